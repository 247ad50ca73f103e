package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

type (
	homeItem  = store.HomeItem
	itemCount = store.ItemCount
	stepCount = store.StepCount
)

// needs fills in what waits for the person, overdue ones first.
func (h *home) needs(v *View, out *HomeView) error {
	requests, err := v.OpenRequests(h.projects)
	if err != nil {
		return err
	}
	all := []domain.Need{}
	names := map[domain.ID]NeedView{}
	for _, project := range h.projects {
		pending, err := h.pending(v, project, requests, names)
		if err != nil {
			return err
		}
		all = append(all, domain.ActionsNeeded(pending, v.now)...)
	}
	domain.SortNeeds(all)
	for _, need := range all {
		view := h.needView(v, need, names)
		out.count(view)
		if len(out.Needs) < longestNeeds {
			out.Needs = append(out.Needs, view)
		}
	}
	return nil
}

func (out *HomeView) count(n NeedView) {
	out.Total++
	if n.Overdue {
		out.Overdue++
	}
	switch n.Group {
	case "decide":
		out.Decide++
	case "verify":
		out.Verify++
	case "people":
		out.People++
	default:
		out.Do++
	}
}

// pending collects what may wait in one project; names notes what the views of it need.
func (h *home) pending(v *View, project domain.ID, requests []domain.Request, names map[domain.ID]NeedView) (domain.Pending, error) {
	p := domain.Pending{Project: project, User: v.user, Roles: v.rules.RolesOf(project, v.user)}
	for _, d := range h.deployments {
		if d.Project == project {
			p.Deployments = append(p.Deployments, h.pendingWindow(v, d, names))
		}
	}
	for _, r := range requests {
		if r.Project == project {
			p.Requests = append(p.Requests, r)
			names[r.ID] = NeedView{By: r.CreatedBy, Since: r.ChangedAt, Start: r.Start, DateOnly: r.DateOnly}
		}
	}
	var err error
	p.Access, err = v.AccessRequests(project)
	for _, a := range p.Access {
		names[a.ID] = NeedView{By: a.User, Since: a.CreatedAt}
	}
	return p, err
}

func (h *home) pendingWindow(v *View, d domain.Deployment, names map[domain.ID]NeedView) domain.PendingWindow {
	w := domain.PendingWindow{Deployment: d, State: h.state(v, d), Tasks: h.tasks[d.ID]}
	names[d.ID] = NeedView{DeploymentTitle: d.Title, Start: d.Start, DateOnly: d.DateOnly}
	for _, i := range h.items[d.ID] {
		item := domain.Item{ID: i.ID, Deployment: d.ID, Project: d.Project, Ref: i.Ref, Title: i.Title, Status: i.Status, SubmittedBy: i.SubmittedBy}
		w.Items = append(w.Items, domain.PendingItem{Item: item, OpenSteps: h.openSteps[i.ID]})
		names[i.ID] = NeedView{Ref: i.Ref, By: i.SubmittedBy, Since: i.StatusAt, DeploymentTitle: d.Title, Start: d.Start, DateOnly: d.DateOnly}
	}
	for _, c := range h.steps[d.ID] {
		for range c.Steps {
			w.Steps = append(w.Steps, domain.PendingStep{State: c.State, CanRun: c.CanRun})
		}
	}
	for _, t := range w.Tasks {
		names[t.ID] = NeedView{By: t.CreatedBy, Since: t.Start, DeploymentTitle: d.Title, Start: d.Start, DateOnly: d.DateOnly}
	}
	return w
}

func (h *home) needView(v *View, need domain.Need, names map[domain.ID]NeedView) NeedView {
	view := names[need.Record]
	view.Need = need
	project := v.rules.Projects[need.Project]
	view.ProjectKey, view.ProjectTitle, view.TimeZone = project.Key, project.Title, project.TimeZone
	view.ByName = v.rules.Users[view.By].Name
	view.Group = groupOf(need, v.rules.RolesOf(need.Project, v.user))
	return view
}

// groupOf says what kind of act a need asks for.
func groupOf(need domain.Need, roles domain.RoleSet) string {
	switch {
	case need.Kind == domain.NeedAccess:
		return "people"
	case need.Kind == domain.NeedRequest:
		return "decide"
	case need.Status == domain.ItemReview && !roles.Has(domain.RoleApproval):
		return "verify"
	case need.Status == domain.ItemReview || need.Status == domain.ItemGoNoGo:
		return "decide"
	default:
		return "do"
	}
}
