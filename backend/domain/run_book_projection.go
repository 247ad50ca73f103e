package domain

import "slices"

// ItemWork is an item with what its approval would put into the run book.
type ItemWork struct {
	Item  Item
	Needs []ActivityNeed
}

// ActivityNeed is an activity as a step would be made from it.
type ActivityNeed struct {
	Activity         Activity
	Signature        string
	TemplatePosition int
}

// ProjectBook gives the draft run book in run-book order: the steps there are, and those that approving
// all items that are not Rejected would make, by the same rules (ChooseSteps), item by item. Steps are
// those of the deployment, with the activities that they serve now; acts are those of LinkedStep.
func ProjectBook(deployment ID, items []ItemWork, steps []BookStep, acts map[ID][]StepAction) []BookStep {
	p := projection{deployment: deployment, acts: acts, places: map[ID]int{}, bySignature: map[string][]int{}}
	for _, step := range steps {
		step.Serves = slices.Clone(step.Serves)
		p.add(step)
	}
	for _, work := range items {
		if work.Item.Status != ItemRejected && work.Item.Status != ItemReady && work.Item.Status != ItemCompleted {
			p.project(work)
		}
	}
	return OrderBook(p.book)
}

// projection is a run book that grows item by item.
type projection struct {
	deployment  ID
	acts        map[ID][]StepAction
	book        []BookStep
	places      map[ID]int       // in book
	bySignature map[string][]int // places in book
}

func (p *projection) add(step BookStep) {
	p.places[step.ID] = len(p.book)
	p.bySignature[step.Signature] = append(p.bySignature[step.Signature], len(p.book))
	p.book = append(p.book, step)
}

func (p *projection) project(work ItemWork) {
	var needs []StepNeed
	byID := map[ID]ActivityNeed{}
	for _, need := range work.Needs {
		needs = append(needs, StepNeed{Activity: need.Activity.ID, Signature: need.Signature, Step: need.Activity.Step})
		byID[need.Activity.ID] = need
	}
	for _, choice := range ChooseSteps(p.deployment, needs, p.linked(needs)) {
		if choice.New == choice.Activity {
			p.add(projectedStep(p.deployment, byID[choice.Activity], choice))
		}
		p.serve(choice, byID[choice.Activity].Activity.Step)
	}
}

// linked gives the steps that may count for the needs: their own, and those with the same signatures.
func (p *projection) linked(needs []StepNeed) []LinkedStep {
	var places []int
	for _, need := range needs {
		if place, known := p.places[need.Step]; known {
			places = append(places, place)
		}
		places = append(places, p.bySignature[need.Signature]...)
	}
	slices.Sort(places)
	var linked []LinkedStep
	for _, place := range slices.Compact(places) {
		s := p.book[place]
		linked = append(linked, LinkedStep{Step: s.Step, State: s.State, Acts: p.acts[s.ID]})
	}
	return linked
}

// serve moves the activity from the step that it leaves to the one that it gets.
func (p *projection) serve(choice StepChoice, had ID) {
	if place, known := p.places[had]; known {
		p.book[place].Serves = slices.DeleteFunc(p.book[place].Serves, func(id ID) bool { return id == choice.Activity })
	}
	to := choice.Step
	if choice.New != "" {
		to = choice.New
	}
	if place, known := p.places[to]; known {
		p.book[place].Serves = append(p.book[place].Serves, choice.Activity)
	}
}

func projectedStep(deployment ID, need ActivityNeed, choice StepChoice) BookStep {
	activity := need.Activity
	step := Step{
		ID: activity.ID, Deployment: deployment, Template: activity.Template, Title: activity.Title, Stage: activity.Stage,
		Signature: need.Signature, Origin: StepFromActivity, StepPlan: activity.StepPlan, Stamp: activity.Stamp,
	}
	if choice.Repeats {
		step.After = choice.Left
	}
	return BookStep{Step: step, State: StepNew, TemplatePosition: need.TemplatePosition, Projected: true}
}
