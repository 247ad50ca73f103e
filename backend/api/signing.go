package api

import (
	"context"
	"encoding/base64"
	"encoding/pem"
	"os"
	"path/filepath"
	"sync"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/platform"
)

// Signing signs documents, keeps the certificates for it, and checks files.
type Signing struct {
	desk   *desk
	papers *Documents

	mu   sync.Mutex
	stop func() // ends the look-up that runs
}

// Sign puts the person's signature on the run book of a deployment as it stands.
func (s *Signing) Sign(deployment domain.ID, letter bool) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	id, err := app.NewID()
	if err != nil {
		return err
	}
	_, err = documents.Sign(s.desk.whileOpen(), w, actor, id, deployment, letter, platform.Now())
	return err
}

// CheckedFile is the answer about a file that was chosen or dropped. Name is empty when the person cancelled.
type CheckedFile struct {
	Name   string                `json:"name"`
	Result documents.CheckResult `json:"result"`
}

// CheckChosen asks for a file and checks it.
func (s *Signing) CheckChosen() (checked CheckedFile, err error) {
	defer guard(&err)
	path, err := s.desk.desktop.OpenDialog(OpenDialog{
		Title: i18n.Text("ui.signing.choose", nil), Kinds: []FileKind{{Name: "PDF", Patterns: []string{"*.pdf"}}},
	})
	if err != nil || path == "" {
		return CheckedFile{}, err
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return CheckedFile{}, domain.Unavailable("file.unreadable", "name", filepath.Base(path)).Because(err)
	}
	return s.check(filepath.Base(path), b)
}

// CheckDropped checks a file that the window was given, in base64.
func (s *Signing) CheckDropped(name, content string) (checked CheckedFile, err error) {
	defer guard(&err)
	b, err := base64.StdEncoding.DecodeString(content)
	if err != nil {
		return CheckedFile{}, domain.Invalid("file.unreadable", "name", name).Because(err)
	}
	return s.check(name, b)
}

func (s *Signing) check(name string, b []byte) (CheckedFile, error) {
	w, actor, err := s.desk.session()
	if err != nil {
		return CheckedFile{}, err
	}
	result, err := documents.Check(s.desk.whileOpen(), w, actor.User, b)
	return CheckedFile{Name: name, Result: result}, err
}

// Find looks up the document of a paper copy by the code on its pages: a signed one, or what would be printed now. The event "progress"
// with the task "paper" says how far it is; StopFinding ends it, and so does looking for another one.
func (s *Signing) Find(code string) (found documents.Found, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return found, err
	}
	ctx, stop := context.WithCancel(s.desk.whileOpen())
	defer stop()
	s.mu.Lock()
	if s.stop != nil {
		s.stop()
	}
	s.stop = stop
	s.mu.Unlock()
	found, err = documents.Find(ctx, w, actor.User, code, func(done, total int64) {
		s.desk.desktop.Emit("progress", Progress{Task: "paper", Done: done, Total: total})
	})
	if ctx.Err() != nil {
		return documents.Found{}, domain.Conflict("document.find_stopped")
	}
	return found, err
}

// StopFinding ends the look-up that runs, if there is one.
func (s *Signing) StopFinding() (err error) {
	defer guard(&err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stop != nil {
		s.stop()
	}
	return nil
}

// SignsWith says with which certificate the person signs here; its id is empty when it would be made at the first signature.
func (s *Signing) SignsWith() (row domain.Certificate, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return row, err
	}
	return w.SignsWith(actor)
}

// Issue certifies the key of a person by the authority of the one who is signed in, an administrator.
func (s *Signing) Issue(keySet domain.ID, seen string) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	id, err := app.NewID()
	if err != nil {
		return err
	}
	_, err = w.IssueCertificate(actor, id, keySet, seen)
	return err
}

// Import takes over a company's certificate from a PKCS #12 file, whose content is in base64.
func (s *Signing) Import(content, password string) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	b, err := base64.StdEncoding.DecodeString(content)
	if err != nil {
		return domain.Invalid("certificate.no_pkcs12").Because(err)
	}
	_, err = w.ImportCertificate(actor, b, password)
	return err
}

// Drop forgets the company's certificate on this workstation.
func (s *Signing) Drop() (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	return w.DropCompanyCertificate(actor)
}

// Export writes a certificate where the person wants it, as DER or PEM, and gives the path.
func (s *Signing) Export(id domain.ID, der bool) (saved string, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return "", err
	}
	list, err := app.Ask[app.CertificatesView](w, actor.User, "certificates.list", &app.CertificatesList{})
	if err != nil {
		return "", err
	}
	for _, row := range list.Certificates {
		if row.ID != id {
			continue
		}
		b, err := base64.StdEncoding.DecodeString(row.DER)
		if err != nil {
			return "", err
		}
		if der {
			return s.papers.save(documents.Document{Name: domain.SanitiseName(row.Name + ".cer"), Bytes: b})
		}
		return s.papers.save(documents.Document{
			Name: domain.SanitiseName(row.Name + ".pem"), Bytes: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: b}),
		})
	}
	return "", domain.Missing()
}
