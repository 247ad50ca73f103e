package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// DocumentSignOff asks who has to sign the run book of a deployment as it stands, and who has.
type DocumentSignOff struct {
	Deployment domain.ID `json:"deployment"`
}

// DocumentSignOffView answers it.
type DocumentSignOffView struct {
	Moment  domain.DocumentMoment `json:"moment"`
	Version int                   `json:"version"`
	// Seen is what document.sign must carry.
	Seen string `json:"seen"`
	// Document is the newest document, if it shows what is so now.
	Document *SignedDocumentView `json:"document,omitempty"`
	// Signers would have to sign a new document, besides its author.
	Signers []SignerView `json:"signers"`
	// Earlier are the documents that show what was so before, the newest first.
	Earlier []SignedDocumentView `json:"earlier"`
	// Can has document.sign.
	Can []domain.Ability `json:"can"`
}

// SignedDocumentView is a signed document.
type SignedDocumentView struct {
	ID         domain.ID             `json:"id"`
	Deployment domain.ID             `json:"deployment"`
	Project    domain.ID             `json:"project"`
	Title      string                `json:"title"` // of the deployment
	Moment     domain.DocumentMoment `json:"moment"`
	Number     string                `json:"number"`
	Version    int                   `json:"version"`
	Code       string                `json:"code"`
	Digest     string                `json:"digest"`
	Revision   string                `json:"revision"`
	File       domain.ID             `json:"file"`
	Name       string                `json:"name"`
	By         domain.ID             `json:"by"`
	ByName     string                `json:"by_name"`
	At         int64                 `json:"at"`
	// Current: it shows what is so now, and no newer one does. Complete: all who had to sign have.
	Current  bool         `json:"current"`
	Complete bool         `json:"complete"`
	Signers  []SignerView `json:"signers"`
}

// SignerView is somebody who has to sign, or has: SignedAt is 0 until then.
type SignerView struct {
	User     domain.ID           `json:"user"`
	Name     string              `json:"name"`
	Roles    []domain.SignerRole `json:"roles"`
	Field    string              `json:"field"`
	SignedAt int64               `json:"signed_at"`
	Seq      int64               `json:"seq"`
	// Left: this person cannot sign any more.
	Left        bool                   `json:"left"`
	Certificate domain.ID              `json:"certificate"`
	Kind        domain.CertificateKind `json:"kind"`
	// Key is the fingerprint; Confirmed: another member has compared it with its owner. Doubtful: it was in other hands when it signed.
	Key       string `json:"key"`
	Confirmed bool   `json:"confirmed"`
	Doubtful  bool   `json:"doubtful"`
}

func init() { ask("document.sign_off", documentSignOff) }

func documentSignOff(v *View, p *DocumentSignOff) (DocumentSignOffView, error) {
	out := DocumentSignOffView{Signers: []SignerView{}, Earlier: []SignedDocumentView{}}
	deployment, err := record[domain.Deployment](v.Reader, p.Deployment)
	if err != nil {
		return out, err
	}
	if _, err := v.see(deployment.Project); err != nil {
		return out, err
	}
	out.Can = can(v.relation(deployment.Project), "document.sign")
	content, notNowErr := documentSeen(v.Reader, deployment)
	if notNowErr != nil && domain.CodeOf(notNowErr) != domain.CodeConflict {
		return out, notNowErr
	}
	out.Can[0] = notNow(out.Can[0], notNowErr)
	out.Moment, out.Version = content.Moment, content.Version
	if out.Seen, err = SeenDigest("document", deployment.ID, content); err != nil {
		return out, err
	}
	rows, err := v.SignedDocumentsOf(deployment.ID)
	if err != nil {
		return out, err
	}
	for i, row := range rows {
		view, err := v.signedDocument(row)
		if err != nil {
			return out, err
		}
		if i == 0 && view.Current {
			out.Document = &view
		} else {
			out.Earlier = append(out.Earlier, view)
		}
	}
	if out.Can[0].Allowed {
		fault, err := v.documentFault(deployment)
		if err != nil {
			return out, err
		}
		if fault != nil {
			out.Can[0].Allowed, out.Can[0].Why = false, fault
		}
	}
	if notNowErr != nil {
		return out, nil //nolint:nilerr // why nothing is signed now is part of the answer
	}
	if out.Document != nil {
		signed, err := v.DocumentSignaturesOf(rows[0].ID)
		if err != nil {
			return out, err
		}
		out.Can[0] = notNow(out.Can[0], maySign(rows[0], signed, v.user))
	}
	key, _ := v.rules.CurrentKey(v.user)
	out.Can[0] = notNow(out.Can[0], v.app.mayFindSigner(v.rules, v.user, key.ID))
	roles, err := signerRoles(v.Reader, v.rules, deployment, content.Moment)
	for _, user := range sortedKeys(roles) {
		out.Signers = append(out.Signers, SignerView{User: user, Name: v.rules.Users[user].Name, Roles: roles[user]})
	}
	return out, err
}

// documentFault is the first thing that a run book would say of its approvals and the journal does not.
func (v *View) documentFault(deployment domain.Deployment) (*domain.Error, error) {
	facts, err := v.documentFacts(deployment.ID)
	if err != nil || facts.Fault != nil {
		return facts.Fault, err
	}
	for _, approval := range facts.Approvals {
		if approval.Fault != nil {
			return approval.Fault, nil
		}
	}
	return nil, nil //nolint:nilnil // there is none
}

func (v *View) signedDocument(row domain.SignedDocument) (SignedDocumentView, error) {
	out := SignedDocumentView{
		ID: row.ID, Deployment: row.Deployment, Moment: row.Moment, Number: row.Number, Version: row.Version, Code: domain.ContentCode(row.Digest),
		Digest: row.Digest, Revision: row.Revision, File: row.File, Name: row.Name, By: row.CreatedBy, ByName: v.rules.Users[row.CreatedBy].Name,
		At: row.CreatedAt, Complete: true, Signers: []SignerView{},
	}
	deployment, err := store.Get[domain.Deployment](v.Reader, row.Deployment)
	if err != nil {
		return out, err
	}
	out.Project, out.Title = deployment.Project, deployment.Title
	if out.Current, err = v.isCurrent(row, deployment); err != nil {
		return out, err
	}
	signed, err := v.DocumentSignaturesOf(row.ID)
	if err != nil {
		return out, err
	}
	for _, s := range row.Signers {
		view := v.signer(deployment.Project, s, signed)
		out.Complete = out.Complete && (view.SignedAt != 0 || view.Left)
		out.Signers = append(out.Signers, view)
	}
	return out, nil
}

// isCurrent says whether a document is the newest of its deployment and shows what is so now.
func (v *View) isCurrent(row domain.SignedDocument, deployment domain.Deployment) (bool, error) {
	rows, err := v.SignedDocumentsOf(deployment.ID)
	if err != nil || rows[0].ID != row.ID {
		return false, err
	}
	content, err := documentSeen(v.Reader, deployment)
	if err != nil {
		if domain.CodeOf(err) == domain.CodeConflict {
			err = nil
		}
		return false, err
	}
	now, err := SeenDigest("document", deployment.ID, content)
	return now == row.Seen, err
}

func (v *View) signer(project domain.ID, s domain.DocumentSigner, signed []domain.DocumentSignature) SignerView {
	out := SignerView{User: s.User, Name: v.rules.Users[s.User].Name, Roles: s.Roles, Field: s.Field}
	i := slices.IndexFunc(signed, func(given domain.DocumentSignature) bool { return given.User == s.User })
	if i < 0 {
		out.Left = domain.Permit("document.sign", v.rules.Relation(project, s.User)) != nil
		return out
	}
	certificate := v.rules.Certificates[signed[i].Certificate]
	key := v.rules.KeySets[certificate.KeySet]
	out.SignedAt, out.Seq, out.Certificate, out.Kind = signed[i].CreatedAt, signed[i].Seq, certificate.ID, certificate.Kind
	out.Key, out.Confirmed = journal.Fingerprint(key.ID), Confirmed(key)
	out.Doubtful = key.DoubtfulSeq > 0 && signed[i].Seq >= key.DoubtfulSeq
	return out
}
