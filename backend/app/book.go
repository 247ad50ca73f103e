package app

import (
	"slices"

	"renogen/backend/domain"
)

// book is the run book of a deployment with everything that its rows need, read at once.
type book struct {
	*View
	deployment domain.Deployment
	project    domain.Project
	relation   domain.Relation
	// steps are in run-book order and numbered, the projected ones among them while the run book is a draft.
	steps []domain.BookStep
	// content is what an approval would cover; seen its digest.
	content   domain.BookContent
	seen      string
	unchanged bool // since the last approval; approval finds out
	// fault is why the run book is not approved, or free to be started, although the tables say so.
	fault     *domain.Error
	projected map[domain.ID]domain.StepContent
	here      map[domain.ID]bool // steps of the deployment
	templates map[domain.ID]domain.Template

	runs     map[domain.ID]domain.RunStep
	items    map[domain.ID]domain.Item // those of the deployment, and others that had to do with a step
	itemOf   map[domain.ID]domain.ID   // by activity
	moved    map[domain.ID][]domain.ID // items that took a link to the step into another deployment
	titles   map[domain.ID]string      // of the deployments that they are in
	outcomes map[domain.ID][]domain.StepOutcome
	same     map[domain.ID]bool // failed items that are still what was approved
	evidence map[domain.ID][]domain.Evidence
	events   map[domain.ID]int

	away  *domain.Copy                       // with which the run book is; nil: it is here
	taken map[domain.ID]domain.TakenBackStep // back from it

	place map[domain.ID]int // in steps
	open  []domain.BookStep // open checkpoints
	// times are the planned ones of the steps; tooLong: there are none, as they would not fit the window.
	times   []domain.PlannedTime
	tooLong bool
}

// book reads the run book of a deployment that the person may look into.
func (v *View) book(id domain.ID) (*book, error) {
	deployment, err := record[domain.Deployment](v.Reader, id)
	if err != nil {
		return nil, err
	}
	b := &book{View: v, deployment: deployment, relation: v.relation(deployment.Project)}
	if b.project, err = v.see(deployment.Project); err != nil {
		return nil, err
	}
	for _, load := range []func() error{b.loadItems, b.loadSteps, b.loadFault, b.loadRun, b.loadReturning, b.loadAway} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *book) loadItems() error {
	rows, err := b.ItemsOf(b.deployment.ID)
	if err != nil {
		return err
	}
	b.items = map[domain.ID]domain.Item{}
	for _, row := range rows {
		b.items[row.ID] = row
	}
	templates, err := b.Templates(b.project.ID)
	if err != nil {
		return err
	}
	b.templates = map[domain.ID]domain.Template{}
	for _, template := range templates {
		b.templates[template.ID] = template
	}
	return nil
}

func (b *book) loadSteps() error {
	links, err := b.LinksIn(b.deployment.ID)
	if err != nil {
		return err
	}
	b.itemOf = map[domain.ID]domain.ID{}
	for _, link := range links {
		b.itemOf[link.Activity] = link.Item
	}
	steps, err := b.BookStepsWith(b.deployment.ID, links)
	if err != nil {
		return err
	}
	ordered := domain.OrderBook(steps)
	frozen := domain.Frozen(ordered, b.deployment.RetiredNumbers)
	b.content = domain.BookContentOf(b.deployment.Plan, frozen)
	if b.seen, err = SeenDigest("run_book", b.deployment.ID, b.content); err != nil {
		return err
	}
	if b.deployment.RunBookState == domain.RunBookDraft {
		if ordered, err = b.projection(steps); err != nil {
			return err
		}
	}
	b.steps = domain.NumberBook(ordered, b.deployment.RetiredNumbers)
	b.times, b.tooLong = domain.PlanTimes(b.deployment.Plan, b.steps)
	b.place = map[domain.ID]int{}
	for i, step := range b.steps {
		b.place[step.ID] = i
	}
	b.open = domain.OpenCheckpoints(b.steps, "")
	return b.loadOthers()
}

func (b *book) loadFault() error {
	return shownFault(b.bookFault(b.deployment, b.content, b.seen), &b.fault)
}

// loadOthers reads the items that had to do with a step and are elsewhere by now, or have another step.
func (b *book) loadOthers() error {
	links, err := b.LinksMoved(b.deployment.ID)
	if err != nil {
		return err
	}
	b.moved = map[domain.ID][]domain.ID{}
	missing := map[domain.ID]bool{}
	for _, link := range links {
		if !slices.Contains(b.moved[link.Step], link.Item) {
			b.moved[link.Step] = append(b.moved[link.Step], link.Item)
		}
		missing[link.Item] = true
	}
	for _, step := range b.steps {
		for _, item := range step.Served {
			if _, here := b.items[item]; !here {
				missing[item] = true
			}
		}
	}
	others, err := b.ItemsByID(sortedKeys(missing))
	if err != nil {
		return err
	}
	elsewhere := []domain.ID{}
	for _, item := range others {
		b.items[item.ID] = item
		elsewhere = append(elsewhere, item.Deployment)
	}
	b.titles, err = b.Titles(elsewhere)
	return err
}

func (b *book) loadRun() error {
	rows, err := b.LiveSteps(b.deployment.ID)
	if err != nil {
		return err
	}
	b.runs = map[domain.ID]domain.RunStep{}
	for _, row := range rows {
		b.runs[row.Step] = row
	}
	evidence, err := b.EvidenceIn(b.deployment.ID)
	if err != nil {
		return err
	}
	b.evidence = map[domain.ID][]domain.Evidence{}
	for _, row := range evidence {
		b.evidence[row.RunStep] = append(b.evidence[row.RunStep], row)
	}
	b.events, err = b.EventCounts(b.deployment.ID)
	return err
}

// loadReturning reads what decides whether items return to Ready For Release with a step.
func (b *book) loadReturning() error {
	b.outcomes, b.same = map[domain.ID][]domain.StepOutcome{}, map[domain.ID]bool{}
	for _, step := range b.steps {
		run, ran := b.runs[step.ID]
		if !ran {
			continue
		}
		outcome := domain.StepOutcome{Step: step.ID, State: run.State, Remark: run.Remark, EndedAt: run.EndedAt}
		for _, item := range b.served(step) {
			b.outcomes[item.ID] = append(b.outcomes[item.ID], outcome)
		}
	}
	for _, id := range sortedKeys(b.outcomes) {
		item := b.items[id]
		if item.Status != domain.ItemFailed {
			b.same[id] = true // what is approved cannot be edited
			continue
		}
		var err error
		if b.same[id], err = sameAsApproved(b.Reader, item); err != nil {
			return err
		}
	}
	return nil
}

// served gives the items of this deployment that need a step, in their order, each once.
func (b *book) served(step domain.BookStep) []domain.Item {
	items := []domain.Item{}
	for _, activity := range step.Serves {
		item := b.items[b.itemOf[activity]]
		if !slices.ContainsFunc(items, func(known domain.Item) bool { return known.ID == item.ID }) {
			items = append(items, item)
		}
	}
	slices.SortStableFunc(items, func(a, b domain.Item) int { return a.Position - b.Position })
	return items
}

// projection gives the draft: the steps there are, and those that approving the other items would make.
func (b *book) projection(steps []domain.BookStep) ([]domain.BookStep, error) {
	activities, err := b.ActivitiesToProject(b.deployment.ID)
	if err != nil {
		return nil, err
	}
	byItem := map[domain.ID][]domain.Activity{}
	for _, activity := range activities {
		byItem[activity.Item] = append(byItem[activity.Item], activity)
		b.itemOf[activity.ID] = activity.Item
	}
	b.projected, b.here = map[domain.ID]domain.StepContent{}, map[domain.ID]bool{}
	for _, step := range steps {
		b.here[step.ID] = true
	}
	work := []domain.ItemWork{}
	for _, item := range b.inOrder() {
		needs, err := b.needs(item, byItem[item.ID])
		if err != nil {
			return nil, err
		}
		work = append(work, domain.ItemWork{Item: item, Needs: needs})
	}
	return domain.ProjectBook(b.deployment.ID, work, steps, nil), nil
}

func (b *book) inOrder() []domain.Item {
	items := []domain.Item{}
	for _, id := range sortedKeys(b.items) {
		items = append(items, b.items[id])
	}
	slices.SortStableFunc(items, func(a, b domain.Item) int { return a.Position - b.Position })
	return items
}

// needs says what approving an item as it is would ask of the run book.
func (b *book) needs(item domain.Item, activities []domain.Activity) ([]domain.ActivityNeed, error) {
	rows := map[domain.ID]domain.Activity{}
	for _, activity := range activities {
		rows[activity.ID] = activity
	}
	needs := []domain.ActivityNeed{}
	for _, a := range domain.ItemContentOf(item, activities, nil, nil).Activities {
		done, err := b.doneElsewhere(rows[a.ID].Step)
		if err != nil {
			return nil, err
		}
		if done {
			continue
		}
		template := b.templates[a.Template]
		text := domain.TextOf(template)
		signature, err := activitySignature(a, text, nil)
		if err != nil {
			return nil, err
		}
		b.projected[a.ID] = domain.StepContentOf(a, text)
		needs = append(needs, domain.ActivityNeed{Activity: rows[a.ID], Signature: signature, TemplatePosition: template.Position})
	}
	return needs, nil
}

// doneElsewhere says whether a step of another deployment, where the item was before, did the work already.
func (b *book) doneElsewhere(step domain.ID) (bool, error) {
	if step == "" || b.here[step] {
		return false, nil
	}
	run, err := b.LiveStep(step)
	return run.State == domain.StepCompleted, err
}
