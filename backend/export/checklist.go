package export

import "renogen/backend/domain"

// Checklist is the list of coordination tasks as it is read aloud.
type Checklist struct {
	Head   Head    `json:"head"`
	Pauses []Pause `json:"pauses"`
	// SignedOff is set when somebody signed the list as it stands.
	SignedOff Approval `json:"signed_off"`
	Contacts  []Person `json:"contacts"`
	Made      Made     `json:"made"`
}

// Pause is a moment at which everybody stops and its tasks are read out.
type Pause struct {
	Title  string `json:"title"`
	Moment string `json:"moment"`
	Tasks  []Task `json:"tasks"`
}

// Task is one entry.
type Task struct {
	Title string `json:"title"`
	// Response is what has to be answered; empty means "done".
	Response string           `json:"response"`
	Start    int64            `json:"start"`
	End      int64            `json:"end"`
	Persons  []string         `json:"persons"`
	State    domain.TaskState `json:"state"`
	Updates  []TaskUpdate     `json:"updates"`
}

// TaskUpdate is a change of a task with its comment.
type TaskUpdate struct {
	At      int64            `json:"at"`
	By      string           `json:"by"`
	To      domain.TaskState `json:"to"`
	Comment string           `json:"comment"`
}

// MostPerPause is how many entries can be read aloud at one pause without slips.
const MostPerPause = 9
