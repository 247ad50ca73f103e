package app

import "renogen/backend/domain"

// ItemGet asks for one item.
type ItemGet struct {
	Item domain.ID `json:"item"`
}

// ItemView is everything that the page of an item shows. Can has the changes of its status (submit, verify,
// approve, ..., each with its target) and, by the names of their commands, what else can be done with it.
type ItemView struct {
	domain.Item
	Digests Digests `json:"digests"`
	// Seen is the digest of the content, which deciding commands carry.
	Seen            string             `json:"seen"`
	ProjectKey      string             `json:"project_key"`
	ProjectTitle    string             `json:"project_title"`
	TimeZone        string             `json:"time_zone"`
	DeploymentTitle string             `json:"deployment_title"`
	Start           int64              `json:"start"`
	DateOnly        bool               `json:"date_only"`
	Address         string             `json:"address"`
	Window          domain.WindowState `json:"window"`
	CreatedByName   string             `json:"created_by_name"`
	Stages          []ItemStageView    `json:"stages"`
	Activities      []ItemActivity     `json:"activities"`
	Attachments     []ItemAttachment   `json:"attachments"`
	Comments        []ItemComment      `json:"comments"`
	Log             []ItemLogLine      `json:"log"`
	// SinceVerified and SinceApproved is what changed in the content since then; empty when nothing did, or
	// when nobody verified or approved it.
	SinceVerified []domain.ContentChange `json:"since_verified"`
	SinceApproved []domain.ContentChange `json:"since_approved"`
	// Fault says that the approval of the item cannot be trusted.
	Fault *domain.Error    `json:"fault,omitempty"`
	Can   []domain.Ability `json:"can"`
}

// ItemStageView is one of the five states on the way, with who can act there.
type ItemStageView struct {
	domain.ItemStage
	ByName string `json:"by_name"`
	// Unconfirmed: nobody has confirmed the key with which that was signed.
	Unconfirmed bool `json:"unconfirmed"`
	// People are the active members who may act in that state now.
	People []ItemPerson `json:"people"`
}

// ItemPerson is a member who may act on an item. Barred: separation of duties keeps this person from
// verifying and approving it.
type ItemPerson struct {
	ID     domain.ID `json:"id"`
	Name   string    `json:"name"`
	Barred bool      `json:"barred"`
}

// ItemActivity is an activity with its form and what its row of the run book says, secrets redacted.
type ItemActivity struct {
	ID            domain.ID           `json:"id"`
	Template      domain.ID           `json:"template"`
	TemplateTitle string              `json:"template_title"`
	Kind          domain.TemplateKind `json:"kind"`
	Title         string              `json:"title"`
	Stage         domain.Stage        `json:"stage"`
	Position      int                 `json:"position"`
	domain.StepPlan
	OwnerName string             `json:"owner_name"`
	Values    []ActivityValue    `json:"values"`
	Digests   Digests            `json:"digests"`
	Form      []domain.FormField `json:"form"`
	Intro     []domain.RowBlock  `json:"intro"`
	Blocks    []domain.RowBlock  `json:"blocks"`
	Problems  []ActivityProblem  `json:"problems"`
	Step      domain.ID          `json:"step"`
	Number    string             `json:"number"`
	StepState domain.StepState   `json:"step_state"`
	StepIn    domain.ID          `json:"step_deployment"`
	CreatedBy domain.ID          `json:"created_by"`
	ChangedBy domain.ID          `json:"changed_by"`
	ChangedAt int64              `json:"changed_at"`
	Can       []domain.Ability   `json:"can"`
}

// ActivityValue is a value of an activity. Of a sensitive one it only says that it is set. Was is what an
// edit of it carries, also where there is none yet.
type ActivityValue struct {
	ID       string    `json:"id"`
	Text     string    `json:"text"`
	List     []string  `json:"list"`
	Tick     bool      `json:"tick"`
	File     domain.ID `json:"file"`
	FileName string    `json:"file_name"`
	Set      bool      `json:"set"`
	Was      string    `json:"was"`
}

// ActivityProblem is what is wrong with a field of an activity now, because its template has changed or it
// came from another project.
type ActivityProblem struct {
	Field string `json:"field"`
	domain.Problem
}

// ItemAttachment is a file of an item.
type ItemAttachment struct {
	domain.Attachment
	Size          int64            `json:"size"`
	CreatedByName string           `json:"created_by_name"`
	Digests       Digests          `json:"digests"`
	Can           []domain.Ability `json:"can"`
}

// ItemComment is a comment on an item. The text of a deleted one is shown to its author only.
type ItemComment struct {
	domain.Comment
	CreatedByName string           `json:"created_by_name"`
	DeletedByName string           `json:"deleted_by_name"`
	Digests       Digests          `json:"digests"`
	Can           []domain.Ability `json:"can"`
}

// ItemLogLine is one line of the status log.
type ItemLogLine struct {
	domain.StatusChange
	CreatedByName string `json:"created_by_name"`
}

// ItemCopyCheck asks what copying an item to a deployment would leave behind.
type ItemCopyCheck struct {
	Item domain.ID `json:"item"`
	To   domain.ID `json:"to"`
}

// ItemCopyView answers it. Where the title is taken or the category unknown, the copy needs others.
type ItemCopyView struct {
	TitleTaken      bool     `json:"title_taken"`
	CategoryUnknown bool     `json:"category_unknown"`
	Modules         []string `json:"modules"`
	Categories      []string `json:"categories"`
	// Left are the activities and attachments that cannot come along, Emptied the activities that lose values.
	Left    []string         `json:"left"`
	Emptied []string         `json:"emptied"`
	Can     []domain.Ability `json:"can"`
}
