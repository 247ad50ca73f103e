package domain

// MaxPiece is the largest piece in which file content enters, in bytes.
const MaxPiece = 1 << 20

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
	Stamp
}

// Content is a canonical JSON text that approvals, steps and sign-offs refer to by
// its SHA-256. It is never changed.
type Content struct {
	ID   ID     `json:"id"`
	Text string `json:"text"`
	Stamp
}
