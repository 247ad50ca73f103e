package documents

import (
	"slices"
	"strings"

	"renogen/backend/domain"
)

// Kind is which document is meant.
type Kind string

// Kinds of document.
const (
	RunBook      Kind = "run_book"
	RunSheet     Kind = "run_sheet"
	AuditReport  Kind = "audit_report"
	Checklist    Kind = "checklist"
	ReleaseNotes Kind = "release_notes"
	Items        Kind = "items"
	Steps        Kind = "steps"
	Journal      Kind = "journal"
	Calendar     Kind = "calendar"
	Evidence     Kind = "evidence"
	Board        Kind = "board"
)

// Format is the kind of file.
type Format string

// Formats. JSON is the content that the document's code covers.
const (
	PDF      Format = "pdf"
	Markdown Format = "md"
	JSON     Format = "json"
	XLSX     Format = "xlsx"
	CSV      Format = "csv"
	ICS      Format = "ics"
	ZIP      Format = "zip"
	HTML     Format = "html"
)

// Scope is what a document is about.
type Scope string

// Scopes. Everything means whatever the person sees.
const (
	OfDeployment Scope = "deployment"
	OfProject    Scope = "project"
	OfEverything Scope = "everything"
)

// KindInfo says in which formats a kind of document can be had, the usual one first, and of what.
type KindInfo struct {
	Kind    Kind
	Formats []Format
	Scopes  []Scope
	make    func(*maker) (Document, error)
}

var deploymentOnly = []Scope{OfDeployment}

// Kinds lists the kinds of document in the order in which they are offered.
func Kinds() []KindInfo {
	return []KindInfo{
		{RunBook, []Format{PDF, JSON, XLSX}, deploymentOnly, (*maker).runBook},
		{RunSheet, []Format{PDF}, deploymentOnly, (*maker).runSheet},
		{Checklist, []Format{PDF, JSON, XLSX, CSV}, deploymentOnly, (*maker).checklist},
		{ReleaseNotes, []Format{PDF, JSON, Markdown}, deploymentOnly, (*maker).releaseNotes},
		{AuditReport, []Format{PDF, JSON}, deploymentOnly, (*maker).auditReport},
		{Items, []Format{XLSX, CSV}, []Scope{OfDeployment, OfProject}, (*maker).items},
		{Steps, []Format{XLSX, CSV}, deploymentOnly, (*maker).steps},
		{Journal, []Format{XLSX, CSV}, []Scope{OfDeployment, OfProject}, (*maker).journal},
		{Calendar, []Format{ICS}, []Scope{OfDeployment, OfProject, OfEverything}, (*maker).calendar},
		{Board, []Format{HTML}, deploymentOnly, (*maker).board},
		{Evidence, []Format{ZIP}, deploymentOnly, (*maker).evidence},
	}
}

func kindNamed(name Kind) (KindInfo, error) {
	kinds := Kinds()
	i := slices.IndexFunc(kinds, func(k KindInfo) bool { return k.Kind == name })
	if i < 0 {
		known := make([]Kind, len(kinds))
		for i, k := range kinds {
			known[i] = k.Kind
		}
		return KindInfo{}, domain.Invalid("document.unknown_kind", "kind", string(name), "known", listed(known))
	}
	return kinds[i], nil
}

// Scope is what the order is about.
func (o Order) Scope() Scope {
	switch {
	case o.Deployment != "":
		return OfDeployment
	case o.Project != "":
		return OfProject
	}
	return OfEverything
}

func (k KindInfo) check(o Order) error {
	if !slices.Contains(k.Formats, o.Format) {
		return domain.Invalid("document.unknown_format", "kind", string(k.Kind), "format", string(o.Format), "known", listed(k.Formats))
	}
	if !slices.Contains(k.Scopes, o.Scope()) {
		return domain.Invalid("document.unknown_scope", "kind", string(k.Kind), "known", listed(k.Scopes))
	}
	return nil
}

func listed[T ~string](names []T) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = string(name)
	}
	return strings.Join(out, ", ")
}
