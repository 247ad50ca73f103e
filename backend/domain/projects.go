package domain

// Project is a group of people who release enhancements onto one environment.
type Project struct {
	ID                 ID       `json:"id"`
	Key                string   `json:"key"`
	Title              string   `json:"title"`
	Icon               string   `json:"icon"`
	Description        string   `json:"description"`
	Environment        ID       `json:"environment" db:"null"`
	TimeZone           string   `json:"time_zone"`
	Modules            []string `json:"modules"`
	Categories         []string `json:"categories"`
	ChecklistTemplates []string `json:"checklist_templates"`
	// DefaultMinutes is the length of a new window.
	DefaultMinutes int `json:"default_minutes"`
	// RequestLeadMinutes is how far ahead a requested window must start.
	RequestLeadMinutes int      `json:"request_lead_minutes"`
	Extensions         []string `json:"extensions"`
	Private            bool     `json:"private"`
	Archived           bool     `json:"archived"`
	// SeparateDuties bars who submitted or edited an item from verifying and approving it (spec 1.7).
	SeparateDuties bool `json:"separate_duties"`
	Stamp
}

// Role is what a member may do in a project.
type Role string

// The five roles.
const (
	RoleView     Role = "view"
	RoleEntry    Role = "entry"
	RoleReview   Role = "review"
	RoleApproval Role = "approval"
	RoleExecute  Role = "execute"
)

// Roles lists every role in the order in which they are shown.
var Roles = []Role{RoleView, RoleEntry, RoleReview, RoleApproval, RoleExecute}

// Member is a user in a project, with one or more roles.
type Member struct {
	ID      ID       `json:"id"`
	Project ID       `json:"project"`
	User    ID       `json:"user"`
	Roles   []string `json:"roles"`
	Stamp
}

// Star marks a project as a user's favourite.
type Star struct {
	ID      ID `json:"id"`
	Project ID `json:"project"`
	User    ID `json:"user"`
	Stamp
}

// AccessState is the state of a request for access to a public project.
type AccessState string

// States of an access request.
const (
	AccessOpen     AccessState = "open"
	AccessGranted  AccessState = "granted"
	AccessDeclined AccessState = "declined"
)

// AccessRequest asks for membership in a public project.
type AccessRequest struct {
	ID      ID          `json:"id"`
	Project ID          `json:"project"`
	User    ID          `json:"user"`
	Text    string      `json:"text"`
	State   AccessState `json:"state"`
	Answer  string      `json:"answer"`
	Stamp
}

// ProjectKey is one generation of a project's pair for secrets: public half here,
// private half only in grants (spec 7.5).
type ProjectKey struct {
	ID         ID     `json:"id"`
	Project    ID     `json:"project"`
	Generation int    `json:"generation"`
	Public     string `json:"public"`
	Stamp
}

// ProjectKeyGrant is the private half of a project key, sealed to one member's key set. Without a user it
// is sealed to the recovery key of the workspace.
type ProjectKeyGrant struct {
	ID         ID     `json:"id"`
	ProjectKey ID     `json:"project_key"`
	Project    ID     `json:"project"`
	User       ID     `json:"user" db:"null"`
	KeySet     ID     `json:"key_set" db:"null"`
	Sealed     string `json:"sealed"`
	Stamp
}
