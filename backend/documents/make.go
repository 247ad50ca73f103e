package documents

import (
	"context"
	"io"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
	"renogen/backend/i18n"
	"renogen/backend/platform"
)

// Order says which document is wanted, of what.
type Order struct {
	Kind Kind
	// Deployment or Project is what it is about; some kinds can be about everything that the person sees (Scopes).
	Deployment domain.ID
	Project    domain.ID
	Format     Format // empty: the kind's usual one
	// All: release notes also list what is not released.
	All bool
	// Letter prints on US Letter instead of A4.
	Letter bool
	// Density is that of a run sheet: standard (also when empty), compact or large_print.
	Density string
	// Still: a status board does not read its file again, because nobody writes it anew.
	Still bool
	// Ended: a status board says that it is not kept up to date any more.
	Ended bool
	// Progress is told how far a long document is; nil: nobody wants to know.
	Progress func(done, total int64)
}

// Document is a file with the name that it should have.
type Document struct {
	Name  string
	Bytes []byte
	// Tables are those of a spreadsheet, for looking at it before it is saved.
	Tables []export.Table
	// Contents are the names of the files in a bundle.
	Contents []string
	// stream writes what is too large for memory; Bytes is empty then.
	stream func(context.Context, io.Writer) error
}

// Write writes the file, unless ctx ends before.
func (d Document) Write(ctx context.Context, w io.Writer) error {
	if d.stream != nil {
		return d.stream(ctx, w)
	}
	_, err := w.Write(d.Bytes)
	return err
}

// maker makes one document for one person.
type maker struct {
	Order
	ctx  context.Context
	app  *app.App
	user domain.ID
}

// Make makes a document as a person may see it, unless ctx ends before.
func Make(ctx context.Context, a *app.App, user domain.ID, o Order) (Document, error) {
	kind, err := kindNamed(o.Kind)
	if err != nil {
		return Document{}, err
	}
	if o.Format == "" {
		o.Format = kind.Formats[0]
	}
	if err := kind.check(o); err != nil {
		return Document{}, err
	}
	if o.Progress == nil {
		o.Progress = func(int64, int64) {}
	}
	defer platform.CollectOften()()
	m := maker{Order: o, ctx: ctx, app: a, user: user}
	out, err := kind.make(&m)
	if err == nil {
		err = ctx.Err()
	}
	return out, err
}

func (m *maker) book() (export.RunBook, error) {
	answer, err := app.Ask[app.RunBookDocument](m.app, m.user, "document.run_book", &app.DocumentRunBook{Deployment: m.Deployment})
	if err != nil {
		return export.RunBook{}, err
	}
	return runBookOf(answer, m.pictures())
}

func (m *maker) runBook() (Document, error) {
	book, err := m.book()
	if err != nil {
		return Document{}, err
	}
	if m.Format == XLSX {
		tables, err := runBookTables(book)
		if err != nil {
			return Document{}, err
		}
		return m.spreadsheet(book.Head, book.Made, tables)
	}
	return m.write(book.Head, book.Content, func(p pdf.Options) ([]byte, error) { return pdf.RunBook(book, p) })
}

func (m *maker) list() (export.Checklist, error) {
	answer, err := app.Ask[app.ChecklistDocument](m.app, m.user, "document.checklist", &app.DocumentChecklist{Deployment: m.Deployment})
	if err != nil {
		return export.Checklist{}, err
	}
	return checklistOf(answer)
}

func (m *maker) checklist() (Document, error) {
	list, err := m.list()
	if err != nil {
		return Document{}, err
	}
	if m.Format == XLSX || m.Format == CSV {
		tables, err := checklistTables(list)
		if err != nil {
			return Document{}, err
		}
		return m.spreadsheet(list.Head, list.Made, tables)
	}
	return m.write(list.Head, list.Content, func(p pdf.Options) ([]byte, error) { return pdf.Checklist(list, p) })
}

func (m *maker) releaseNotes() (Document, error) {
	answer, err := app.Ask[app.NotesDocument](m.app, m.user, "document.notes", &app.DocumentNotes{Deployment: m.Deployment, All: m.All})
	if err != nil {
		return Document{}, err
	}
	notes := notesOf(answer)
	if m.Format == Markdown {
		text, err := export.ReleaseNotesMarkdown(notes)
		return Document{Name: notes.Head.FileName(string(Markdown)), Bytes: []byte(text)}, err
	}
	return m.write(notes.Head, notes.Content, func(p pdf.Options) ([]byte, error) { return pdf.ReleaseNotes(notes, p) })
}

// write makes the file of a snapshot, as PDF or as its content.
func (m *maker) write(head export.Head, content func() []byte, print func(pdf.Options) ([]byte, error)) (Document, error) {
	out := Document{Name: head.FileName(string(m.Format))}
	if err := m.ctx.Err(); err != nil {
		return out, err
	}
	if m.Format == JSON {
		out.Bytes = content()
		return out, nil
	}
	var err error
	out.Bytes, err = print(m.paper())
	return out, err
}

func (m *maker) paper() pdf.Options {
	out := pdf.Options{Words: words, Stop: m.ctx.Err, Progress: func(done, all int) {
		if done%pagesATime == 0 || done == all {
			m.Progress(int64(done), int64(all))
		}
	}}
	if m.Letter {
		out.Paper = pdf.Letter
	}
	return out
}

// pagesATime is after how many pages it is told how far a document is.
const pagesATime = 16

// language is that of all documents, whatever the program speaks: the sentences of export/pdf are English so far, and
// one document has one code for all who print it.
const language = i18n.English

// words gives the catalogue's word for a code.
func words(kind pdf.WordKind, code string) string {
	key := domain.Key("document.word." + string(kind) + "." + code)
	if kind == pdf.DidWord {
		key = domain.Key("ui.did." + code)
	}
	if !i18n.Has(key) {
		return code
	}
	return language.Text(key, nil)
}
