package domain

import "slices"

// ItemAction is what a person does to an item's status.
type ItemAction string

// Actions, one per command item.*.
const (
	ItemSubmit   ItemAction = "submit"
	ItemVerify   ItemAction = "verify"
	ItemApprove  ItemAction = "approve"
	ItemReject   ItemAction = "reject"
	ItemRevert   ItemAction = "revert"
	ItemComplete ItemAction = "complete"
	ItemFail     ItemAction = "fail"
)

// RemarkRule says whether an action takes a remark.
type RemarkRule string

// Remark rules.
const (
	RemarkNone     RemarkRule = "none"
	RemarkOptional RemarkRule = "optional"
	RemarkRequired RemarkRule = "required"
)

// ItemRule is one line of the workflow: who may lead an item from one state to another.
type ItemRule struct {
	From   ItemStatus `json:"from"`
	Action ItemAction `json:"action"`
	To     ItemStatus `json:"to"`
	Roles  []Role     `json:"roles"`
	Remark RemarkRule `json:"remark"`
}

// ItemPath lists the five states in order. Rejected and Failed stand aside.
var ItemPath = []ItemStatus{ItemDocumentation, ItemReview, ItemGoNoGo, ItemReady, ItemCompleted}

// ItemRules is the workflow of an item (spec 1.6) without the two automatic lines. Approval acts wherever another role does.
var ItemRules = slices.Concat([]ItemRule{
	{ItemDocumentation, ItemSubmit, ItemReview, []Role{RoleEntry}, RemarkOptional},
	{ItemRejected, ItemSubmit, ItemReview, []Role{RoleEntry}, RemarkOptional},
	{ItemFailed, ItemSubmit, ItemReview, []Role{RoleEntry}, RemarkOptional},
	{ItemReview, ItemVerify, ItemGoNoGo, []Role{RoleReview}, RemarkOptional},
	{ItemReview, ItemApprove, ItemReady, []Role{RoleApproval}, RemarkOptional},
	{ItemReview, ItemReject, ItemRejected, []Role{RoleReview}, RemarkRequired},
	{ItemGoNoGo, ItemApprove, ItemReady, []Role{RoleApproval}, RemarkOptional},
	{ItemGoNoGo, ItemReject, ItemRejected, []Role{RoleApproval}, RemarkRequired},
	{ItemReady, ItemComplete, ItemCompleted, []Role{RoleExecute}, RemarkOptional},
	{ItemReady, ItemFail, ItemFailed, []Role{RoleExecute}, RemarkRequired},
}, revertRules())

// The role that acts in a state is the one that may lead an item back to it.
func actsIn(status ItemStatus) Role {
	switch status {
	case ItemDocumentation:
		return RoleEntry
	case ItemReview:
		return RoleReview
	case ItemGoNoGo:
		return RoleApproval
	}
	return RoleExecute
}

// revertRules: from any state of the path to any earlier one.
func revertRules() []ItemRule {
	var rules []ItemRule
	for i, from := range ItemPath {
		for _, to := range slices.Backward(ItemPath[:i]) {
			rules = append(rules, ItemRule{from, ItemRevert, to, []Role{actsIn(to)}, RemarkRequired})
		}
	}
	return rules
}

// findItemRule finds the line for an action. Only a revert needs a target; for the others it may be empty.
func findItemRule(from ItemStatus, action ItemAction, target ItemStatus) (ItemRule, bool) {
	i := slices.IndexFunc(ItemRules, func(rule ItemRule) bool {
		fits := rule.To == target || target == "" && action != ItemRevert
		return rule.From == from && rule.Action == action && fits
	})
	if i < 0 {
		return ItemRule{}, false
	}
	return ItemRules[i], true
}

// ItemEffect is what a change of status does besides changing it.
type ItemEffect struct {
	To ItemStatus
	// StampApproval (A) and ClearApproval (A-).
	StampApproval bool
	ClearApproval bool
	// MakeSteps (S+, ChooseSteps) and DetachSteps (S-, DetachSteps).
	MakeSteps   bool
	DetachSteps bool
}

// EffectOf says what an action does to an item in a state. The zero effect: that action does not exist there.
// Completed to Ready For Release keeps the approval; a Failed item keeps it until it is submitted again.
func EffectOf(action ItemAction, from, target ItemStatus) ItemEffect {
	rule, known := findItemRule(from, action, target)
	if !known {
		return ItemEffect{}
	}
	effect := ItemEffect{To: rule.To}
	switch {
	case action == ItemApprove:
		effect.StampApproval, effect.MakeSteps = true, true
	case action == ItemSubmit, action == ItemReject:
		effect.ClearApproval = true
	case action == ItemRevert && rule.To != ItemReady:
		effect.ClearApproval, effect.DetachSteps = true, true
	}
	return effect
}

// ApplyItemAction gives the item in its new status, with its stamps. ItemCase.Check must have passed.
// Content is the digest that was seen; alone the reason for approving alone, or empty.
func ApplyItemAction(item Item, action ItemAction, target ItemStatus, actor ID, at int64, content ID, alone string) Item {
	effect := EffectOf(action, item.Status, target)
	item.Editors = slices.Clone(item.Editors)
	item = SetItemStatus(item, effect.To, at)
	if effect.ClearApproval {
		item = clearApproval(item)
	}
	switch action {
	case ItemSubmit:
		item.SubmittedBy, item.SubmittedAt = actor, at
		item.VerifiedBy, item.VerifiedAt, item.VerifiedContent = "", 0, ""
	case ItemVerify:
		item.VerifiedBy, item.VerifiedAt, item.VerifiedContent = actor, at, content
	case ItemApprove:
		item.ApprovedBy, item.ApprovedAt, item.ApprovedContent, item.ApprovedAlone = actor, at, content, alone
		item.Editors = []string{}
	}
	return item
}

// SetItemStatus changes the status only. What made an item Failed is forgotten when it is so no longer.
func SetItemStatus(item Item, to ItemStatus, at int64) Item {
	item.Status, item.StatusAt = to, at
	if to != ItemFailed {
		item.FailedStep = ""
	}
	return item
}

func clearApproval(item Item) Item {
	item.ApprovedBy, item.ApprovedAt, item.ApprovedContent = "", 0, ""
	item.ApprovedSeq, item.ApprovedAlone = 0, ""
	return item
}

// Approved says whether the item counts as approved: a Failed one is shown as failed, never as approved.
func (i Item) Approved() bool {
	return i.ApprovedAt != 0 && (i.Status == ItemReady || i.Status == ItemCompleted)
}

var itemStatusNames = map[ItemStatus]string{
	ItemDocumentation: "Documentation", ItemReview: "Review", ItemGoNoGo: "Go No Go", ItemReady: "Ready For Release",
	ItemCompleted: "Completed", ItemRejected: "Rejected", ItemFailed: "Failed",
}

// Name writes the status for a sentence.
func (s ItemStatus) Name() string { return itemStatusNames[s] }
