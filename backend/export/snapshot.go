// Package export turns snapshots into documents. The types here are those
// snapshots: plain data that holds everything a document shows. Whoever makes one
// resolves ids to names and redacts secrets first; nothing here reads a clock, a
// file or a table, so the same snapshot always gives the same bytes.
//
// Times are Unix milliseconds UTC (0: not set), durations minutes. Texts may hold
// any characters; what cannot be printed is shown as an escape, never dropped.
package export

import (
	"strconv"
	"strings"

	"renogen/backend/domain"
)

// Head is what every document says about itself and the deployment it is about.
type Head struct {
	// Number names the document for good, such as "CPYTHON-202312071400-RB".
	Number string `json:"number"`
	Title  string `json:"title"`
	// Version is that of the approved run book; 0 when there is none.
	Version int `json:"version"`
	// Draft is set until what the document shows is approved: it then says so on every page.
	Draft       bool   `json:"draft"`
	Project     string `json:"project"`
	Environment string `json:"environment"`
	// Zone is the project's IANA zone; every time is given in it and in UTC.
	Zone           string   `json:"zone"`
	Window         Window   `json:"window"`
	Lead           Person   `json:"lead"`
	ReleaseManager Person   `json:"release_manager"`
	Remarks        []Remark `json:"remarks"`
}

// FileName is the name that a file of the document should have: its number and version, or
// DRAFT. extension is without the dot.
func (h Head) FileName(extension string) string {
	version := ""
	switch {
	case h.Draft:
		version = "-DRAFT"
	case h.Version > 0:
		version = "-v" + strconv.Itoa(h.Version)
	}
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, h.Number)
	return name + version + "." + extension
}

// Window is when a deployment may run.
type Window struct {
	Start int64 `json:"start"`
	// DateOnly: the window is the whole local day of Start.
	DateOnly bool `json:"date_only"`
	Minutes  int  `json:"minutes"`
}

// End is the moment at which the window closes.
func (w Window) End() int64 { return w.Start + int64(w.Minutes)*60_000 }

// Person is somebody to call.
type Person struct {
	Role      string `json:"role"`
	Name      string `json:"name"`
	Telephone string `json:"telephone"`
}

// RemarkKind is why a remark has to be on every document.
type RemarkKind string

// Kinds of remark.
const (
	ApprovedAlone   RemarkKind = "approved_alone"
	StartedWithout  RemarkKind = "started_without_approval"
	KeyNotConfirmed RemarkKind = "key_not_confirmed"
	OtherRemark     RemarkKind = "other"
)

// Remark is something that a reader must not overlook.
type Remark struct {
	Kind RemarkKind `json:"kind"`
	Text string     `json:"text"`
	By   string     `json:"by"`
	At   int64      `json:"at"`
}

// Approval is who decided what, over which content.
type Approval struct {
	Role     string `json:"role"`
	Name     string `json:"name"`
	Decision string `json:"decision"`
	At       int64  `json:"at"`
	// Key is the fingerprint of the key that signed; Content the digest of what it signed.
	Key     string `json:"key"`
	Content string `json:"content"`
	// KeyNotConfirmed: nobody has compared the key's fingerprint with its owner yet.
	KeyNotConfirmed bool `json:"key_not_confirmed"`
	// Alone is the reason of somebody who approved what they had made themselves.
	Alone string `json:"alone"`
}

// Made says by what and from which state of the workspace a document was made.
// It is not part of the content that the code covers.
type Made struct {
	At      int64  `json:"at"`
	By      string `json:"by"`
	Program string `json:"program"`
	// Workspace is the fingerprint; Seq and Hash the head of the journal.
	Workspace string `json:"workspace"`
	Seq       int64  `json:"seq"`
	Hash      string `json:"hash"`
}

// Item is an enhancement that the deployment releases.
type Item struct {
	Ref         string            `json:"ref"`
	Title       string            `json:"title"`
	Category    string            `json:"category"`
	Modules     []string          `json:"modules"`
	Description string            `json:"description"`
	Status      domain.ItemStatus `json:"status"`
	ApprovedBy  string            `json:"approved_by"`
	ApprovedAt  int64             `json:"approved_at"`
	// Alone as in Approval.
	Alone string `json:"alone"`
}

// Evidence is a note or a file that shows what was done.
type Evidence struct {
	Name   string `json:"name"`
	Note   string `json:"note"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
	By     string `json:"by"`
	At     int64  `json:"at"`
	// Picture holds the bytes of a PNG, JPEG or GIF that is to be printed. The content
	// covers it by SHA256.
	Picture []byte `json:"-"`
}
