package documents

import (
	"context"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
	"renogen/backend/journal"
	"renogen/backend/platform"
)

// approvalsName and contentName are the files inside a signed run book.
const (
	approvalsName = "approvals.json"
	contentName   = "runbook.json"
)

// approvalsFile is what a signed document carries besides its content: all that it takes to make it again, and what proves its approvals.
type approvalsFile struct {
	Document  signedFacts       `json:"document"`
	Approvals []export.Approval `json:"approvals"`
	Made      export.Made       `json:"made"`
	Proof     app.DocumentProof `json:"proof"`
}

// signedFacts are facts of the document as a whole. Digest is the SHA-256 of the content.
type signedFacts struct {
	Deployment domain.ID             `json:"deployment"`
	Moment     domain.DocumentMoment `json:"moment"`
	Digest     string                `json:"digest"`
	Letter     bool                  `json:"letter"`
	Fields     []string              `json:"fields"`
}

// papers are a document that can be signed: its content, what proves it, and the first state of the file.
type papers struct {
	book  export.RunBook
	file  approvalsFile
	first []byte
}

// draw makes the first state of the file. The same papers give the same bytes.
func (p *papers) draw() error {
	proof, err := journal.Canonical(p.file)
	if err != nil {
		return err
	}
	p.book.Approvals, p.book.Made = p.file.Approvals, p.file.Made
	options := pdf.Options{Words: words, SignatureFields: p.file.Document.Fields, Attach: []pdf.Attachment{{
		Name: approvalsName, Description: "Approvals as signed journal entries, with the public keys", MIME: "application/json",
		Relationship: pdf.Data, Data: proof,
	}}}
	if p.file.Document.Letter {
		options.Paper = pdf.Letter
	}
	p.first, err = pdf.RunBook(p.book, options)
	return err
}

func (p *papers) digest() string { return journal.Digest(p.book.Content()) }

// readPapers reads the files inside a document.
func readPapers(content, approvals []byte) (papers, error) {
	var p papers
	if err := json.Unmarshal(content, &p.book); err != nil {
		return p, err
	}
	if err := journal.DecodeStrict(approvals, &p.file); err != nil {
		return p, err
	}
	return p, nil
}

// addPictures gives the evidence in a run book the pictures that are printed.
func (m *maker) addPictures(book *export.RunBook) error {
	var answer app.RunBookDocument
	read := m.pictures()
	for step := range book.Steps {
		for i, e := range step.Evidence {
			if e.SHA256 == "" || !slices.Contains(printed, strings.ToLower(filepath.Ext(e.Name))) {
				continue
			}
			if answer.Log == nil {
				var err error
				answer, err = app.Ask[app.RunBookDocument](m.app, m.user, "document.run_book", &app.DocumentRunBook{Deployment: m.Deployment})
				if err != nil {
					return err
				}
			}
			var err error
			if step.Evidence[i].Picture, err = shownAs(answer, e, read); err != nil {
				return err
			}
		}
	}
	return nil
}

// shownAs finds the evidence with a content in the workspace.
func shownAs(answer app.RunBookDocument, e export.Evidence, read func(app.EvidenceShown, int64) ([]byte, error)) ([]byte, error) {
	for _, stage := range answer.Book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				for _, shown := range step.Evidence {
					if shown.File == e.SHA256 {
						return read(shown, e.Size)
					}
				}
			}
		}
	}
	return nil, nil
}

// begin makes the papers of the run book as it stands.
func (m *maker) begin(off app.DocumentSignOffView, name string, by domain.ID) (papers, error) {
	var p papers
	var err error
	if p.book, err = m.book(); err != nil {
		return p, err
	}
	fields := []string{fieldOf(name)}
	for _, signer := range off.Signers {
		if signer.User != by {
			fields = append(fields, fieldOf(signer.Name))
		}
	}
	p.file = approvalsFile{
		Document: signedFacts{
			Deployment: m.Deployment, Moment: off.Moment, Digest: p.digest(), Letter: m.Letter, Fields: fields,
		},
		Approvals: p.book.Approvals, Made: p.book.Made,
	}
	p.file.Proof, err = app.Ask[app.DocumentProof](m.app, m.user, "document.proof", &app.DocumentProofGet{Deployment: m.Deployment})
	if err != nil {
		return p, err
	}
	return p, p.draw()
}

// fieldOf is how the field of a person is called: a dot would make two names of it.
func fieldOf(name string) string { return strings.ReplaceAll(name, ".", " ") }

// Stored gives the file of a signed document.
func Stored(a *app.App, user, document domain.ID) (Document, error) {
	content, name, err := a.OpenFile(user, app.FileLink{Kind: "document", Record: document})
	if err != nil {
		return Document{}, err
	}
	defer content.Close()
	b, err := io.ReadAll(content)
	return Document{Name: name, Bytes: b}, err
}

// program is what made a document: only the same version can make it again to the byte.
func program() string { return "Renogen " + platform.Version }

func signing(ctx context.Context, a *app.App, user, deployment domain.ID, letter bool) *maker {
	return &maker{
		Order: Order{Kind: RunBook, Deployment: deployment, Format: PDF, Letter: letter, Progress: func(int64, int64) {}},
		ctx:   ctx, app: a, user: user,
	}
}
