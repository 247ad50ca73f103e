package sample

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

const windowDescription = `Bug-fix release 3.12.1.

Nothing is public before all experts have given the **green light**. Pushing the tag cannot be undone.`

const wayBack = `Until the tag is pushed: remove the files from the servers, purge the cache, delete the tag in the clone.
Afterwards there is no way back: the next release mends what is wrong.`

// window: Imani asks for the window, Noor approves it.
func window(s *script) {
	plan := domain.Plan{
		Title: "3.12.1 final", Description: windowDescription, Start: moment(s.release, 0, "14:00").UnixMilli(), Minutes: 6 * 60,
		Lead: s.user("Imani"), ReleaseManager: s.user("Noor"), Risk: domain.RiskMedium,
		RiskNote: "The push of the tag cannot be undone.", WayBack: wayBack, WayBackMinutes: 30,
		URL: "https://peps.python.org/pep-0101/", URLLabel: "PEP 101",
	}
	s.at(-14, "10:12")
	request := s.do("Imani", &app.RequestCreate{Project: s.project, PlanFields: app.PlanFields(plan)})
	s.at(-13, "09:30")
	content := app.RequestSeen{Plan: plan, State: domain.RequestNew}
	s.do("Noor", &app.RequestApprove{Request: request, Seen: s.seen("request", request, content)})
	s.deployment = s.made(request)
}

// made finds the deployment that came of a request.
func (s *script) made(request domain.ID) domain.ID {
	entries := ask[app.ActivityView](s, "Noor", "activity.list", &app.ActivityList{Record: request, Limit: 1})
	if s.err != nil {
		return ""
	}
	return entries.Entries[0].Deployment
}
