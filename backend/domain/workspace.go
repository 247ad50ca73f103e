package domain

// Workspace is the one settings record of a workspace file.
type Workspace struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	// RecoveryKey is the public X25519 half of the printed recovery key, hex; empty when none was made.
	RecoveryKey string `json:"recovery_key"`
	// ConfirmedKeysOnly requires a confirmed key for review, approval and execution (spec 7.4).
	ConfirmedKeysOnly bool `json:"confirmed_keys_only"`
	// FileLimit is the largest accepted file in bytes.
	FileLimit int64 `json:"file_limit"`
	// Sample marks the sample workspace, whose passwords are public.
	Sample bool `json:"sample"`
	Stamp
}

// Limits and defaults of a workspace.
const (
	DefaultFileLimit = 50 << 20
	MaxFileLimit     = 1 << 30
)

// Environment is what projects release onto.
type Environment struct {
	ID          ID     `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Stamp
}
