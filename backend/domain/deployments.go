package domain

// Risk of a deployment.
type Risk string

// The three risks; empty means not judged yet.
const (
	RiskLow    Risk = "low"
	RiskMedium Risk = "medium"
	RiskHigh   Risk = "high"
)

// Plan is what a request proposes and a deployment has.
type Plan struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	// Start is Unix milliseconds UTC; with DateOnly it is 00:00 of that day in the project's zone and the window is the whole local day.
	Start          int64  `json:"start"`
	DateOnly       bool   `json:"date_only"`
	Minutes        int    `json:"minutes"`
	Lead           ID     `json:"lead"`
	ReleaseManager ID     `json:"release_manager"`
	Risk           Risk   `json:"risk"`
	RiskNote       string `json:"risk_note"`
	WayBack        string `json:"way_back"`
	WayBackMinutes int    `json:"way_back_minutes"`
	URL            string `json:"url"`
	URLLabel       string `json:"url_label"`
}

// RequestState is the state of a deployment request.
type RequestState string

// States of a request.
const (
	RequestNew       RequestState = "new"
	RequestApproved  RequestState = "approved"
	RequestRejected  RequestState = "rejected"
	RequestWithdrawn RequestState = "withdrawn"
)

// Request proposes a window.
type Request struct {
	ID      ID `json:"id"`
	Project ID `json:"project"`
	Plan
	State RequestState `json:"state"`
	// Reason is why it was rejected.
	Reason     string `json:"reason"`
	Deployment ID     `json:"deployment" db:"null"`
	DecidedBy  ID     `json:"decided_by"`
	DecidedAt  int64  `json:"decided_at"`
	Stamp
}

// Deployment is a dated window in which a project releases.
type Deployment struct {
	ID      ID `json:"id"`
	Project ID `json:"project"`
	// Number counts the project's deployments as they are made; it never changes.
	Number int `json:"number"`
	Plan
	ClosedAt     int64  `json:"closed_at"`
	ClosedBy     ID     `json:"closed_by"`
	ClosedReason string `json:"closed_reason"`
	Archived     bool   `json:"archived"`
	// RunBook is the current version's number (0: never approved); its approval counts
	// only while RunBookState is approved.
	RunBook      int          `json:"run_book"`
	RunBookState RunBookState `json:"run_book_state"`
	// RunBookNote says why an approved run book became a draft again.
	RunBookNote string `json:"run_book_note"`
	// StartedWithout is the reason for which steps were started without an approved run book.
	StartedWithout   string `json:"started_without"`
	StartedWithoutBy ID     `json:"started_without_by"`
	// StartedWithoutBook is the version number (RunBook) at which that reason was given: a later
	// approval ends it.
	StartedWithoutBook int `json:"started_without_book"`
	// RetiredNumbers are those of deleted steps: a number on paper never comes to mean another step.
	RetiredNumbers []string `json:"retired_numbers"`
	Stamp
}

// MayStartWithout says whether steps may be started although the run book is not approved as it stands.
func (d Deployment) MayStartWithout() bool {
	return d.StartedWithout != "" && d.StartedWithoutBook == d.RunBook
}

// RunBookState says whether the run book as it stands is approved.
type RunBookState string

// States of a run book.
const (
	RunBookDraft    RunBookState = "draft"
	RunBookApproved RunBookState = "approved"
)

// RunBookVersion is one approval of a run book over the digest of its content.
type RunBookVersion struct {
	ID            ID     `json:"id"`
	Deployment    ID     `json:"deployment"`
	Version       int    `json:"version"`
	Content       ID     `json:"content"`
	ApprovedBy    ID     `json:"approved_by"`
	ApprovedAt    int64  `json:"approved_at"`
	ApprovedBySeq int64  `json:"approved_by_seq"`
	Remark        string `json:"remark"`
	Stamp
}
