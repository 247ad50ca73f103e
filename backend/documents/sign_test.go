package documents_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// approved is a night whose run book is approved, with everybody's keys confirmed who signs.
func approved(t *testing.T) night {
	t.Helper()
	n := newNight(t)
	n.Confirm("Execute")
	for _, item := range []domain.ID{n.pipeline, n.tag} {
		n.Approved(item)
	}
	n.ApproveBook(n.deployment)
	return n
}

func (n night) sign(by string) {
	n.TB.Helper()
	n.Clock.Pass(time.Minute)
	if err := n.trySign(by); err != nil {
		n.TB.Fatal(err)
	}
}

func (n night) trySign(by string) error {
	n.TB.Helper()
	id, err := app.NewID()
	if err != nil {
		n.TB.Fatal(err)
	}
	_, err = documents.Sign(n.TB.Context(), n.App, n.As(by), id, n.deployment, false, n.Clock.Now())
	return err
}

func (n night) signOff() app.DocumentSignOffView {
	n.TB.Helper()
	return testkit.Ask[app.DocumentSignOffView](n.Workspace, "View", "document.sign_off", &app.DocumentSignOff{Deployment: n.deployment})
}

// stored is the newest signed document.
func (n night) stored() []byte {
	n.TB.Helper()
	made, err := documents.Stored(n.App, n.User("View"), n.signOff().Document.ID)
	if err != nil {
		n.TB.Fatal(err)
	}
	return made.Bytes
}

func (n night) check(b []byte) documents.CheckResult {
	n.TB.Helper()
	result, err := documents.Check(n.TB.Context(), n.App, n.User("View"), b)
	if err != nil {
		n.TB.Fatal(err)
	}
	return result
}

func sentence(r documents.CheckResult) string {
	return i18n.English.Text(r.Message.Key, r.Message.Params)
}

// expect compares verdict and sentence.
func expect(t *testing.T, r documents.CheckResult, verdict documents.Verdict, parts ...string) {
	t.Helper()
	if r.Verdict != verdict {
		t.Errorf("verdict %s, want %s: %s", r.Verdict, verdict, sentence(r))
	}
	for _, part := range parts {
		if !strings.Contains(sentence(r), part) {
			t.Errorf("%q is not in: %s", part, sentence(r))
		}
	}
}

func saved(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "signed.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRunBookIsSignedByAllWhoApproved(t *testing.T) {
	t.Parallel()
	n := approved(t)
	if err := n.trySign("Entry"); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("Entry: %v", err)
	}
	n.sign("Execute") // the author
	off := n.signOff()
	if off.Document == nil || off.Document.Complete || len(off.Document.Signers) != 2 || off.Document.Signers[1].SignedAt != 0 {
		t.Fatalf("%+v", off.Document)
	}
	once := n.stored()
	expect(t, n.check(once), documents.Valid, "signed by Execute.")
	n.sign("Approval")
	if off = n.signOff(); !off.Document.Complete || off.Document.Moment != domain.DocumentApproved {
		t.Errorf("%+v", off.Document)
	}
	twice := n.stored()
	result := n.check(twice)
	expect(t, result, documents.Valid, "-RB", "version 1", "signed by Execute, Approval")
	for _, s := range result.Signatures {
		if !s.OK || !s.Confirmed || s.Kind != domain.CertificateOwn {
			t.Errorf("%+v", s)
		}
	}
	expect(t, n.check(once), documents.Outdated, "Approval signed since")
	if err := n.trySign("Approval"); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("signed twice: %v", err)
	}
	if bytes.Contains(twice, []byte(`"sealed":`)) {
		t.Error("it holds sealed keys")
	}
	n.accepted(t, twice)
}

// accepted asks the ordinary tools.
func (n night) accepted(t *testing.T, b []byte) {
	t.Helper()
	path := saved(t, b)
	tool(t, "qpdf", "--check", path)
	signatures := tool(t, "pdfsig", "-nocert", path)
	if strings.Count(signatures, "Signature Validation: Signature is Valid.") != 2 || !strings.Contains(signatures, "Total document signed") {
		t.Error(signatures)
	}
	dir := t.TempDir()
	tool(t, "pdfdetach", "-saveall", "-o", dir, path)
	var approvals struct {
		Document struct{ Digest string }
		Proof    struct{ Workspace string }
	}
	proof, err := os.ReadFile(filepath.Join(dir, "approvals.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(proof, &approvals); err != nil {
		t.Fatal(err)
	}
	sum, _, _ := strings.Cut(tool(t, "sha256sum", filepath.Join(dir, "runbook.json")), " ")
	if approvals.Document.Digest != sum || approvals.Proof.Workspace != n.ID() {
		t.Errorf("digest %s, want %s; workspace %s", approvals.Document.Digest, sum, approvals.Proof.Workspace)
	}
}

func TestExecutedRunBookIsSignedByLeadAndReleaseManager(t *testing.T) {
	t.Parallel()
	n := approved(t)
	n.sign("Approval")
	before := n.stored()
	for i, step := range n.Steps(n.deployment) {
		n.DoStep(step.ID, "", domain.StepStart)
		if i == 0 {
			if err := n.trySign("Execute"); domain.CodeOf(err) != domain.CodeConflict {
				t.Errorf("in the middle of the run: %v", err)
			}
		}
		n.DoStep(step.ID, "as expected", domain.StepComplete)
	}
	expect(t, n.check(before), documents.Outdated, "the run book has changed since")
	n.sign("Execute")
	n.sign("Approval")
	off := n.signOff()
	if off.Document == nil || off.Document.Moment != domain.DocumentExecuted || !off.Document.Complete || len(off.Earlier) != 1 {
		t.Fatalf("%+v", off)
	}
	expect(t, n.check(n.stored()), documents.Valid)
	expect(t, n.check(before), documents.Outdated, "a newer version exists", "executed")
}

func TestWhatIsDoneToASignedFileIsFound(t *testing.T) {
	t.Parallel()
	n := approved(t)
	n.sign("Execute")
	n.sign("Approval")
	whole := n.stored()
	path := saved(t, whole)
	for name, c := range map[string]struct {
		spoil func() []byte
		parts []string
	}{
		"one byte": {func() []byte {
			b := bytes.Clone(whole)
			b[bytes.Index(b, []byte("stream\n"))+40] ^= 1
			return b
		}, []string{"the signed bytes were changed"}},
		"page painted over":  {func() []byte { return appendPage(t, whole) }, []string{"something else than a signature was added", "page 1"}},
		"attachment swapped": {func() []byte { return swapAttachment(t, whole) }, []string{"something else than a signature was added", "the file runbook.json inside"}},
		"saved again": {func() []byte {
			out := filepath.Join(t.TempDir(), "again.pdf")
			tool(t, "qpdf", "--object-streams=generate", "--recompress-flate", path, out)
			return readFile(t, out)
		}, []string{"another program has saved", "-RB"}},
		"linearised": {func() []byte {
			out := filepath.Join(t.TempDir(), "again.pdf")
			tool(t, "qpdf", "--linearize", path, out)
			return readFile(t, out)
		}, []string{"another program has saved", "-RB"}},
		"unknown certificate": {func() []byte { return n.forged(t) }, []string{"in the name of Execute", "a certificate that the workspace does not know"}},
		"cut off":             {func() []byte { return whole[:len(whole)-100] }, []string{"the end of the file is missing"}},
	} {
		result := n.check(c.spoil())
		t.Logf("%s: %s", name, sentence(result))
		expect(t, result, documents.Altered, c.parts...)
	}
	expect(t, n.check([]byte("%PDF-1.4\n%%EOF\n")), documents.Foreign, "Not ours")
	expect(t, n.check(n.make(documents.Order{Kind: documents.RunBook}).Bytes), documents.Unsigned, "not signed", "keeps a signed one")
	expect(t, n.check(whole), documents.Valid)
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWithoutItsWorkspaceNothingIsValid(t *testing.T) {
	t.Parallel()
	n := approved(t)
	n.sign("Approval")
	whole := n.stored()
	result, err := documents.Check(t.Context(), nil, "", whole)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, result, documents.UnknownWorkspace, n.Fingerprint())
	other, ann, err := app.Create(filepath.Join(t.TempDir(), "other.renogen"), "Another", app.FirstAdministrator{
		Name: "Ann", Email: "ann@example.org", TimeZone: "UTC", Password: testkit.Password, KDF: journal.CheapKDF(t),
	}, false, n.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := other.Close(); err != nil {
			t.Error(err)
		}
	}()
	if result, err = documents.Check(t.Context(), other, ann.User, whole); err != nil {
		t.Fatal(err)
	}
	expect(t, result, documents.UnknownWorkspace)
	changed := bytes.Clone(whole)
	changed[bytes.Index(changed, []byte("stream\n"))+40] ^= 1
	if result, err = documents.Check(t.Context(), nil, "", changed); err != nil {
		t.Fatal(err)
	}
	expect(t, result, documents.Altered)
}

func TestOlderVersionIsValidAndToldSo(t *testing.T) {
	t.Parallel()
	n := approved(t)
	n.sign("Approval")
	older := n.stored()
	n.Must("Approval", n.editTitle("Release 3.12.1, again"))
	expect(t, n.check(older), documents.Outdated, "the run book has changed since")
	n.sign("Approval")
	expect(t, n.check(older), documents.Outdated, "a newer version exists", "version 1")
	expect(t, n.check(n.stored()), documents.Valid)
}

func TestContentCodeFindsTheDocument(t *testing.T) {
	t.Parallel()
	n := approved(t)
	n.sign("Approval")
	code := n.signOff().Document.Code
	for _, typed := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", " "), strings.ReplaceAll(code, "0", "o")} {
		found := testkit.Ask[app.DocumentFindView](n.Workspace, "View", "document.find", &app.DocumentFind{Code: typed})
		if len(found.Documents) != 1 || !found.Documents[0].Current {
			t.Errorf("%s: %+v", typed, found)
		}
	}
	n.Must("Approval", n.editTitle("Another title"))
	found := testkit.Ask[app.DocumentFindView](n.Workspace, "View", "document.find", &app.DocumentFind{Code: code})
	if len(found.Documents) != 1 || found.Documents[0].Current {
		t.Errorf("%+v", found)
	}
}
