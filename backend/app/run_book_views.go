package app

import "renogen/backend/domain"

// RunBookGet asks for the run book of a deployment: the approved one, or the draft with the steps that
// approving all items would make.
type RunBookGet struct {
	Deployment domain.ID `json:"deployment"`
	// Brief leaves out what the steps say in full (intros, blocks, what is expected, ways back, warnings): a list of
	// 1,000 steps does not show it, and step.get gives it for one.
	Brief bool `json:"brief,omitempty"`
}

// RunBookView is a run book with what happened in its live run.
type RunBookView struct {
	Deployment      domain.ID          `json:"deployment"`
	DeploymentTitle string             `json:"deployment_title"`
	Project         domain.ID          `json:"project"`
	ProjectTitle    string             `json:"project_title"`
	TimeZone        string             `json:"time_zone"`
	Window          domain.WindowState `json:"window"`
	Start           int64              `json:"start"`
	End             int64              `json:"end"`
	DateOnly        bool               `json:"date_only"`
	Minutes         int                `json:"minutes"`
	WayBack         string             `json:"way_back"`
	WayBackMinutes  int                `json:"way_back_minutes"`
	// PlanTooLong: one after the other the steps would not end within the window, so none has a planned time.
	PlanTooLong bool            `json:"plan_too_long"`
	Approval    RunBookApproval `json:"approval"`
	Stages      []RunBookStage  `json:"stages"`
	Progress    RunBookProgress `json:"progress"`
	// Next is the step to which the person turns next; empty when there is none.
	Next domain.ID `json:"next"`
	// Away is the offline copy with which the run book is.
	Away *AwayView        `json:"away,omitempty"`
	Seen string           `json:"seen"`
	Can  []domain.Ability `json:"can"`
}

// AwayView says that a run book is with somebody's laptop, until when (Unix milliseconds), and whether the person may take
// steps back.
type AwayView struct {
	Copy       domain.ID        `json:"copy"`
	Holder     domain.ID        `json:"holder"`
	HolderName string           `json:"holder_name"`
	Until      int64            `json:"until"`
	Can        []domain.Ability `json:"can"`
}

// RunBookApproval says whether the run book as it stands is approved, and by whom. Of a draft that was
// approved before, Version to Remark tell of the last approval.
type RunBookApproval struct {
	State   domain.RunBookState `json:"state"`
	Version int                 `json:"version"`
	By      domain.ID           `json:"by"`
	ByName  string              `json:"by_name"`
	At      int64               `json:"at"`
	Remark  string              `json:"remark"`
	// Unconfirmed: nobody has compared the key of the one who approved it with its owner.
	Unconfirmed bool `json:"unconfirmed"`
	// Because is what made the approved run book a draft again.
	Because []domain.BookChange `json:"because"`
	// Changes is everything that is otherwise than in the last approved version.
	Changes []domain.BookChange `json:"changes"`
	// Without is the reason for which steps may be, or were, started without an approval.
	Without       string    `json:"without"`
	WithoutBy     domain.ID `json:"without_by"`
	WithoutByName string    `json:"without_by_name"`
	// WithoutCounts: that reason still counts for the run book as it stands.
	WithoutCounts bool `json:"without_counts"`
	// Fault: the journal does not say so. It counts as neither approved nor to be started.
	Fault *domain.Error `json:"fault,omitempty"`
}

// RunBookStage is Pre, During or Post; it is there even when it has no steps.
type RunBookStage struct {
	Stage    domain.Stage     `json:"stage"`
	Progress RunBookProgress  `json:"progress"`
	Sections []RunBookSection `json:"sections"`
}

// RunBookSection is a head with steps of one template; deviations have none.
type RunBookSection struct {
	Template domain.ID           `json:"template"`
	Title    string              `json:"title"`
	Kind     domain.TemplateKind `json:"kind"`
	Intro    []domain.RowBlock   `json:"intro"`
	Steps    []RunBookStep       `json:"steps"`
}

// RunBookProgress counts steps by state. Minutes is the sum of all estimates, MinutesLeft of those that
// are still open. Projected steps are counted as New too.
type RunBookProgress struct {
	Steps       int `json:"steps"`
	Projected   int `json:"projected"`
	New         int `json:"new"`
	InProgress  int `json:"in_progress"`
	OnHold      int `json:"on_hold"`
	Completed   int `json:"completed"`
	Failed      int `json:"failed"`
	Skipped     int `json:"skipped"`
	Minutes     int `json:"minutes"`
	MinutesLeft int `json:"minutes_left"`
}

// RunBookStep is one row of the run book.
type RunBookStep struct {
	ID     domain.ID `json:"id"`
	Number string    `json:"number"`
	Title  string    `json:"title"`
	// Template and TemplateTitle are empty for a deviation.
	Template      domain.ID         `json:"template"`
	TemplateTitle string            `json:"template_title"`
	Stage         domain.Stage      `json:"stage"`
	Origin        domain.StepOrigin `json:"origin"`
	// After is the step that this one repeats or was put behind.
	After domain.ID `json:"after"`
	// Projected: its item is not approved yet, so it is no step yet.
	Projected bool `json:"projected"`
	domain.StepPlan
	OwnerName string `json:"owner_name"`
	// PlannedAt and PlannedEnd follow from the window's start and the estimates before it; 0 when the plan
	// gives the step no time (domain.PlanTimes).
	PlannedAt  int64 `json:"planned_at"`
	PlannedEnd int64 `json:"planned_end"`

	State         domain.StepState `json:"state"`
	Assignee      domain.ID        `json:"assignee"`
	AssigneeName  string           `json:"assignee_name"`
	StartedAt     int64            `json:"started_at"`
	StartedBy     domain.ID        `json:"started_by"`
	StartedByName string           `json:"started_by_name"`
	EndedAt       int64            `json:"ended_at"`
	EndedBy       domain.ID        `json:"ended_by"`
	EndedByName   string           `json:"ended_by_name"`
	// Unconfirmed: nobody has confirmed the key with which it was ended.
	Unconfirmed bool `json:"unconfirmed"`

	Remark    string           `json:"remark"`
	HeldFrom  domain.StepState `json:"held_from"`
	HoldUntil int64            `json:"hold_until"`
	// Away: it is with a laptop; TakenBack: it was, and is worked here again.
	Away      bool            `json:"away"`
	TakenBack bool            `json:"taken_back"`
	Evidence  []EvidenceShown `json:"evidence"`
	Events    int             `json:"events"`

	// Intro is set where it differs from the section's: the step was approved with another text.
	Intro  []domain.RowBlock `json:"intro"`
	Blocks []domain.RowBlock `json:"blocks"`
	// Sensitive: blocks have redacted values, which step.secrets gives to those who may open them.
	Sensitive bool `json:"sensitive"`
	// Content is the digest of what the step says; empty while projected.
	Content domain.ID        `json:"content"`
	Items   []RunBookItem    `json:"items"`
	Blocked *domain.Error    `json:"blocked,omitempty"`
	Fault   *domain.Error    `json:"fault,omitempty"`
	Seen    string           `json:"seen"`
	Can     []domain.Ability `json:"can"`
}

// RunBookItem is an item that needs a step, or for which it was done.
type RunBookItem struct {
	ID     domain.ID         `json:"id"`
	Ref    string            `json:"ref"`
	Title  string            `json:"title"`
	Status domain.ItemStatus `json:"status"`
	// Past: the item has another step by now, or needs none.
	Past bool `json:"past"`
	// MovedTo is the deployment where the item is now, if it is another one.
	MovedTo      domain.ID `json:"moved_to"`
	MovedToTitle string    `json:"moved_to_title"`
}

// EvidenceShown is a file or a note that shows what was done.
type EvidenceShown struct {
	ID     domain.ID `json:"id"`
	File   domain.ID `json:"file"`
	Name   string    `json:"name"`
	Note   string    `json:"note"`
	By     domain.ID `json:"by"`
	ByName string    `json:"by_name"`
	At     int64     `json:"at"`
}
