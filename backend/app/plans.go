package app

import "renogen/backend/domain"

// PlanFields is what a request proposes and a deployment is created with. What is left out is empty, and
// the duration the project's default.
type PlanFields struct {
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
	// Start is Unix milliseconds UTC; with DateOnly any moment of the day in the project's zone.
	Start          int64       `json:"start"`
	DateOnly       bool        `json:"date_only,omitempty"`
	Minutes        int         `json:"minutes,omitempty"`
	Lead           domain.ID   `json:"lead,omitempty"`
	ReleaseManager domain.ID   `json:"release_manager,omitempty"`
	Risk           domain.Risk `json:"risk,omitempty"`
	RiskNote       string      `json:"risk_note,omitempty"`
	WayBack        string      `json:"way_back,omitempty"`
	WayBackMinutes int         `json:"way_back_minutes,omitempty"`
	URL            string      `json:"url,omitempty"`
	URLLabel       string      `json:"url_label,omitempty"`
}

// PlanEdits changes fields of a request or deployment.
type PlanEdits struct {
	Title          *Edit[string]      `json:"title,omitempty"`
	Description    *Edit[string]      `json:"description,omitempty"`
	Start          *Edit[int64]       `json:"start,omitempty"`
	DateOnly       *Edit[bool]        `json:"date_only,omitempty"`
	Minutes        *Edit[int]         `json:"minutes,omitempty"`
	Lead           *Edit[string]      `json:"lead,omitempty"`
	ReleaseManager *Edit[string]      `json:"release_manager,omitempty"`
	Risk           *Edit[domain.Risk] `json:"risk,omitempty"`
	RiskNote       *Edit[string]      `json:"risk_note,omitempty"`
	WayBack        *Edit[string]      `json:"way_back,omitempty"`
	WayBackMinutes *Edit[int]         `json:"way_back_minutes,omitempty"`
	URL            *Edit[string]      `json:"url,omitempty"`
	URLLabel       *Edit[string]      `json:"url_label,omitempty"`
}

func (f PlanFields) plan(project domain.Project) domain.Plan {
	plan := domain.Plan{
		Title: f.Title, Description: f.Description, Start: f.Start, DateOnly: f.DateOnly, Minutes: f.Minutes,
		Lead: f.Lead, ReleaseManager: f.ReleaseManager, Risk: f.Risk, RiskNote: f.RiskNote,
		WayBack: f.WayBack, WayBackMinutes: f.WayBackMinutes, URL: f.URL, URLLabel: f.URLLabel,
	}
	if plan.Minutes == 0 && !plan.DateOnly {
		plan.Minutes = project.DefaultMinutes
	}
	return plan
}

// apply gives the plan with the edits, or what somebody else changed meanwhile.
func (p *PlanEdits) apply(plan domain.Plan) (domain.Plan, error) {
	var e edits
	change(&e, "title", &plan.Title, p.Title)
	change(&e, "description", &plan.Description, p.Description)
	change(&e, "start", &plan.Start, p.Start)
	change(&e, "date_only", &plan.DateOnly, p.DateOnly)
	change(&e, "minutes", &plan.Minutes, p.Minutes)
	change(&e, "lead", &plan.Lead, p.Lead)
	change(&e, "release_manager", &plan.ReleaseManager, p.ReleaseManager)
	change(&e, "risk", &plan.Risk, p.Risk)
	change(&e, "risk_note", &plan.RiskNote, p.RiskNote)
	change(&e, "way_back", &plan.WayBack, p.WayBack)
	change(&e, "way_back_minutes", &plan.WayBackMinutes, p.WayBackMinutes)
	change(&e, "url", &plan.URL, p.URL)
	change(&e, "url_label", &plan.URLLabel, p.URLLabel)
	return plan, e.done()
}

// startCheck judges a start beside those that are taken.
type startCheck func(plan domain.Plan, taken []domain.Taken) error

// checkPlan gives the plan as it is to be saved, or all that is wrong with it. People are only asked
// about where they are others than before.
func (c *Call) checkPlan(project domain.Project, plan, before domain.Plan, start startCheck) (domain.Plan, error) {
	zone, err := zoneOf(project)
	if err != nil {
		return plan, err
	}
	plan, fields := plan.Check(zone)
	taken, err := c.tx.StartsTaken(project.ID, plan.Start)
	if err != nil {
		return plan, err
	}
	people := plan.CheckPeople(func(user domain.ID) bool {
		return user == before.Lead || user == before.ReleaseManager || c.rules.isMember(project.ID)(user)
	})
	var startTaken error
	if plan.Start != before.Start {
		startTaken = start(plan, taken)
	}
	return plan, domain.Together(fields, startTaken, people)
}
