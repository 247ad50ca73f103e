package domain

// ID names a record: a UUIDv7 as text, or a SHA-256 as lower-case hex where
// content is its own name.
type ID = string

// Stamp says who made a record and who changed it last, and when (Unix
// milliseconds, UTC). The store fills it from the journal entry.
type Stamp struct {
	CreatedBy ID    `json:"created_by"`
	CreatedAt int64 `json:"created_at"`
	ChangedBy ID    `json:"changed_by"`
	ChangedAt int64 `json:"changed_at"`
}
