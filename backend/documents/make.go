package documents

import (
	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
	"renogen/backend/i18n"
)

// Kind is which document of a deployment is meant.
type Kind string

// Kinds of document.
const (
	RunBook      Kind = "run_book"
	Checklist    Kind = "checklist"
	ReleaseNotes Kind = "release_notes"
)

// Format is the kind of file.
type Format string

// Formats. Markdown is for release notes only; JSON is the content that the document's code covers.
const (
	PDF      Format = "pdf"
	Markdown Format = "md"
	JSON     Format = "json"
)

// Order says which document is wanted.
type Order struct {
	Kind       Kind
	Deployment domain.ID
	Format     Format // empty: PDF
	// All: release notes also list what is not released.
	All bool
	// Letter prints on US Letter instead of A4.
	Letter bool
}

// Document is a file with the name that it should have.
type Document struct {
	Name  string
	Bytes []byte
}

// Make makes a document as a person may see it.
func Make(a *app.App, user domain.ID, o Order) (Document, error) {
	if o.Format == "" {
		o.Format = PDF
	}
	switch o.Kind {
	case RunBook:
		return makeRunBook(a, user, o)
	case Checklist:
		return makeChecklist(a, user, o)
	case ReleaseNotes:
		return makeReleaseNotes(a, user, o)
	}
	return Document{}, domain.Invalid("document.unknown_kind", "kind", string(o.Kind))
}

func makeRunBook(a *app.App, user domain.ID, o Order) (Document, error) {
	answer, err := app.Ask[app.RunBookDocument](a, user, "document.run_book", &app.DocumentRunBook{Deployment: o.Deployment})
	if err != nil {
		return Document{}, err
	}
	book, err := runBookOf(answer, pictures(a, user))
	if err != nil {
		return Document{}, err
	}
	return o.write(book.Head, book.Content, func(p pdf.Options) ([]byte, error) { return pdf.RunBook(book, p) })
}

func makeChecklist(a *app.App, user domain.ID, o Order) (Document, error) {
	answer, err := app.Ask[app.ChecklistDocument](a, user, "document.checklist", &app.DocumentChecklist{Deployment: o.Deployment})
	if err != nil {
		return Document{}, err
	}
	list, err := checklistOf(answer)
	if err != nil {
		return Document{}, err
	}
	return o.write(list.Head, list.Content, func(p pdf.Options) ([]byte, error) { return pdf.Checklist(list, p) })
}

func makeReleaseNotes(a *app.App, user domain.ID, o Order) (Document, error) {
	answer, err := app.Ask[app.NotesDocument](a, user, "document.notes", &app.DocumentNotes{Deployment: o.Deployment, All: o.All})
	if err != nil {
		return Document{}, err
	}
	notes := notesOf(answer)
	if o.Format == Markdown {
		text, err := export.ReleaseNotesMarkdown(notes)
		return Document{Name: notes.Head.FileName(string(Markdown)), Bytes: []byte(text)}, err
	}
	return o.write(notes.Head, notes.Content, func(p pdf.Options) ([]byte, error) { return pdf.ReleaseNotes(notes, p) })
}

// write makes the file of a snapshot.
func (o Order) write(head export.Head, content func() []byte, print func(pdf.Options) ([]byte, error)) (Document, error) {
	out := Document{Name: head.FileName(string(o.Format))}
	var err error
	switch o.Format {
	case JSON:
		out.Bytes = content()
	case PDF:
		out.Bytes, err = print(o.paper())
	default:
		err = domain.Invalid("document.unknown_format", "format", string(o.Format))
	}
	return out, err
}

func (o Order) paper() pdf.Options {
	out := pdf.Options{Words: words}
	if o.Letter {
		out.Paper = pdf.Letter
	}
	return out
}

// language is that of all documents, whatever the program speaks: the sentences of export/pdf are English so far, and
// one document has one code for all who print it.
const language = i18n.English

// words gives the catalogue's word for a code.
func words(kind pdf.WordKind, code string) string {
	key := domain.Key("document.word." + string(kind) + "." + code)
	if !i18n.Has(key) {
		return code
	}
	return language.Text(key, nil)
}
