package export

// AuditReport tells who did what in a deployment, as the journal has it.
type AuditReport struct {
	Head Head `json:"head"`
	// Approvals are of items and of the run book; their Role is what was approved.
	Approvals []Approval `json:"approvals"`
	// Entries are those of the journal, the oldest first.
	Entries []AuditEntry `json:"entries"`
	// Names are what the people and things are called whose ids stand in Entries.
	Names map[string]string `json:"names"`
	Made  Made              `json:"made"`
}

// AuditEntry is one entry of the journal.
type AuditEntry struct {
	Seq int64  `json:"seq"`
	At  int64  `json:"at"`
	By  string `json:"by"`
	// Command is its name, such as "item.approve"; Subject what it was done to.
	Command string        `json:"command"`
	Subject string        `json:"subject"`
	Changes []AuditChange `json:"changes"`
	// Doubtful: the key that signed it was in other hands by then.
	Doubtful bool `json:"doubtful"`
}

// AuditChange is a field that an entry changed.
type AuditChange struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}
