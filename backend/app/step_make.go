package app

import (
	"cmp"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// stepMaker makes or finds the steps of an item that was just approved (S+).
type stepMaker struct {
	*Call
	item    domain.Item
	content domain.ItemContent
	// activities and signatures by id of the activity.
	activities map[domain.ID]domain.Activity
	signatures map[domain.ID]string
	steps      []domain.LinkedStep
	made       map[domain.ID]domain.ID // step by the activity that it was made for
}

// makeSteps (S+) gives every activity of an approved item its step: its own that is still right, one to
// share, or a new one (domain.ChooseSteps). tags are those of secrets, by activity and value.
func (c *Call) makeSteps(item domain.Item, content domain.ItemContent, tags map[domain.ID]map[string]string) error {
	m := stepMaker{Call: c, item: item, content: content, made: map[domain.ID]domain.ID{}}
	if err := m.load(tags); err != nil {
		return err
	}
	needs := make([]domain.StepNeed, len(content.Activities))
	for i, a := range content.Activities {
		needs[i] = domain.StepNeed{Activity: a.ID, Signature: m.signatures[a.ID], Step: m.activities[a.ID].Step}
	}
	left := []domain.Activity{}
	for _, choice := range domain.ChooseSteps(item.Deployment, needs, m.steps) {
		if choice.Left != "" {
			left = append(left, m.activities[choice.Activity])
		}
		if err := m.follow(choice); err != nil {
			return err
		}
	}
	if err := m.dropLeft(left); err != nil {
		return err
	}
	if err := c.numberLate(item.Deployment); err != nil {
		return err
	}
	return c.bookChanged(item.Deployment)
}

func (m *stepMaker) load(tags map[domain.ID]map[string]string) error {
	rows, err := m.tx.ActivitiesOf(m.item.ID)
	if err != nil {
		return err
	}
	m.activities, m.signatures = map[domain.ID]domain.Activity{}, map[domain.ID]string{}
	for _, row := range rows {
		m.activities[row.ID] = row
	}
	ids, signatures := []domain.ID{}, []string{}
	for _, a := range m.content.Activities {
		text, _ := m.content.Template(a.Template)
		signature, err := activitySignature(a, text, tags[a.ID])
		if err != nil {
			return err
		}
		m.signatures[a.ID] = signature
		ids, signatures = append(ids, a.ID), append(signatures, signature)
	}
	own, err := m.tx.LinkedSteps(ids)
	if err != nil {
		return err
	}
	shared, err := m.tx.SharedSteps(m.item.Deployment, signatures)
	if err != nil {
		return err
	}
	m.steps = slices.Concat(own, shared)
	slices.SortFunc(m.steps, func(a, b domain.LinkedStep) int { return cmp.Compare(a.ID, b.ID) })
	m.steps = slices.CompactFunc(m.steps, func(a, b domain.LinkedStep) bool { return a.ID == b.ID })
	return nil
}

// follow links an activity to the step that was chosen for it.
func (m *stepMaker) follow(choice domain.StepChoice) error {
	activity := m.activities[choice.Activity]
	if choice.Left != "" {
		if err := m.noteServed(activity); err != nil {
			return err
		}
	}
	step, err := m.chosen(choice)
	if err != nil {
		return err
	}
	if choice.Refresh {
		if err := m.refresh(step, activity.ID); err != nil {
			return err
		}
	}
	activity.Step = step
	return store.Put(m.tx, activity)
}

func (m *stepMaker) chosen(choice domain.StepChoice) (domain.ID, error) {
	if choice.Step != "" {
		return choice.Step, nil
	}
	if known, ok := m.made[choice.New]; ok {
		return known, nil
	}
	step, err := m.fixed(domain.Step{ID: m.newID(), Deployment: m.item.Deployment, Origin: domain.StepFromActivity}, choice.New)
	if err != nil {
		return "", err
	}
	step.Signature = m.signatures[choice.New]
	if choice.Repeats {
		step.After = choice.Left
	}
	m.made[choice.New] = step.ID
	return step.ID, m.addStep(step)
}

// fixed gives the step with the content of an approved activity.
func (m *stepMaker) fixed(step domain.Step, activity domain.ID) (domain.Step, error) {
	i := slices.IndexFunc(m.content.Activities, func(a domain.ActivityContent) bool { return a.ID == activity })
	approved := m.content.Activities[i]
	digest, err := m.keep(activityStepContent(m.content, approved))
	if err != nil {
		return step, err
	}
	if step.Content != digest {
		step.Content, step.ContentSeq = digest, m.seq
	}
	step.Template, step.Title, step.Stage, step.StepPlan = approved.Template, approved.Title, approved.Stage, approved.Plan
	return step, nil
}

// refresh lets a step on which nobody has worked yet take title and estimate of the activity.
func (m *stepMaker) refresh(id, activity domain.ID) error {
	step, err := store.Get[domain.Step](m.tx.Reader, id)
	if err != nil {
		return err
	}
	if step, err = m.fixed(step, activity); err != nil {
		return err
	}
	return store.Put(m.tx, step)
}

// dropLeft deletes waiting steps that the activities left and nothing else needs.
func (m *stepMaker) dropLeft(left []domain.Activity) error {
	if len(left) == 0 {
		return nil
	}
	leaving, stepIDs := []domain.ID{}, []domain.ID{}
	for _, activity := range left {
		leaving, stepIDs = append(leaving, activity.ID), append(stepIDs, activity.Step)
	}
	links, err := m.tx.StepsServing(stepIDs)
	if err != nil {
		return err
	}
	for _, activity := range left {
		links[activity.ID] = activity.Step // as it was: they have left by now
	}
	return m.dropSteps(domain.DetachSteps(leaving, links, m.steps).Steps)
}

// addStep writes a new step and its place in the live run.
func (c *Call) addStep(step domain.Step) error {
	run, err := c.liveRun(step.Deployment)
	if err != nil {
		return err
	}
	last, err := c.tx.LastStepMade(step.Deployment)
	if err != nil {
		return err
	}
	step.Made = last + 1
	if err := store.Put(c.tx, step); err != nil {
		return err
	}
	return store.Put(c.tx, domain.RunStep{ID: c.newID(), Run: run, Step: step.ID, State: domain.StepNew})
}

func (c *Call) liveRun(deployment domain.ID) (domain.ID, error) {
	run, ok, err := c.tx.LiveRun(deployment)
	if err == nil && !ok {
		err = domain.Unavailable("run_book.no_live_run")
	}
	return run.ID, err
}
