package testkit

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// ItemSeen is what somebody who looks at an item now carries when deciding about it.
func (w *Workspace) ItemSeen(item domain.ID) string {
	w.TB.Helper()
	return Ask[app.ItemsSeenView](w, "Approval", "items.seen", &app.ItemsSeen{Items: []domain.ID{item}}).Items[0].Seen
}

// Submit, Verify, Approve, Reject, Revert, Complete and Fail make the command for an item as it is now.
func (w *Workspace) Submit(item domain.ID) *app.ItemSubmit {
	w.TB.Helper()
	return &app.ItemSubmit{Item: item, Seen: w.ItemSeen(item)}
}

func (w *Workspace) Verify(item domain.ID) *app.ItemVerify {
	w.TB.Helper()
	return &app.ItemVerify{Item: item, Seen: w.ItemSeen(item)}
}

func (w *Workspace) Approve(item domain.ID) *app.ItemApprove {
	w.TB.Helper()
	return &app.ItemApprove{Item: item, Seen: w.ItemSeen(item)}
}

func (w *Workspace) Reject(item domain.ID, reason string) *app.ItemReject {
	w.TB.Helper()
	return &app.ItemReject{Item: item, Seen: w.ItemSeen(item), Remark: reason}
}

func (w *Workspace) Revert(item domain.ID, target domain.ItemStatus, reason string) *app.ItemRevert {
	w.TB.Helper()
	return &app.ItemRevert{Item: item, Target: target, Seen: w.ItemSeen(item), Remark: reason}
}

func (w *Workspace) Complete(item domain.ID) *app.ItemComplete {
	w.TB.Helper()
	return &app.ItemComplete{Item: item, Seen: w.ItemSeen(item)}
}

func (w *Workspace) Fail(item domain.ID, remark string) *app.ItemFail {
	w.TB.Helper()
	return &app.ItemFail{Item: item, Seen: w.ItemSeen(item), Remark: remark}
}

// Submitted brings an item that is in Documentation, Rejected or Failed to Review.
func (w *Workspace) Submitted(item domain.ID) domain.ID {
	w.TB.Helper()
	w.Must("Entry", w.Submit(item))
	return item
}

// Verified brings an item that is in Documentation, Rejected or Failed to Go No Go.
func (w *Workspace) Verified(item domain.ID) domain.ID {
	w.TB.Helper()
	w.Must("Review", w.Verify(w.Submitted(item)))
	return item
}

// Approved brings an item that is in Documentation, Rejected or Failed to Ready For Release.
func (w *Workspace) Approved(item domain.ID) domain.ID {
	w.TB.Helper()
	w.Must("Approval", w.Approve(w.Submitted(item)))
	return item
}

// Status gives the status of an item.
func (w *Workspace) Status(item domain.ID) domain.ItemStatus {
	w.TB.Helper()
	return Row[domain.Item](w, item).Status
}
