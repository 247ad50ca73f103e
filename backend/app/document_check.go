package app

import (
	"cmp"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// DocumentFind looks up the document with a content code, as it stands on paper.
type DocumentFind struct {
	Code string `json:"code"`
}

// DocumentFindView lists the documents with that code that the person may see, the newest first.
type DocumentFindView struct {
	Documents []SignedDocumentView `json:"documents"`
	// Deployments, when nothing signed has the code, are all that the person may see, those that begin last first: a paper about one
	// of them may have it.
	Deployments []domain.ID `json:"deployments"`
}

// DocumentCheck asks what the workspace knows of a file: the document that began as Revision, or says what has Digest;
// and whether its journal says what the entries of the file's proof say.
type DocumentCheck struct {
	Revision string       `json:"revision"`
	Digest   string       `json:"digest"`
	Entries  []ProofEntry `json:"entries"`
}

// DocumentCheckView answers it.
type DocumentCheckView struct {
	// Document has that revision; Same says the same in another file.
	Document *SignedDocumentView `json:"document,omitempty"`
	Same     *SignedDocumentView `json:"same,omitempty"`
	// Newer is the newest document of the deployment, when it is another one.
	Newer *SignedDocumentView `json:"newer,omitempty"`
	// BadEntry is the first entry of the proof that the journal does not say; 0: it says all.
	BadEntry int64 `json:"bad_entry"`
	// Said: of what the journal does not say, something is signed by people whom it knows. Then it is not the document
	// that is wrong: the file was put back, or there are two histories. Ends is the newest entry of the file.
	Said bool  `json:"said"`
	Ends int64 `json:"ends"`
	// Certificates are all that documents may be signed with.
	Certificates []domain.Certificate `json:"certificates"`
}

func init() {
	ask("document.find", findDocument)
	ask("document.check", checkDocument)
	ask("certificates.list", listCertificates)
}

func findDocument(v *View, p *DocumentFind) (DocumentFindView, error) {
	out := DocumentFindView{Documents: []SignedDocumentView{}, Deployments: []domain.ID{}}
	prefix := domain.ParseContentCode(p.Code)
	if prefix == "" {
		return out, fieldError("code", "document.no_code")
	}
	rows, err := v.SignedDocumentsWith(prefix)
	if err != nil {
		return out, err
	}
	for _, row := range rows {
		view, err := v.visibleDocument(row)
		if err != nil {
			return out, err
		}
		if view != nil {
			out.Documents = append(out.Documents, *view)
		}
	}
	if len(out.Documents) == 0 {
		out.Deployments, err = v.latestDeployments()
	}
	return out, err
}

// latestDeployments lists the deployments of all projects that the person may see, also of archived ones, by start, the last first.
func (v *View) latestDeployments() ([]domain.ID, error) {
	var all []store.WindowRow
	for _, project := range v.visibleProjects() {
		rows, err := v.Windows(project)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	slices.SortStableFunc(all, func(a, b store.WindowRow) int { return cmp.Compare(b.Start, a.Start) })
	ids := make([]domain.ID, len(all))
	for i, row := range all {
		ids[i] = row.ID
	}
	return ids, nil
}

// visibleDocument gives a document; nil to those who may not see its project.
func (v *View) visibleDocument(row domain.SignedDocument) (*SignedDocumentView, error) {
	deployment, err := store.Get[domain.Deployment](v.Reader, row.Deployment)
	if err != nil {
		return nil, err
	}
	if _, err := v.see(deployment.Project); err != nil {
		return nil, nil //nolint:nilnil,nilerr // to this person it does not exist
	}
	view, err := v.signedDocument(row)
	return &view, err
}

func checkDocument(v *View, p *DocumentCheck) (DocumentCheckView, error) {
	out := DocumentCheckView{Certificates: []domain.Certificate{}}
	for _, id := range sortedKeys(v.rules.Certificates) {
		out.Certificates = append(out.Certificates, v.rules.Certificates[id])
	}
	other, err := v.compareEntries(p.Entries)
	if err != nil {
		return out, err
	}
	head, err := v.Head()
	if err != nil {
		return out, err
	}
	out.BadEntry, out.Said, out.Ends = other.first, other.signed, head.Seq
	if row, known, err := v.SignedDocumentAt(p.Revision); err != nil {
		return out, err
	} else if known {
		if out.Document, err = v.visibleDocument(row); err != nil || out.Document == nil {
			return out, err
		}
		rows, err := v.SignedDocumentsOf(row.Deployment)
		if err != nil || rows[0].ID == row.ID {
			return out, err
		}
		out.Newer, err = v.visibleDocument(rows[0])
		return out, err
	}
	if !domain.IsDigest(p.Digest) {
		return out, nil
	}
	rows, err := v.SignedDocumentsWith(p.Digest)
	if err == nil && len(rows) > 0 {
		out.Same, err = v.visibleDocument(rows[0])
	}
	return out, err
}

// CertificatesList asks for the certificates of all people.
type CertificatesList struct{}

// CertificatesView lists them, with what the one who asks may do.
type CertificatesView struct {
	Certificates []CertificateView `json:"certificates"`
	// Issuable are the keys that have no certificate of an authority yet, with what certificate.issue must carry.
	Issuable []IssuableKey `json:"issuable"`
}

// CertificateView is a certificate with the names of the people it is about.
type CertificateView struct {
	domain.Certificate
	UserName   string `json:"user_name"`
	IssuerName string `json:"issuer_name"`
	Key        string `json:"key"` // fingerprint
	// Retired: its owner has other keys now, nothing more is signed with it.
	Retired bool `json:"retired"`
}

// IssuableKey is the current key of a person.
type IssuableKey struct {
	KeySet   domain.ID        `json:"key_set"`
	User     domain.ID        `json:"user"`
	UserName string           `json:"user_name"`
	Key      string           `json:"key"`
	Seen     string           `json:"seen"`
	Can      []domain.Ability `json:"can"`
}
