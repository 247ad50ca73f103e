package app

import (
	"slices"
	"strings"

	"renogen/backend/domain"
)

// needs fills in what waits for the person, overdue ones first.
func (h *home) needs(v *View, out *HomeView) error {
	requests, err := v.OpenRequests(h.projects)
	if err != nil {
		return err
	}
	var all []domain.Need
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
		out.count(need, groupOf(need, v.rules.RolesOf(need.Project, v.user)))
	}
	all = all[:min(len(all), longestNeeds)]
	if err := v.nameItems(all, names); err != nil {
		return err
	}
	out.Needs = make([]NeedView, len(all))
	for i, need := range all {
		out.Needs[i] = v.needView(need, names)
	}
	return nil
}

func (out *HomeView) count(n domain.Need, group string) {
	out.Total++
	if n.Overdue {
		out.Overdue++
	}
	switch group {
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
	for _, group := range h.items[d.ID] {
		for _, id := range group.IDs {
			w.Items = append(w.Items, domain.PendingItem{ID: id, Status: group.Status})
		}
	}
	slices.SortFunc(w.Items, func(a, b domain.PendingItem) int { return strings.Compare(a.ID, b.ID) }) // as they were made
	ready := h.ready[d.ID]
	w.Steps = domain.PendingSteps{Serving: ready.Serving, Bare: ready.Bare, Deviations: h.deviations[d.ID]}
	for _, c := range h.steps[d.ID] {
		if c.State == domain.StepInProgress {
			w.Steps.InProgress += c.Steps
		}
	}
	for _, t := range w.Tasks {
		names[t.ID] = NeedView{By: t.CreatedBy, Since: t.Start, DeploymentTitle: d.Title, Start: d.Start, DateOnly: d.DateOnly}
	}
	return w
}

// nameItems notes in names what the items among some needs are called, and gives the needs their titles.
func (v *View) nameItems(needs []domain.Need, names map[domain.ID]NeedView) error {
	ids := []domain.ID{}
	for _, need := range needs {
		if need.Kind == domain.NeedItem {
			ids = append(ids, need.Record)
		}
	}
	items, err := v.ItemNames(ids)
	if err != nil {
		return err
	}
	for i, need := range needs {
		if need.Kind == domain.NeedItem {
			item, view := items[need.Record], names[need.Deployment]
			view.Ref, view.By, view.Since = item.Ref, item.SubmittedBy, item.StatusAt
			names[need.Record], needs[i].Title = view, item.Title
		}
	}
	return nil
}

func (v *View) needView(need domain.Need, names map[domain.ID]NeedView) NeedView {
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
