package domain

import (
	"cmp"
	"slices"
)

// NeedKind is a kind of thing that waits for somebody.
type NeedKind string

// Kinds of need.
const (
	NeedItem    NeedKind = "item"    // an item to write, review or decide
	NeedRequest NeedKind = "request" // a deployment request to decide
	NeedAccess  NeedKind = "access"  // an access request to answer
	NeedSteps   NeedKind = "steps"   // steps to run, and items to complete by hand, of one deployment
	NeedTask    NeedKind = "task"    // a checklist task in which one is in charge
)

// Need is one entry of "actions needed". Record is what it leads to.
type Need struct {
	Kind       NeedKind `json:"kind"`
	Project    ID       `json:"project"`
	Deployment ID       `json:"deployment"`
	Record     ID       `json:"record"`
	Title      string   `json:"title"`
	// Status of an item; empty for other kinds.
	Status ItemStatus `json:"status"`
	// Steps to run and Items without steps to complete; only for steps.
	Steps int `json:"steps"`
	Items int `json:"items"`
	// At is the date that it is ordered by: start of the window, end of the task, day of the access request.
	At      int64 `json:"at"`
	Overdue bool  `json:"overdue"`
}

// Pending is what may wait for one person in one project that is not archived.
type Pending struct {
	Project     ID
	User        ID
	Roles       RoleSet
	Deployments []PendingWindow
	Requests    []Request
	Access      []AccessRequest
}

// PendingWindow is a deployment with its work. Items are those that are not completed.
type PendingWindow struct {
	Deployment Deployment
	State      WindowState
	Items      []PendingItem
	Steps      PendingSteps
	Tasks      []Task
}

// PendingItem is an item as far as it says for whom it waits.
type PendingItem struct {
	ID     ID
	Status ItemStatus
}

// PendingSteps counts steps that are New, In progress or On hold. InProgress are all that somebody works on; of the
// others those that serve an item which is Ready For Release, and deviations, which serve none. Bare counts the
// items that are Ready For Release and have no such step.
type PendingSteps struct {
	InProgress, Serving, Deviations, Bare int
}

// ActionsNeeded says what waits for the person: by the roles held, exactly, for approval does not want to
// see everybody's work. Windows that are over need nothing. Overdue ones come first, then by date. Needs of items
// have no title: there can be thousands of them, of which few are shown.
func ActionsNeeded(pending Pending, now int64) []Need {
	needs := []Need{}
	for _, window := range pending.Deployments {
		if window.State != WindowOver && !window.Deployment.Archived {
			needs = appendItemNeeds(needs, pending, window)
			needs = append(needs, stepNeeds(pending, window)...)
			needs = append(needs, taskNeeds(pending, window, now)...)
		}
	}
	if pending.Roles.Has(RoleApproval) {
		needs = slices.Concat(needs, requestNeeds(pending, now), accessNeeds(pending))
	}
	SortNeeds(needs)
	return needs
}

// SortNeeds orders needs, of several projects as well: overdue ones first, then by date.
func SortNeeds(needs []Need) {
	slices.SortStableFunc(needs, func(a, b Need) int {
		return cmp.Or(cmp.Compare(flag(b.Overdue), flag(a.Overdue)), cmp.Compare(a.At, b.At))
	})
}

var itemsForRole = map[Role][]ItemStatus{
	RoleEntry:    {ItemDocumentation, ItemRejected, ItemFailed},
	RoleReview:   {ItemReview},
	RoleApproval: {ItemReview, ItemGoNoGo},
}

func appendItemNeeds(needs []Need, pending Pending, window PendingWindow) []Need {
	roles := pending.Roles.List()
	for _, item := range window.Items {
		waits := slices.ContainsFunc(roles, func(role Role) bool { return slices.Contains(itemsForRole[role], item.Status) })
		if waits {
			need := window.need(pending, NeedItem, item.ID, "")
			need.Status = item.Status
			needs = append(needs, need)
		}
	}
	return needs
}

// stepNeeds makes one entry per deployment.
func stepNeeds(pending Pending, window PendingWindow) []Need {
	if !pending.Roles.Has(RoleExecute) {
		return nil
	}
	need := window.need(pending, NeedSteps, window.Deployment.ID, window.Deployment.Title)
	need.Steps = window.Steps.InProgress + window.Steps.Serving + window.Steps.Deviations
	need.Items = window.Steps.Bare
	if need.Steps+need.Items == 0 {
		return nil
	}
	return []Need{need}
}

func taskNeeds(pending Pending, window PendingWindow, now int64) []Need {
	var needs []Need
	for _, task := range window.Tasks {
		open := task.State == TaskNotStarted || task.State == TaskInProgress
		if !open || !slices.Contains(task.Persons, pending.User) {
			continue
		}
		need := window.need(pending, NeedTask, task.ID, task.Title)
		if task.End != 0 {
			need.At = task.End
			need.Overdue = need.Overdue || task.End < now
		}
		needs = append(needs, need)
	}
	return needs
}

func (w PendingWindow) need(pending Pending, kind NeedKind, record ID, title string) Need {
	return Need{
		Kind: kind, Project: pending.Project, Deployment: w.Deployment.ID, Record: record, Title: title,
		At: w.Deployment.Start, Overdue: w.State == WindowOverrun,
	}
}

func requestNeeds(pending Pending, now int64) []Need {
	var needs []Need
	for _, request := range pending.Requests {
		if request.State == RequestNew {
			needs = append(needs, Need{
				Kind: NeedRequest, Project: pending.Project, Record: request.ID, Title: request.Title,
				At: request.Start, Overdue: request.Expired(now),
			})
		}
	}
	return needs
}

func accessNeeds(pending Pending) []Need {
	var needs []Need
	for _, access := range pending.Access {
		if access.State == AccessOpen {
			needs = append(needs, Need{
				Kind: NeedAccess, Project: pending.Project, Record: access.ID, Title: access.Text, At: access.CreatedAt,
			})
		}
	}
	return needs
}
