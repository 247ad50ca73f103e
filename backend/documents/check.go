package documents

import (
	"bytes"
	"context"
	"crypto/x509"
	"slices"
	"strconv"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export/pades"
	"renogen/backend/journal"
)

// Verdict is what the check of a file comes to.
type Verdict string

// Verdicts.
const (
	Valid Verdict = "valid"
	// Outdated: the document is whole, but no longer what is so now.
	Outdated Verdict = "outdated"
	Altered  Verdict = "altered"
	// Foreign: no document of this workspace, as far as it can be told.
	Foreign Verdict = "foreign"
	// Unsigned: a document as the program prints them, which proves nothing.
	Unsigned Verdict = "unsigned"
	// UnknownWorkspace: whole by itself, but signed in a workspace that is not open.
	UnknownWorkspace Verdict = "unknown_workspace"
	// OtherHistory: whole by itself, but the open workspace ends before what it rests on, or has other entries there.
	OtherHistory Verdict = "other_history"
)

// The checks, by number.
const (
	NothingAppended = iota + 1
	WholeCovered
	SignaturesHold
	ApprovalsHold
	SameDrawing
)

// Finding is what one of the checks found. Bad ones speak against the document; others are to be known.
type Finding struct {
	Check   int            `json:"check"`
	Bad     bool           `json:"bad"`
	Message domain.Problem `json:"message"`
}

// CheckedSignature is one signature of a file. OK: it and its certificate hold.
type CheckedSignature struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
	At     int64  `json:"at"`
	OK     bool   `json:"ok"`
	// Certificate is its SHA-256, Issuer who vouches for it: empty when it does so itself.
	Certificate string                 `json:"certificate"`
	Issuer      string                 `json:"issuer"`
	Kind        domain.CertificateKind `json:"kind"`
	Key         string                 `json:"key"`
	Confirmed   bool                   `json:"confirmed"`
}

// CheckResult is the answer about a file: one plain sentence, and what it rests on.
type CheckResult struct {
	Verdict    Verdict            `json:"verdict"`
	Message    domain.Problem     `json:"message"`
	Findings   []Finding          `json:"findings"`
	Signatures []CheckedSignature `json:"signatures"`
	// Workspace is the fingerprint of the one in which the document was signed, as it says itself.
	Workspace string `json:"workspace"`
	// Document is what the open workspace has of it, Newer the one that took its place.
	Document *app.SignedDocumentView `json:"document,omitempty"`
	Newer    *app.SignedDocumentView `json:"newer,omitempty"`
}

// checker checks one file.
type checker struct {
	*maker
	b      []byte
	signed *pades.Document
	papers papers
	known  app.DocumentCheckView
	result CheckResult
}

// Check says whether a file is a document of the workspace, and whole. Without a workspace (a is nil) nothing is ever valid.
func Check(ctx context.Context, a *app.App, user domain.ID, b []byte) (CheckResult, error) {
	return signing(ctx, a, user, "", false).check(b)
}

func (m *maker) check(b []byte) (CheckResult, error) {
	c := &checker{maker: m, b: b, result: CheckResult{Findings: []Finding{}, Signatures: []CheckedSignature{}}}
	if done, err := c.open(); done || err != nil {
		return c.result, err
	}
	for _, check := range []func() error{c.appended, c.signatures, c.approvals, c.drawing} {
		if err := c.ctx.Err(); err != nil {
			return c.result, err
		}
		if err := check(); err != nil {
			return c.result, err
		}
	}
	c.judge()
	return c.result, nil
}

func problem(key domain.Key, params ...string) domain.Problem {
	named := map[string]string{}
	for i := 0; i+1 < len(params); i += 2 {
		named[params[i]] = params[i+1]
	}
	return domain.Problem{Key: key, Params: named}
}

// end gives the answer at once.
func (c *checker) end(v Verdict, key domain.Key, params ...string) (bool, error) {
	c.result.Verdict, c.result.Message = v, problem(key, params...)
	return true, nil
}

func (c *checker) bad(check int, key domain.Key, params ...string) {
	c.result.Findings = append(c.result.Findings, Finding{Check: check, Bad: true, Message: problem(key, params...)})
}

func (c *checker) good(check int, key domain.Key, params ...string) {
	c.result.Findings = append(c.result.Findings, Finding{Check: check, Message: problem(key, params...)})
}

// open reads the file and what the workspace knows of it; done says that the answer is there already.
func (c *checker) open() (done bool, err error) {
	if c.signed, err = pades.Read(c.b); err != nil {
		return c.unreadable()
	}
	content, approvals := c.signed.Attachments[contentName], c.signed.Attachments[approvalsName]
	if len(c.signed.Signatures) == 0 && approvals == nil {
		return c.unsigned(content)
	}
	if c.papers, err = readPapers(content, approvals); err != nil {
		return c.unreadable()
	}
	c.Deployment = c.papers.file.Document.Deployment
	c.result.Workspace = journal.Fingerprint(c.papers.file.Proof.Workspace)
	if c.app == nil || c.app.ID() != c.papers.file.Proof.Workspace {
		return false, nil
	}
	c.known, err = app.Ask[app.DocumentCheckView](c.app, c.user, "document.check", &app.DocumentCheck{
		Revision: journal.Digest(c.signed.First), Digest: journal.Digest(content), Entries: c.papers.file.Proof.Entries,
	})
	if err == nil && c.known.Document == nil && c.known.Same == nil {
		err = c.knownBy(c.papers.file.Document.Digest)
	}
	c.result.Document, c.result.Newer = c.known.Document, c.known.Newer
	return false, err
}

// knownBy looks for a document that says what has a digest.
func (c *checker) knownBy(digest string) error {
	if c.app == nil || c.known.Same != nil {
		return nil
	}
	view, err := app.Ask[app.DocumentCheckView](c.app, c.user, "document.check", &app.DocumentCheck{Digest: digest})
	if err == nil && view.Same != nil {
		c.known.Same = view.Same
	}
	return err
}

// unreadable says what a file is that is not built as ours are: one of ours, saved again by another program, or something else.
func (c *checker) unreadable() (bool, error) {
	for _, stream := range pades.Streams(c.b) {
		if !bytes.HasPrefix(stream, []byte(`{"`)) {
			continue // no content of ours
		}
		if err := c.knownBy(journal.Digest(stream)); err != nil {
			return true, err
		}
		if c.known.Same != nil {
			return c.end(Altered, "document.check.saved_again", "name", c.known.Same.Name, "number", c.known.Same.Number)
		}
	}
	if bytes.Contains(c.b, []byte("%PDF-")) && (bytes.Contains(c.b, []byte("/ETSI.CAdES.detached")) || bytes.Contains(c.b, []byte(approvalsName))) {
		return c.end(Altered, "document.check.damaged")
	}
	return c.end(Foreign, "document.check.not_ours")
}

func (c *checker) unsigned(content []byte) (bool, error) {
	if content == nil {
		return c.end(Foreign, "document.check.not_ours")
	}
	if err := c.knownBy(journal.Digest(content)); err != nil {
		return true, err
	}
	if c.known.Same != nil {
		return c.end(Unsigned, "document.check.unsigned_known", "name", c.known.Same.Name)
	}
	return c.end(Unsigned, "document.check.unsigned")
}

// appended is checks 1 and 2: nothing but signatures follows the first one, and the last covers the whole file.
func (c *checker) appended() error {
	if len(c.signed.Signatures) == 0 {
		c.bad(NothingAppended, "document.check.no_signature")
		return nil
	}
	whole := true
	for _, s := range c.signed.Signatures {
		if s.Foreign && s.Err == nil {
			whole = false
			c.bad(NothingAppended, "document.check.appended", "where", where(pades.Appended(c.b[:s.End], s.From)))
		}
	}
	if c.signed.Tail >= 0 {
		whole = false
		if bytes.HasSuffix(bytes.TrimSpace(c.b), []byte("%%EOF")) {
			c.bad(WholeCovered, "document.check.appended", "where", where(pades.Appended(c.b, c.signed.Tail)))
		} else {
			c.bad(WholeCovered, "document.check.cut")
		}
	}
	if whole {
		c.good(NothingAppended, "document.check.nothing_appended")
	}
	return nil
}

// where writes places as people name them: page 3, the file runbook.json.
func where(places []pades.Place) string {
	var parts []string
	for _, place := range places {
		if place.Attachment != "" {
			parts = append(parts, text("document.check.attachment", "name", place.Attachment))
		} else {
			parts = append(parts, text("document.check.page", "page", strconv.Itoa(place.Page)))
		}
	}
	if len(parts) > mostPlaces {
		parts = append(parts[:mostPlaces], "…")
	}
	if len(parts) == 0 {
		return text("document.check.elsewhere")
	}
	return strings.Join(parts, ", ")
}

const mostPlaces = 5

// signatures is check 3: each signature, and its certificate.
func (c *checker) signatures() error {
	intact := true
	for _, s := range c.signed.Signatures {
		shown := CheckedSignature{Name: s.Name, Reason: s.Reason, At: s.At, OK: s.Err == nil}
		if s.Err != nil {
			intact = false
		} else {
			shown.OK = c.certificate(&shown, s)
		}
		c.result.Signatures = append(c.result.Signatures, shown)
	}
	if !intact {
		place, err := c.changedAt()
		if err != nil {
			return err
		}
		c.bad(SignaturesHold, "document.check.changed", "where", place)
	}
	return nil
}

// certificate says whether the signature's certificate is the one that the journal names for it.
func (c *checker) certificate(shown *CheckedSignature, s pades.Signature) bool {
	own := s.Chain[0]
	shown.Certificate, shown.Issuer = journal.Digest(own.Raw), issuerOf(own)
	if !c.ours() {
		return true
	}
	i := slices.IndexFunc(c.known.Certificates, func(known domain.Certificate) bool {
		return known.ID == shown.Certificate && known.Kind != domain.CertificateAuthority
	})
	if i < 0 {
		c.bad(SignaturesHold, "document.check.unknown_certificate", "name", s.Name)
		return false
	}
	shown.Kind, shown.Key = c.known.Certificates[i].Kind, journal.Fingerprint(c.known.Certificates[i].KeySet)
	if c.known.Document == nil {
		return true
	}
	given := slices.IndexFunc(c.known.Document.Signers, func(signer app.SignerView) bool {
		return signer.Field == s.Field && signer.Certificate == shown.Certificate
	})
	if given < 0 {
		c.bad(SignaturesHold, "document.check.not_in_journal", "name", s.Name)
		return false
	}
	signer := c.known.Document.Signers[given]
	shown.Confirmed = signer.Confirmed
	if signer.Doubtful {
		c.bad(SignaturesHold, "document.check.doubtful", "name", s.Name)
		return false
	}
	if signer.Confirmed {
		c.good(SignaturesHold, "document.check.signed", "name", s.Name)
	} else {
		c.good(SignaturesHold, "document.check.signed_unconfirmed", "name", s.Name, "key", signer.Key)
	}
	return true
}

func issuerOf(c *x509.Certificate) string {
	if bytes.Equal(c.RawIssuer, c.RawSubject) {
		return ""
	}
	return c.Issuer.CommonName
}

// ours says whether the document says to be of the open workspace.
func (c *checker) ours() bool { return c.app != nil && c.app.ID() == c.papers.file.Proof.Workspace }

// original is what the workspace keeps of the document, with its view.
func (c *checker) original() *app.SignedDocumentView {
	if c.known.Document != nil {
		return c.known.Document
	}
	return c.known.Same
}

// changedAt says where the file first differs from the one that the workspace keeps.
func (c *checker) changedAt() (string, error) {
	if c.original() == nil {
		return text("document.check.elsewhere"), nil
	}
	stored, err := Stored(c.app, c.user, c.original().ID)
	if err != nil {
		return "", err
	}
	n := min(len(stored.Bytes), len(c.b))
	for i := range n {
		if stored.Bytes[i] != c.b[i] {
			return where(pades.At(stored.Bytes, i)), nil
		}
	}
	return text("document.check.elsewhere"), nil
}

// approvals is check 4: the content is what was signed, and the journal says what the file says of approvals.
func (c *checker) approvals() error {
	digest := journal.Digest(c.signed.Attachments[contentName])
	if digest != c.papers.file.Document.Digest {
		c.bad(ApprovalsHold, "document.check.other_content")
	}
	if !c.ours() {
		return nil
	}
	switch {
	case c.otherHistory():
	case c.known.BadEntry != 0:
		c.bad(ApprovalsHold, "document.check.other_entry", "seq", strconv.FormatInt(c.known.BadEntry, 10))
	case c.known.Document != nil && c.known.Document.Digest != digest:
		c.bad(ApprovalsHold, "document.check.other_content")
	case c.known.Document != nil:
		c.good(ApprovalsHold, "document.check.approvals_hold", "code", c.known.Document.Code)
	}
	return nil
}

// drawing is check 5: making the document again gives the same bytes.
func (c *checker) drawing() error {
	if c.app == nil || !c.ours() || slices.ContainsFunc(c.result.Findings, func(f Finding) bool { return f.Bad }) {
		return nil
	}
	if made := c.papers.file.Made.Program; made != program() {
		c.good(SameDrawing, "document.check.other_program", "program", made, "here", program())
		return nil
	}
	if err := c.addPictures(&c.papers.book); err != nil {
		return err
	}
	if err := c.papers.draw(); err != nil {
		return err
	}
	if bytes.Equal(c.papers.first, c.signed.First) {
		c.good(SameDrawing, "document.check.same_drawing")
		return nil
	}
	n := min(len(c.papers.first), len(c.signed.First))
	at := 0
	for at < n && c.papers.first[at] == c.signed.First[at] {
		at++
	}
	c.bad(SameDrawing, "document.check.other_drawing", "where", where(pades.At(c.signed.First, at)))
	return nil
}

// otherHistory says whether a document that is whole by itself rests on entries which people of the journal signed, and
// which the file lacks. Its certificates may be among what is lacking.
func (c *checker) otherHistory() bool {
	changed := slices.ContainsFunc(c.signed.Signatures, func(s pades.Signature) bool { return s.Err != nil || s.Foreign })
	return c.ours() && c.known.Said && !changed && len(c.signed.Signatures) > 0 && c.signed.Tail < 0 &&
		journal.Digest(c.signed.Attachments[contentName]) == c.papers.file.Document.Digest
}

// judge makes one sentence of the findings.
func (c *checker) judge() {
	if c.otherHistory() {
		key := domain.Key("document.check.other_history")
		if c.known.BadEntry > c.known.Ends {
			key = "document.check.ends_before"
		}
		c.set(OtherHistory, key, "seq", strconv.FormatInt(c.known.BadEntry, 10), "ends", strconv.FormatInt(c.known.Ends, 10))
		return
	}
	for _, f := range c.result.Findings {
		if f.Bad {
			c.result.Verdict, c.result.Message = Altered, f.Message
			return
		}
	}
	document := c.known.Document
	switch {
	case !c.ours():
		c.set(UnknownWorkspace, "document.check.unknown_workspace", "fingerprint", c.result.Workspace)
	case document == nil:
		c.set(Foreign, "document.check.not_in_workspace")
	case c.known.Newer != nil:
		c.set(Outdated, "document.check.newer", "number", c.known.Newer.Number, "version", strconv.Itoa(c.known.Newer.Version), "name", c.known.Newer.Name)
	case !document.Current:
		c.set(Outdated, "document.check.outdated", "number", document.Number, "version", strconv.Itoa(document.Version))
	case c.lacking() != "":
		c.set(Outdated, "document.check.signed_since", "names", c.lacking())
	default:
		c.set(Valid, "document.check.valid", "number", document.Number, "version", strconv.Itoa(document.Version), "names", c.names())
	}
}

func (c *checker) set(v Verdict, key domain.Key, params ...string) {
	c.result.Verdict, c.result.Message = v, problem(key, params...)
}

// names lists who signed.
func (c *checker) names() string {
	var out []string
	for _, s := range c.signed.Signatures {
		out = append(out, s.Name)
	}
	return strings.Join(out, ", ")
}

// lacking lists who signed the document after this copy of it was taken.
func (c *checker) lacking() string {
	var out []string
	for _, signer := range c.known.Document.Signers {
		if signer.SignedAt != 0 && !slices.ContainsFunc(c.signed.Signatures, func(s pades.Signature) bool { return s.Field == signer.Field }) {
			out = append(out, signer.Name)
		}
	}
	return strings.Join(out, ", ")
}
