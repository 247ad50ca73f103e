package domain

// MaxPiece is the largest piece in which file content enters, in bytes.
const MaxPiece = 1 << 20

// CleanAfterDays is how long content without any link is kept: undo, history and late merges may want it.
const CleanAfterDays = 30

// FilePiece is a part of a file's content; its id is the SHA-256 of the bytes.
type FilePiece struct {
	ID   ID    `json:"id"`
	Size int64 `json:"size"`
	// Bytes stands as its SHA-256 in the journal, never as content.
	Bytes []byte `json:"bytes" db:"blob"`
	Stamp
}

// File is content, stored once; its id is the SHA-256 of the whole.
type File struct {
	ID     ID       `json:"id"`
	Size   int64    `json:"size"`
	Pieces []string `json:"pieces"`
	// LeftAt is when a link to it was last taken away; 0: never. Clean-up waits from then on as well.
	LeftAt int64 `json:"left_at"`
	Stamp
}

// Content is a canonical JSON text that approvals, steps and sign-offs refer to by
// its SHA-256. It is never changed.
type Content struct {
	ID   ID     `json:"id"`
	Text string `json:"text" db:"proven"`
	Stamp
}
