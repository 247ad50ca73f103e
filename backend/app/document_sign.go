package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// DocumentSign puts a person's signature on a document about a deployment. The program has checked the document before: it made
// it again and compared every byte. Without Document it begins a new one, with the signer as its author.
type DocumentSign struct {
	Deployment domain.ID `json:"deployment"`
	Document   domain.ID `json:"document,omitempty"`
	// Digest and Revision are those of the document; Number and Name what it is called.
	Digest   string `json:"digest"`
	Revision string `json:"revision"`
	Number   string `json:"number"`
	Name     string `json:"name"`
	// File is the document with this signature, Before the one that was signed; empty for the first signature.
	File   domain.ID `json:"file"`
	Before domain.ID `json:"before,omitempty"`
	// Certificate is the one of the signature.
	Certificate domain.ID `json:"certificate"`
	Seen        string    `json:"seen"`
}

// DocumentSeen is what a signed run book shows, as far as a decision about it depends on it.
type DocumentSeen struct {
	Moment  domain.DocumentMoment `json:"moment"`
	Version int                   `json:"version"`
	Plan    domain.Plan           `json:"plan"`
	// StartedWithout is why the run began without an approval.
	StartedWithout string             `json:"started_without"`
	Items          []DocumentItemSeen `json:"items"`
	Book           domain.BookContent `json:"book"`
	Steps          []DocumentStepSeen `json:"steps"`
}

// DocumentItemSeen is what a document says of an item.
type DocumentItemSeen struct {
	Item     domain.ID         `json:"item"`
	Title    string            `json:"title"`
	Status   domain.ItemStatus `json:"status"`
	Approved domain.ID         `json:"approved"` // content
}

// DocumentStepSeen is what happened to a step.
type DocumentStepSeen struct {
	Step      domain.ID        `json:"step"`
	State     domain.StepState `json:"state"`
	StartedAt int64            `json:"started_at"`
	EndedAt   int64            `json:"ended_at"`
	// Events counts what was done to it.
	Events int `json:"events"`
}

func init() { register("document.sign", signDocument) }

func signDocument(c *Call, p *DocumentSign) error {
	deployment, _, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	certificate, err := c.rules.signsWith(p.Certificate, c.actor)
	if err != nil {
		return err
	}
	if certificate.KeySet != c.keySet {
		return domain.Conflict("certificate.retired")
	}
	content, err := documentSeen(c.tx.Reader, deployment)
	if err != nil {
		return err
	}
	if err := c.seen("document", deployment.ID, content, p.Seen); err != nil {
		return err
	}
	if _, err := record[domain.File](c.tx.Reader, p.File); err != nil {
		return err
	}
	row, err := c.documentToSign(deployment, content, p)
	if err != nil {
		return err
	}
	row.File = p.File
	c.about.Record = row.ID
	if err := store.Put(c.tx, row); err != nil {
		return err
	}
	return store.Put(c.tx, domain.DocumentSignature{
		ID: c.newID(), Document: row.ID, User: c.actor, Certificate: certificate.ID, File: p.File, Seq: c.seq,
	})
}

// documentToSign gives the document that the command is about: a new one, or one that still lacks this signature.
func (c *Call) documentToSign(deployment domain.Deployment, content DocumentSeen, p *DocumentSign) (domain.SignedDocument, error) {
	if p.Document == "" {
		return c.newDocument(deployment, content, p)
	}
	row, err := record[domain.SignedDocument](c.tx.Reader, p.Document)
	if err != nil {
		return row, err
	}
	newest, err := c.tx.SignedDocumentsOf(deployment.ID)
	if err != nil {
		return row, err
	}
	signed, err := c.tx.DocumentSignaturesOf(row.ID)
	switch {
	case err != nil:
		return row, err
	case row.Deployment != deployment.ID || row.Digest != p.Digest || row.Revision != p.Revision:
		return row, domain.Conflict("document.another")
	case newest[0].ID != row.ID || row.Seen != p.Seen:
		return row, domain.Conflict("document.superseded")
	case row.File != p.Before:
		return row, domain.Conflict("document.signed_meanwhile")
	}
	return row, maySign(row, signed, c.actor)
}

// maySign refuses somebody who has not to sign a document, or has done so.
func maySign(row domain.SignedDocument, signed []domain.DocumentSignature, user domain.ID) error {
	if !slices.ContainsFunc(row.Signers, func(s domain.DocumentSigner) bool { return s.User == user }) {
		return domain.Forbidden("document.not_asked")
	}
	if slices.ContainsFunc(signed, func(s domain.DocumentSignature) bool { return s.User == user }) {
		return domain.Conflict("document.signed_already")
	}
	return nil
}

func (c *Call) newDocument(deployment domain.Deployment, content DocumentSeen, p *DocumentSign) (domain.SignedDocument, error) {
	var check domain.Checker
	row := domain.SignedDocument{
		ID: c.newID(), Deployment: deployment.ID, Moment: content.Moment, Version: content.Version, Digest: p.Digest, Revision: p.Revision,
		Seen: p.Seen, Number: check.Text("number", p.Number, domain.MaxTitle, true), Name: domain.SanitiseName(p.Name),
	}
	if !domain.IsDigest(p.Digest) || !domain.IsDigest(p.Revision) || p.Before != "" {
		return row, domain.Invalid("document.form")
	}
	if err := check.Err(); err != nil {
		return row, err
	}
	if _, known, err := c.tx.SignedDocumentAt(p.Revision); err != nil || known {
		return row, either(err, domain.Conflict("document.another"))
	}
	var err error
	row.Signers, err = signersOf(c.tx.Reader, c.rules, deployment, content.Moment, c.actor)
	return row, err
}

// either gives the first error that is one.
func either(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// documentSeen gives what a document about a deployment would show, and refuses what nobody signs: a draft, or a run that is not over.
func documentSeen(r store.Reader, deployment domain.Deployment) (DocumentSeen, error) {
	out := DocumentSeen{
		Moment: domain.DocumentApproved, Version: deployment.RunBook, Plan: deployment.Plan, StartedWithout: deployment.StartedWithout,
		Items: []DocumentItemSeen{}, Steps: []DocumentStepSeen{},
	}
	items, err := r.ItemsOf(deployment.ID)
	if err != nil {
		return out, err
	}
	for _, item := range items {
		out.Items = append(out.Items, DocumentItemSeen{Item: item.ID, Title: item.Title, Status: item.Status, Approved: item.ApprovedContent})
	}
	steps, err := r.BookSteps(deployment.ID)
	if err != nil {
		return out, err
	}
	ordered := domain.OrderBook(steps)
	out.Book = domain.BookContentOf(deployment.Plan, domain.Frozen(ordered, deployment.RetiredNumbers))
	if out.Steps, err = documentSteps(r, deployment.ID, ordered); err != nil {
		return out, err
	}
	begun, over := runOf(out.Steps)
	switch {
	case begun && !over:
		return out, domain.Conflict("document.run_not_over")
	case begun:
		out.Moment = domain.DocumentExecuted
	case deployment.RunBookState != domain.RunBookApproved:
		return out, domain.Conflict("document.draft")
	}
	return out, nil
}

// documentSteps says what happened to the steps of a run book.
func documentSteps(r store.Reader, deployment domain.ID, ordered []domain.BookStep) ([]DocumentStepSeen, error) {
	runs, err := r.LiveSteps(deployment)
	if err != nil {
		return nil, err
	}
	events, err := r.EventCounts(deployment)
	if err != nil {
		return nil, err
	}
	done := map[domain.ID]domain.RunStep{}
	for _, run := range runs {
		done[run.Step] = run
	}
	out := []DocumentStepSeen{}
	for _, step := range ordered {
		run := done[step.ID]
		seen := DocumentStepSeen{Step: step.ID, State: run.State, StartedAt: run.StartedAt, EndedAt: run.EndedAt, Events: events[run.ID]}
		if seen.State == "" {
			seen.State = domain.StepNew
		}
		out = append(out, seen)
	}
	return out, nil
}

// runOf says whether a run has begun, and whether nothing is left to do of it.
func runOf(steps []DocumentStepSeen) (begun, over bool) {
	over = true
	for _, step := range steps {
		begun = begun || step.State != domain.StepNew
		over = over && slices.Contains([]domain.StepState{domain.StepCompleted, domain.StepFailed, domain.StepSkipped}, step.State)
	}
	return begun, over
}

// signersOf says who has to sign a document of which a person is the author: people who have left cannot.
func signersOf(r store.Reader, rules *Authority, deployment domain.Deployment, moment domain.DocumentMoment, author domain.ID) ([]domain.DocumentSigner, error) {
	roles, err := signerRoles(r, rules, deployment, moment)
	if err != nil {
		return nil, err
	}
	return domain.SignersOf(author, func(user domain.ID) string { return rules.Users[user].Name }, roles), nil
}

func signerRoles(r store.Reader, rules *Authority, deployment domain.Deployment, moment domain.DocumentMoment) (map[domain.ID][]domain.SignerRole, error) {
	items, err := r.ItemsOf(deployment.ID)
	if err != nil {
		return nil, err
	}
	approver := domain.ID("")
	if deployment.RunBook > 0 {
		version, err := r.RunBookVersion(deployment.ID, deployment.RunBook)
		if err != nil {
			return nil, err
		}
		approver = version.ApprovedBy
	}
	roles := domain.SignerRoles(moment, deployment, approver, items)
	for user := range roles {
		if domain.Permit("document.sign", rules.Relation(deployment.Project, user)) != nil {
			delete(roles, user)
		}
	}
	return roles, nil
}
