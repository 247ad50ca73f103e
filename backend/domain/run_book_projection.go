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
	book := slices.Clone(steps)
	for i := range book {
		book[i].Serves = slices.Clone(book[i].Serves)
	}
	for _, work := range items {
		if work.Item.Status != ItemRejected && work.Item.Status != ItemReady && work.Item.Status != ItemCompleted {
			book = projectItem(deployment, work, book, acts)
		}
	}
	return OrderBook(book)
}

func projectItem(deployment ID, work ItemWork, book []BookStep, acts map[ID][]StepAction) []BookStep {
	var linked []LinkedStep
	for _, s := range book {
		linked = append(linked, LinkedStep{Step: s.Step, State: s.State, Acts: acts[s.ID]})
	}
	var needs []StepNeed
	byID := map[ID]ActivityNeed{}
	for _, need := range work.Needs {
		needs = append(needs, StepNeed{Activity: need.Activity.ID, Signature: need.Signature, Step: need.Activity.Step})
		byID[need.Activity.ID] = need
	}
	for _, choice := range ChooseSteps(deployment, needs, linked) {
		if choice.New == choice.Activity {
			book = append(book, projectedStep(deployment, byID[choice.Activity], choice))
		}
		book = serve(book, choice)
	}
	return book
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

// serve moves the activity from the step that it leaves to the one that it gets.
func serve(book []BookStep, choice StepChoice) []BookStep {
	to := choice.Step
	if choice.New != "" {
		to = choice.New
	}
	for i := range book {
		book[i].Serves = slices.DeleteFunc(book[i].Serves, func(id ID) bool { return id == choice.Activity })
		if book[i].ID == to {
			book[i].Serves = append(book[i].Serves, choice.Activity)
		}
	}
	return book
}
