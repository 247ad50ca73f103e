package documents

import (
	"context"
	"crypto/ed25519"
	"crypto/x509"
	_ "embed"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"io"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
	"renogen/backend/export/xlsx"
	"renogen/backend/journal"
)

//go:embed how_to_check.md
var howToCheck string

// evidence makes the bundle for auditors. Its files are read while it is written.
func (m *maker) evidence() (Document, error) {
	answer, err := app.Ask[app.EvidenceDocument](m.app, m.user, "document.evidence", &app.DocumentEvidence{Deployment: m.Deployment})
	if err != nil {
		return Document{}, err
	}
	facts := factsOf(answer.Book.DocumentFacts)
	head, made := facts.head("EB"), facts.made()
	zone, err := export.NewZone(head.Zone)
	if err != nil {
		return Document{}, err
	}
	b := bundle{at: export.UTC(made.At)}
	if err := m.bundleDocuments(&b, answer, zone); err != nil {
		return Document{}, err
	}
	m.bundleFiles(&b, answer.Files, zone)
	bundleEntries(&b, answer.Entries)
	if err := bundleKeys(&b, answer.Keys); err != nil {
		return Document{}, err
	}
	first := answer.Entries[0]
	b.addText("HOW-TO-CHECK.md", strings.NewReplacer(
		"{{number}}", head.Number, "{{title}}", head.Title, "{{project}}", head.Project, "{{by}}", made.By, "{{program}}", made.Program,
		"{{at}}", zone.Moment(made.At), "{{fingerprint}}", made.Workspace, "{{seq}}", numberText(int(made.Seq)),
		"{{first}}", entryFolder(first.Seq), "{{workspace}}", journal.Digest([]byte(first.Intent)),
	).Replace(howToCheck))
	return Document{
		Name: head.FileName(string(ZIP)), Contents: b.names(),
		stream: func(ctx context.Context, w io.Writer) error { return b.write(ctx, w, m.Progress) },
	}, nil
}

// names lists the files as they stand in the ZIP.
func (b *bundle) names() []string {
	out := make([]string, 0, len(b.files)+1)
	for _, file := range b.files {
		out = append(out, file.name)
	}
	return append(out, sumsName)
}

// bundleDocuments adds the documents as they can be had one by one.
func (m *maker) bundleDocuments(b *bundle, answer app.EvidenceDocument, zone *export.Zone) error {
	book, err := runBookOf(answer.Book, m.pictures())
	if err != nil {
		return err
	}
	tables, err := runBookTables(book)
	if err != nil {
		return err
	}
	list, err := checklistOf(answer.Checklist)
	if err != nil {
		return err
	}
	notes := notesOf(answer.Notes)
	head, made := aboutHead(answer.Journal.DocumentAbout, "JO")
	sheet, report := sheetOf(book), auditReportOf(answer.Book.DocumentFacts, answer.Journal)
	paper := m.paper()
	paper.Progress = nil // how many documents are made is told instead
	for _, document := range []struct {
		head   export.Head
		format Format
		make   func() ([]byte, error)
	}{
		{book.Head, PDF, func() ([]byte, error) { return pdf.RunBook(book, paper) }},
		{book.Head, JSON, func() ([]byte, error) { return book.Content(), nil }},
		{book.Head, XLSX, func() ([]byte, error) { return xlsx.Write(book.Head, book.Made, tables) }},
		{sheet.Head, PDF, func() ([]byte, error) { return pdf.RunSheet(sheet, paper) }},
		{report.Head, PDF, func() ([]byte, error) { return pdf.AuditReport(report, paper) }},
		{report.Head, JSON, func() ([]byte, error) { return report.Content(), nil }},
		{list.Head, PDF, func() ([]byte, error) { return pdf.Checklist(list, paper) }},
		{list.Head, JSON, func() ([]byte, error) { return list.Content(), nil }},
		{notes.Head, PDF, func() ([]byte, error) { return pdf.ReleaseNotes(notes, paper) }},
		{notes.Head, JSON, func() ([]byte, error) { return notes.Content(), nil }},
		{head, XLSX, func() ([]byte, error) {
			return xlsx.Write(head, made, []export.Table{journalTable(zone, journalLines(answer.Journal.Entries))})
		}},
	} {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		content, err := document.make()
		if err != nil {
			return err
		}
		b.add("documents/"+document.head.FileName(string(document.format)), content)
	}
	return nil
}

// bundleFiles adds each content once under each name that it has, and the list of what refers to it.
func (m *maker) bundleFiles(b *bundle, files []app.EvidenceFile, zone *export.Zone) {
	for _, file := range files {
		name := "files/" + file.File + "/" + safeName(file.Name)
		if file.Link.Kind == "document" {
			name = "documents/" + safeName(file.Name)
		}
		if b.has(name) {
			continue
		}
		b.files = append(b.files, bundled{name: name, digest: file.File, open: func() (io.ReadCloser, error) {
			content, _, err := m.app.OpenFile(m.user, file.Link)
			return content, err
		}})
	}
	s := sheet[app.EvidenceFile]{name: "evidence", zone: zone}
	s.text("kind", 12, func(f app.EvidenceFile) string { return f.Link.Kind })
	s.text("where", 20, func(f app.EvidenceFile) string { return f.Where })
	s.text("name", 30, func(f app.EvidenceFile) string { return f.Name })
	s.text("note", 30, func(f app.EvidenceFile) string { return f.Note })
	s.someNumber("bytes", func(f app.EvidenceFile) int { return int(f.Size) })
	s.text("sha256", 68, func(f app.EvidenceFile) string { return f.File })
	s.moment("at", func(f app.EvidenceFile) int64 { return f.At })
	s.text("by", 20, func(f app.EvidenceFile) string { return f.By })
	b.add("files.csv", s.table(files).CSV())
}

// safeName is a name that every system takes, inside of a ZIP too.
func safeName(name string) string {
	name = domain.SanitiseName(name)
	if strings.Trim(name, ". ") == "" {
		return "file"
	}
	return strings.ReplaceAll(strings.ReplaceAll(name, "/", "_"), `\`, "_")
}

func entryFolder(seq int64) string { return fmt.Sprintf("journal/%09d", seq) }

// bundleEntries adds the very bytes that are signed, hashed and sealed, one file each.
func bundleEntries(b *bundle, entries []app.EvidenceEntry) {
	for _, e := range entries {
		folder := entryFolder(e.Seq) + "/"
		b.addText(folder+"intent.txt", e.Intent)
		b.add(folder+"signature.bin", unhex(e.Signature))
		b.addText(folder+"entry.txt", e.Entry)
		b.addText(folder+"seal.txt", e.Sealed)
		b.add(folder+"seal.bin", unhex(e.Seal))
		if e.Payload != "" {
			b.addText(folder+"payload.json", e.Payload)
		}
		if e.Changes != "" {
			b.addText(folder+"changes.json", e.Changes)
		}
	}
}

// bundleKeys adds what a key's id is the digest of, and its Ed25519 half as other programs read it.
func bundleKeys(b *bundle, keys []app.ProofKey) error {
	for _, key := range keys {
		public := journal.KeySet{Ed25519: key.Ed25519, P256: key.P256, User: key.User, X25519: key.X25519}
		set, err := journal.StatementBytes("keyset", public)
		if err != nil {
			return err
		}
		der, err := x509.MarshalPKIXPublicKey(ed25519.PublicKey(unhex(key.Ed25519)))
		if err != nil {
			return err
		}
		b.add("keys/"+key.ID+".set", set)
		b.add("keys/"+key.ID+".pem", pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	}
	s := sheet[app.ProofKey]{name: "keys"}
	s.text("name", 20, func(k app.ProofKey) string { return k.Name })
	s.text("fingerprint", 24, func(k app.ProofKey) string { return k.Fingerprint })
	s.yes("confirmed", func(k app.ProofKey) bool { return k.Confirmed })
	s.text("key", 68, func(k app.ProofKey) string { return k.ID })
	b.add("keys.csv", s.table(keys).CSV())
	return nil
}

// unhex reads hex of the journal, whose form was checked when it was read.
func unhex(text string) []byte {
	out, err := hex.DecodeString(text)
	if err != nil {
		panic("documents: an entry is not in hex: " + err.Error())
	}
	return out
}
