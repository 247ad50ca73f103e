package domain

// ItemStage is one of the five states on an item's way, for the stepper of its page.
type ItemStage struct {
	Status ItemStatus `json:"status"`
	// Current: the item is there, or (Rejected and Failed) must go on from there. Done: it is further.
	Current bool `json:"current"`
	Done    bool `json:"done"`
	// By and At say who brought the item there and when; empty where nobody did, or where it was taken back.
	By ID    `json:"by"`
	At int64 `json:"at"`
	// Role is the role that acts in the state; approval does, too.
	Role Role `json:"role"`
}

// Stages gives the way of the item as far as it went.
func (i Item) Stages() []ItemStage {
	stages := make([]ItemStage, len(ItemPath))
	current := 0
	for n, status := range ItemPath {
		stages[n] = ItemStage{Status: status, Role: actsIn(status)}
		if status == i.Status {
			current = n
		}
	}
	for n := range stages {
		stages[n].Current, stages[n].Done = n == current, n < current
		if n <= current {
			stages[n].By, stages[n].At = i.broughtTo(stages[n].Status)
		}
	}
	return stages
}

// broughtTo: an item that was approved straight from Review was verified by nobody.
func (i Item) broughtTo(status ItemStatus) (ID, int64) {
	switch status {
	case ItemDocumentation:
		return i.CreatedBy, i.CreatedAt
	case ItemReview:
		return i.SubmittedBy, i.SubmittedAt
	case ItemGoNoGo:
		return i.VerifiedBy, i.VerifiedAt
	case ItemReady:
		return i.ApprovedBy, i.ApprovedAt
	}
	return "", i.StatusAt
}
