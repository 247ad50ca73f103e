package documents_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/export/pades"
	"renogen/backend/testkit"
)

// appended replaces an object of a PDF by an update behind its end, as any editor does.
func appended(t *testing.T, b []byte, object int, body string) []byte {
	t.Helper()
	find := func(pattern string) string {
		all := regexp.MustCompile(pattern).FindAllSubmatch(b, -1)
		if all == nil {
			t.Fatal(pattern, "is not in the file")
		}
		return string(all[len(all)-1][1])
	}
	var out bytes.Buffer
	out.Write(b)
	at := out.Len()
	fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", object, body)
	table := out.Len()
	fmt.Fprintf(&out, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %s /Root %s 0 R /Prev %s>>\nstartxref\n%d\n%%%%EOF\n",
		object, at, find(`/Size (\d+)`), find(`/Root (\d+) 0 R`), find(`startxref\n(\d+)`), table)
	return out.Bytes()
}

// appendPage paints over what page 1 shows.
func appendPage(t *testing.T, b []byte) []byte {
	t.Helper()
	pages := tool(t, "qpdf", "--show-pages", saved(t, b))
	m := regexp.MustCompile(`page 1: [^\n]*\n\s+content:\n\s+(\d+), 0 R|page 1: [^\n]*\n(?:.*\n)*?\s+content:\n\s+(\d+) 0 R`).FindStringSubmatch(pages)
	if m == nil {
		t.Fatal(pages)
	}
	object, err := strconv.Atoi(m[1] + m[2])
	if err != nil {
		t.Fatal(err)
	}
	const drawn = "1 1 1 rg 0 0 600 850 re f"
	return appended(t, b, object, fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(drawn), drawn))
}

func swapAttachment(t *testing.T, b []byte) []byte {
	t.Helper()
	m := regexp.MustCompile(`/F \(runbook\.json\)[^\n]*/EF <</F (\d+) 0 R`).FindSubmatch(b)
	if m == nil {
		t.Fatal("no attachment")
	}
	object, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	const content = `{"head":{}}`
	return appended(t, b, object, fmt.Sprintf("<</Type /EmbeddedFile /Length %d>>\nstream\n%s\nendstream", len(content), content))
}

// forged has the same signatures in the same names, with certificates of somebody else.
func (n night) forged(t *testing.T) []byte {
	t.Helper()
	d, err := pades.Read(n.stored())
	if err != nil {
		t.Fatal(err)
	}
	b := d.First
	for i, s := range d.Signatures {
		if b, err = pades.Sign(b, s.Statement, stranger(t, s.Name, int64(i))); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func stranger(t *testing.T, name string, serial int64) pades.Signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial + 1), Subject: pkix.Name{CommonName: name}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return pades.Signer{Key: key, Chain: []*x509.Certificate{certificate}}
}

func (n night) editTitle(to string) *app.DeploymentEdit {
	n.TB.Helper()
	view := testkit.Ask[app.DeploymentView](n.Workspace, "Approval", "deployment.get", &app.DeploymentGet{Deployment: n.deployment})
	edit := &app.DeploymentEdit{Deployment: n.deployment}
	edit.Title = testkit.To(n.Workspace, view.Title, to)
	return edit
}
