package domain

import "slices"

// BookContent is what an approval of a run book covers: the digest of its canonical JSON is approved.
type BookContent struct {
	Start          int64      `json:"start"`
	DateOnly       bool       `json:"date_only"`
	Minutes        int        `json:"minutes"`
	WayBack        string     `json:"way_back"`
	WayBackMinutes int        `json:"way_back_minutes"`
	Steps          []BookLine `json:"steps"`
}

// BookLine is one step in an approved run book. Content is the digest of what it says.
type BookLine struct {
	Step    ID         `json:"step"`
	Number  string     `json:"number"`
	Stage   Stage      `json:"stage"`
	Title   string     `json:"title"`
	Content ID         `json:"content"`
	Origin  StepOrigin `json:"origin"`
	After   ID         `json:"after"`
}

// BookChange is one difference between two contents of a run book, as a sentence.
type BookChange struct {
	Key    Key               `json:"key"`
	Params map[string]string `json:"params,omitempty"`
	// Material changes make an approved run book a draft again.
	Material bool `json:"material"`
}

// BookContentOf collects what an approval covers. The steps are in run-book order and numbered.
func BookContentOf(plan Plan, steps []BookStep) BookContent {
	content := BookContent{
		Start: plan.Start, DateOnly: plan.DateOnly, Minutes: plan.Minutes,
		WayBack: plan.WayBack, WayBackMinutes: plan.WayBackMinutes, Steps: []BookLine{},
	}
	for _, s := range steps {
		if s.Projected {
			continue
		}
		content.Steps = append(content.Steps, BookLine{
			Step: s.ID, Number: s.Number, Stage: s.stage(), Title: s.Title, Content: s.Content, Origin: s.Origin, After: s.After,
		})
	}
	return content
}

// CompareBooks says what changed from the approved content to the present one. Deviations, steps that are
// run again, and retries of a failed or skipped step belong to the run: they are listed but not material.
func CompareBooks(approved, now BookContent) []BookChange {
	changes := comparePlans(approved, now)
	old, present := linesByStep(approved.Steps), linesByStep(now.Steps)
	for _, line := range now.Steps {
		before, known := old[line.Step]
		switch {
		case !known:
			changes = append(changes, added(line))
		case before.Content != line.Content || before.Title != line.Title:
			changes = append(changes, change(true, "run_book.changed.step", "step", line.name()))
		}
	}
	for _, line := range approved.Steps {
		if _, known := present[line.Step]; !known {
			changes = append(changes, change(true, "run_book.changed.removed", "step", line.name()))
		}
	}
	if !slices.Equal(commonOrder(approved.Steps, present), commonOrder(now.Steps, old)) {
		changes = append(changes, change(true, "run_book.changed.order"))
	}
	return changes
}

// Material gives those changes that make an approved run book a draft again.
func Material(changes []BookChange) []BookChange {
	return slices.DeleteFunc(slices.Clone(changes), func(c BookChange) bool { return !c.Material })
}

func comparePlans(approved, now BookContent) []BookChange {
	var changes []BookChange
	if approved.Start != now.Start || approved.DateOnly != now.DateOnly {
		changes = append(changes, change(true, "run_book.changed.start"))
	}
	if approved.Minutes != now.Minutes {
		changes = append(changes, change(true, "run_book.changed.minutes",
			"before", minutesInWords(approved.Minutes), "after", minutesInWords(now.Minutes)))
	}
	if approved.WayBack != now.WayBack || approved.WayBackMinutes != now.WayBackMinutes {
		changes = append(changes, change(true, "run_book.changed.way_back"))
	}
	return changes
}

func added(line BookLine) BookChange {
	switch {
	case line.Origin == StepDeviation:
		return change(false, "run_book.changed.deviation", "step", line.name())
	case line.Origin == StepRunAgain, line.After != "":
		return change(false, "run_book.changed.again", "step", line.name())
	}
	return change(true, "run_book.changed.added", "step", line.name())
}

func change(material bool, key Key, params ...string) BookChange {
	return BookChange{Key: key, Params: pairs(params), Material: material}
}

func (l BookLine) name() string { return BookStep{Step: Step{Number: l.Number, Title: l.Title}}.Name() }

func linesByStep(lines []BookLine) map[ID]BookLine {
	byStep := make(map[ID]BookLine, len(lines))
	for _, line := range lines {
		byStep[line.Step] = line
	}
	return byStep
}

// commonOrder gives the steps of the lines that are also among the others, with their stages, in order.
func commonOrder(lines []BookLine, others map[ID]BookLine) []string {
	var order []string
	for _, line := range lines {
		if _, common := others[line.Step]; common {
			order = append(order, string(line.Stage)+" "+line.Step)
		}
	}
	return order
}
