package pades

import (
	"bytes"
	"compress/zlib"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// base makes a document of two pages with two attachments and two signature fields, the first one seen.
func base() []byte {
	field := "<</Type /Annot /Subtype /Widget /FT /Sig /T (%s) /F 132 /Rect [%s] /P 3 0 R /AP <</N 9 0 R>>>>"
	objects := []string{
		"<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [7 0 R 8 0 R] /SigFlags 3>> /Names <</EmbeddedFiles <</Names [(approvals.json) 10 0 R (runbook.json) 11 0 R]>>>>>>",
		"<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Resources <<>> /Annots [7 0 R 8 0 R]>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 6 0 R /Resources <<>>>>",
		stream("", []byte("0 0 1 rg 20 20 90 90 re f")),
		stream("", []byte("1 0 0 rg 20 20 90 90 re f")),
		fmt.Sprintf(field, fields[0], "10 10 110 30"),
		fmt.Sprintf(field, fields[1], "0 0 0 0"),
		stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources <<>>", nil),
		"<</Type /Filespec /F (approvals.json) /UF (approvals.json) /AFRelationship /Data /EF <</F 12 0 R>>>>",
		"<</Type /Filespec /F (runbook.json) /UF (runbook.json) /AFRelationship /Source /EF <</F 13 0 R>>>>",
		stream("/Type /EmbeddedFile /Subtype /application#2Fjson /Filter /FlateDecode", deflated(attached["approvals.json"])),
		stream("/Type /EmbeddedFile /Subtype /application#2Fjson /Filter /FlateDecode", deflated(attached["runbook.json"])),
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	var offsets []int
	for i, body := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R /ID [<00> <00>]>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

func stream(entries string, data []byte) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

func deflated(data string) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	if _, err := w.Write([]byte(data)); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

var (
	attached = map[string]string{"runbook.json": `{"steps":[]}`, "approvals.json": `{"entries":[]}`}
	fields   = []string{"Ann Lee", "Bo Zhang"}
)

const noon = 1_790_000_000_123

// signer makes a key and its certificate from a name: the same name, the same bytes.
func signer(t *testing.T, person string) Signer {
	t.Helper()
	seed := sha256.Sum256([]byte(person))
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(seed[:8]), Subject: pkix.Name{CommonName: person},
		NotBefore: time.Unix(noon/1000-1000, 0), NotAfter: time.Unix(noon/1000+1e8, 0), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	der, err := x509.CreateCertificate(nil, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return Signer{Key: key, Chain: []*x509.Certificate{certificate}}
}

func sign(t *testing.T, b []byte, field int, person string, certify bool) []byte {
	t.Helper()
	s := Statement{Field: fields[field], Name: person, Reason: "Approves the run book", At: noon + int64(field)*60_000, Certify: certify}
	out, err := Sign(b, s, signer(t, person))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// twice is a document with the signatures of an author and an approver.
func twice(t *testing.T) []byte {
	t.Helper()
	return sign(t, sign(t, base(), 0, "Ann Lee", true), 1, "Bo Zhāng", false)
}

func read(t *testing.T, b []byte) *Document {
	t.Helper()
	d, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// tool runs a program of the system on a file and gives what it says.
func tool(t *testing.T, b []byte, command string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(command); err != nil {
		t.Fatalf("%s is needed for this test: %v", command, err)
	}
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(command, append(args, path)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}

func decode64(t *testing.T, s string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(strings.TrimSpace(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
