package app_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"software.sslmate.com/src/go-pkcs12"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

func TestOwnCertificateFollowsFromTheJournal(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	first, err := w.AddOwnCertificate(w.As("Approval"))
	if err != nil {
		t.Fatal(err)
	}
	entries := w.Entries()
	again, err := w.AddOwnCertificate(w.As("Approval"))
	if err != nil || again.ID != first.ID || w.Entries() != entries {
		t.Errorf("again: %s, %v, %d entries more", again.ID, err, w.Entries()-entries)
	}
	c := parsed(t, first.DER)
	if c.Subject.CommonName != "Approval" || c.Subject.SerialNumber == "" || c.IsCA || first.Kind != domain.CertificateOwn {
		t.Errorf("%+v", c.Subject)
	}
	// made anew from the same facts it has the same bytes: it would be refused as known
	_, err = w.Try("Approval", &app.CertificateAdd{Certificate: first.DER})
	if domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("twice: %v", err)
	}
	if _, err := w.Try("Entry", &app.CertificateAdd{Certificate: first.DER}); err == nil {
		t.Error("somebody else’s certificate was taken")
	}
}

func TestAuthorityCertifiesConfirmedKeysOnly(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	issue := func() error {
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.IssueCertificate(w.As("Ann"), id, w.As("Approval").KeySet, w.KeySeen("Approval"))
		return err
	}
	if err := issue(); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("not confirmed: %v", err)
	}
	w.Confirm("Approval")
	if err := issue(); err != nil {
		t.Fatal(err)
	}
	if err := issue(); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("twice: %v", err)
	}
	list := testkit.Ask[app.CertificatesView](w, "View", "certificates.list", &app.CertificatesList{})
	var kinds []domain.CertificateKind
	pool := x509.NewCertPool()
	for _, row := range list.Certificates {
		kinds = append(kinds, row.Kind)
		if row.Kind == domain.CertificateAuthority {
			pool.AddCert(parsed(t, row.DER))
		}
	}
	if diff := cmp.Diff([]domain.CertificateKind{domain.CertificateAuthority, domain.CertificateIssued}, kinds); diff != "" {
		t.Fatal(diff)
	}
	issued := parsed(t, list.Certificates[1].DER)
	if _, err := issued.Verify(x509.VerifyOptions{Roots: pool, CurrentTime: issued.NotBefore.Add(time.Hour), KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}}); err != nil {
		t.Error(err)
	}
	signer, err := w.DocumentSigner(w.As("Approval"))
	if err != nil || len(signer.Chain) != 2 || signer.Certificate.Kind != domain.CertificateIssued {
		t.Errorf("%d certificates, %s, %v", len(signer.Chain), signer.Certificate.Kind, err)
	}
	// after a rotation the old certificates do not count for what is signed anew
	renewed, err := w.RenewKeys(w.As("Approval"), testkit.Password, journal.CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	if signer, err = w.DocumentSigner(renewed); err != nil || signer.Certificate.Kind != domain.CertificateOwn || signer.Certificate.KeySet != renewed.KeySet {
		t.Errorf("after the rotation: %+v, %v", signer.Certificate, err)
	}
	report, err := app.Verify(w.Path(), app.Full, nil)
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("%v %v", report.Findings, err)
	}
}

func TestAuthorityIsNobodyElses(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	d.Must("Ann", d.issue("Ann", "Approval"))
	// Execute is an administrator, too, but the authority is Ann's
	if _, err := d.Try("Execute", d.issue("Ann", doorMaker)); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("by another’s authority: %v", err)
	}
	wrong := d.issue("Ann", doorMaker)
	wrong.Certificate = d.issue("Ann", "Execute").Certificate
	if _, err := d.Try("Ann", wrong); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("another’s key: %v", err)
	}
}

// companyFile is a PKCS #12 file as a company hands it out.
func companyFile(t *testing.T, private any, public any, password string) []byte {
	t.Helper()
	authority := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Company CA"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.CreateCertificate(rand.Reader, authority, authority, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	root, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	person := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "Approval of the Company"}, NotBefore: authority.NotBefore, NotAfter: authority.NotAfter,
		KeyUsage: x509.KeyUsageDigitalSignature,
	}
	if der, err = x509.CreateCertificate(rand.Reader, person, root, public, key); err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	file, err := pkcs12.Modern.Encode(private, certificate, []*x509.Certificate{root}, password)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestCompanysCertificateStaysOnTheWorkstation(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	file := companyFile(t, key, key.Public(), "s3same")
	approval := w.As("Approval")
	if _, err := w.ImportCertificate(approval, file, "s3same"); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("nowhere to keep it: %v", err)
	}
	host := w.Host
	host.Folder = t.TempDir()
	a, err := app.Open(w.Path(), host)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	if _, err := a.ImportCertificate(approval, file, "wrong"); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("a wrong password: %v", err)
	}
	if _, err := a.ImportCertificate(approval, []byte("nothing"), ""); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("no such file: %v", err)
	}
	row, err := a.ImportCertificate(approval, file, "s3same")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := a.DocumentSigner(approval)
	if err != nil || signer.Certificate.ID != row.ID || len(signer.Chain) != 2 || !key.PublicKey.Equal(signer.Key.Public()) {
		t.Errorf("%+v, %v", signer.Certificate, err)
	}
	kept := keptNotes(t, host.Folder)
	if !strings.Contains(kept, row.ID) || strings.Contains(kept, base64.StdEncoding.EncodeToString(x509.MarshalPKCS1PrivateKey(key))[:40]) {
		t.Error("the key is not kept, or lies open")
	}
	if _, err := a.ImportCertificate(w.As("Entry"), file, "s3same"); err == nil {
		t.Error("two people have one certificate")
	}
	if err := a.DropCompanyCertificate(approval); err != nil {
		t.Fatal(err)
	}
	if signer, err = a.DocumentSigner(approval); err != nil || signer.Certificate.Kind != domain.CertificateOwn {
		t.Errorf("after it is dropped: %+v, %v", signer.Certificate, err)
	}
}

// With a key that cannot be read any more nothing is signed until its owner says with what: the certificate, imported again, or his own key.
func TestACompanysKeyThatIsBrokenIsImportedAgainOrDropped(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	deployment := w.Night(1).Deployment
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	file, approval, host := companyFile(t, key, key.Public(), "s3same"), w.As("Approval"), w.Host
	host.Folder = t.TempDir()
	a, err := app.Open(w.Path(), host)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	imported := func() domain.Certificate {
		row, err := a.ImportCertificate(approval, file, "s3same")
		if err != nil {
			t.Fatal(err)
		}
		return row
	}
	imported()
	paths, err := filepath.Glob(filepath.Join(host.Folder, "*", "certificate-*.json"))
	if err != nil || len(paths) != 1 {
		t.Fatal(paths, err)
	}
	whole, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, broken := range map[string]string{
		"cut off": string(whole[:len(whole)/2]), "empty": "", "another seal": strings.Replace(string(whole), `"sealed":"`, `"sealed":"00`, 1),
	} {
		if err := os.WriteFile(paths[0], []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := a.DocumentSigner(approval)
		if e, ok := errors.AsType[*domain.Error](err); !ok || e.Key != "certificate.key_broken" {
			t.Errorf("%s: %v", name, err)
		}
		if row := imported(); row.Kind != domain.CertificateCompany {
			t.Errorf("%s: imported %+v", name, row)
		}
		if signer, err := a.DocumentSigner(approval); err != nil || signer.Certificate.Kind != domain.CertificateCompany {
			t.Errorf("%s, then imported again: %+v, %v", name, signer.Certificate, err)
		}
	}
	if err := os.WriteFile(paths[0], nil, 0o600); err != nil {
		t.Fatal(err)
	}
	off, err := app.Ask[app.DocumentSignOffView](a, approval.User, "document.sign_off", &app.DocumentSignOff{Deployment: deployment})
	if why := off.Can[0].Why; err != nil || why == nil || why.Key != "certificate.key_broken" {
		t.Errorf("sign-off tells %+v, %v", why, err)
	}
	if err := a.DropCompanyCertificate(approval); err != nil {
		t.Fatal(err)
	}
	if signer, err := a.DocumentSigner(approval); err != nil || signer.Certificate.Kind != domain.CertificateOwn {
		t.Errorf("dropped: %+v, %v", signer.Certificate, err)
	}
}

func keptNotes(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*", "certificate-*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func parsed(t *testing.T, der string) *x509.Certificate {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(der)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(b)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
