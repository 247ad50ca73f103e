package pdf

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"renogen/backend/export/pades"
)

// signedBook is the approved sample with the signatures of its author and of an approver, and the file as it was before.
func signedBook() (signed, before []byte, err error) {
	o := english
	o.SignatureFields = []string{"Imani", "Dora", "Noor"}
	o.Attach = []Attachment{{Name: "approvals.json", Description: "Approvals", MIME: "application/json", Relationship: Data, Data: []byte(`{"entries":[]}`)}}
	if before, err = RunBook(sampleBook(), o); err != nil {
		return nil, nil, err
	}
	signed = before
	for i, name := range o.SignatureFields[:2] {
		signer, err := signerNamed(name)
		if err != nil {
			return nil, nil, err
		}
		s := pades.Statement{Field: name, Name: name, Reason: "Signs", At: opening + int64(i)*minute, Certify: i == 0}
		if signed, err = pades.Sign(signed, s, signer); err != nil {
			return nil, nil, err
		}
	}
	return signed, before, nil
}

// signerNamed makes a key and its certificate from a name: the same name, the same bytes.
func signerNamed(name string) (pades.Signer, error) {
	seed := sha256.Sum256([]byte(name))
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
	if err != nil {
		return pades.Signer{}, err
	}
	template := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(seed[:8]), Subject: pkix.Name{CommonName: name}, NotBefore: time.UnixMilli(opening - 1e9),
		NotAfter: time.UnixMilli(opening + 1e12), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	der, err := x509.CreateCertificate(nil, template, template, &key.PublicKey, key)
	if err != nil {
		return pades.Signer{}, err
	}
	certificate, err := x509.ParseCertificate(der)
	return pades.Signer{Key: key, Chain: []*x509.Certificate{certificate}}, err
}

// TestASignedFileStaysWhole: the signatures are appended, hold, and are fields that can be read aloud. What else must hold of a
// file is asked of every kind, of which the signed one is one.
func TestASignedFileStaysWhole(t *testing.T) {
	signed, before, err := signedBook()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(signed, before) {
		t.Error("the signed file does not begin with the one that was signed")
	}
	said := run(t, signed, "pdfsig", "-nocert", "FILE")
	if strings.Count(said, "Signature Validation: Signature is Valid.") != 2 || !strings.Contains(said, "Total document signed") {
		t.Error(said)
	}
	tr := treeOf(t, signed)
	back := tr.back()
	for i, f := range tr.list(tr.dict(tr.catalogue()["AcroForm"])["Fields"]) {
		d := tr.dict(f)
		value := tr.dict(d["V"])
		if (d["V"] != nil) != (i < 2) || i < 2 && value["SubFilter"] != name("ETSI.CAdES.detached") {
			t.Errorf("field %d: %v", i, value)
		}
		if d["TU"] == nil || int(d["F"].(figure))&printed == 0 || tr.dict(back[int(d["StructParent"].(figure))])["S"] != name("Form") {
			t.Errorf("field %d: %v", i, d)
		}
		if form := tr.dict(tr.dict(d["AP"])["N"]); form["Subtype"] != name("Form") {
			t.Errorf("field %d shows %v", i, form)
		}
	}
	if certified := tr.dict(tr.dict(tr.catalogue()["Perms"])["DocMDP"]); certified["Type"] != name("Sig") {
		t.Errorf("certified by %v", certified)
	}
}

func TestASignedFileIsReadAsBefore(t *testing.T) {
	signed, before, err := signedBook()
	if err != nil {
		t.Fatal(err)
	}
	if a, b := strings.Join(treeOf(t, signed).said(), "\n"), strings.Join(treeOf(t, before).said(), "\n"); a != b {
		t.Error("read aloud it says something else")
	}
	text := strings.Join(pagesOf(t, signed), "\n")
	if text != strings.Join(pagesOf(t, before), "\n") || !strings.Contains(text, script) {
		t.Error("copied it says something else")
	}
	folder := t.TempDir()
	run(t, signed, "pdfdetach", "-saveall", "-o", folder, "FILE")
	got, err := os.ReadFile(filepath.Join(folder, "runbook.json"))
	if err != nil || !bytes.Equal(got, sampleBook().Content()) {
		t.Errorf("the content is not given back: %v", err)
	}
}
