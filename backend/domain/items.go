package domain

// ItemStatus is where an item stands on its way.
type ItemStatus string

// The five states in order, and the two aside (spec 1.6).
const (
	ItemDocumentation ItemStatus = "documentation"
	ItemReview        ItemStatus = "review"
	ItemGoNoGo        ItemStatus = "go_no_go"
	ItemReady         ItemStatus = "ready_for_release"
	ItemCompleted     ItemStatus = "completed"
	ItemRejected      ItemStatus = "rejected"
	ItemFailed        ItemStatus = "failed"
)

// Item is an enhancement to be released in a deployment.
type Item struct {
	ID          ID         `json:"id"`
	Project     ID         `json:"project"`
	Deployment  ID         `json:"deployment"`
	Ref         string     `json:"ref"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	URL         string     `json:"url"`
	URLLabel    string     `json:"url_label"`
	Category    string     `json:"category"`
	Modules     []string   `json:"modules"`
	Status      ItemStatus `json:"status"`
	// StatusAt is when the present status began.
	StatusAt int64 `json:"status_at"`
	// Position orders the items of a deployment (dense, from 1).
	Position    int   `json:"position"`
	SubmittedBy ID    `json:"submitted_by"`
	SubmittedAt int64 `json:"submitted_at"`
	// Verified* and Approved* say who decided over which content (digest into contents).
	VerifiedBy      ID     `json:"verified_by"`
	VerifiedAt      int64  `json:"verified_at"`
	VerifiedContent ID     `json:"verified_content"`
	ApprovedBy      ID     `json:"approved_by"`
	ApprovedAt      int64  `json:"approved_at"`
	ApprovedContent ID     `json:"approved_content"`
	ApprovedSeq     int64  `json:"approved_seq"`
	ApprovedAlone   string `json:"approved_alone"`
	// FailedStep is the step whose failure made the item Failed; empty when failed by hand.
	FailedStep ID `json:"failed_step"`
	// Editors are those who changed the content since the last approval.
	Editors []string `json:"editors"`
	Stamp
}

// StatusChange is one line of an item's status log.
type StatusChange struct {
	ID   ID `json:"id"`
	Item ID `json:"item"`
	// Number counts the changes of the item, from 1: one command can bring two of them.
	Number int        `json:"number"`
	Action string     `json:"action"`
	From   ItemStatus `json:"from"`
	To     ItemStatus `json:"to"`
	Remark string     `json:"remark"`
	Stamp
}

// Comment on an item. A status remark has the change it came with and cannot be removed.
type Comment struct {
	ID           ID     `json:"id"`
	Item         ID     `json:"item"`
	Text         string `json:"text"`
	StatusChange ID     `json:"status_change" db:"null"`
	DeletedAt    int64  `json:"deleted_at"`
	DeletedBy    ID     `json:"deleted_by"`
	Stamp
}

// Activity is a step that an item needs, made from a template.
type Activity struct {
	ID       ID     `json:"id"`
	Item     ID     `json:"item"`
	Template ID     `json:"template"`
	Title    string `json:"title"`
	Stage    Stage  `json:"stage"`
	// Made counts the activities of the item as they are made.
	Made int `json:"made"`
	// Position in the stage; 0 until somebody dragged an activity of that stage.
	Position int     `json:"position"`
	Values   []Value `json:"values"`
	StepPlan
	// Step is the run-book step that carries this activity out; empty before approval.
	Step ID `json:"step" db:"null"`
	Stamp
}

// Attachment is a file of an item. It does not appear in the run book.
type Attachment struct {
	ID          ID     `json:"id"`
	Item        ID     `json:"item"`
	File        ID     `json:"file"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Stamp
}
