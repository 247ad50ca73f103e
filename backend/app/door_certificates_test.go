package app_test

import (
	"crypto/x509"
	"encoding/base64"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// toSign makes a deployment whose run book is approved, and certificates for those who sign it.
func (d *door) toSign() {
	d.t.Helper()
	d.signed = d.Deployment(d.project, "2027-02-17 20:00")
	item := d.Must("Entry", &app.ItemCreate{Deployment: d.signed, Title: "To be signed", Category: "Enhancement", Modules: []string{"web"}})
	d.byHand("Entry", item, "once")
	d.Approved(item)
	d.ApproveBook(d.signed)
	for _, by := range []string{"Approval", doorMaker, doorStranger} {
		d.Must(by, &app.CertificateAdd{Certificate: d.ownCertificate(by, 0)})
	}
}

// ownCertificate is a certificate of somebody's own key that begins at a moment.
func (d *door) ownCertificate(of string, from int64) string {
	d.t.Helper()
	der, err := d.As(of).Secret.OwnCertificate(journal.CertificateFacts{Name: of, Organisation: "Test", KeySet: d.As(of).KeySet, From: from})
	if err != nil {
		d.t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(der)
}

// issue certifies somebody's key by the authority of somebody else.
func (d *door) issue(by, of string) *app.CertificateIssue {
	d.t.Helper()
	secret := d.As(by).Secret
	der, err := secret.AuthorityCertificate(journal.CertificateFacts{Name: by, Organisation: "Test", KeySet: d.As(by).KeySet})
	if err != nil {
		d.t.Fatal(err)
	}
	authority, err := x509.ParseCertificate(der)
	if err != nil {
		d.t.Fatal(err)
	}
	key, err := d.As(of).Secret.Public()
	if err != nil {
		d.t.Fatal(err)
	}
	issued, err := secret.IssueCertificate(journal.CertificateFacts{Name: of, Organisation: "Test", KeySet: d.As(of).KeySet}, key.P256, authority)
	if err != nil {
		d.t.Fatal(err)
	}
	return &app.CertificateIssue{
		KeySet: d.As(of).KeySet, Seen: d.KeySeen(of),
		Certificate: base64.StdEncoding.EncodeToString(issued), Authority: base64.StdEncoding.EncodeToString(der),
	}
}

func (d *door) signature(by string) *app.DocumentSign {
	d.t.Helper()
	off := testkit.Ask[app.DocumentSignOffView](d.Workspace, "Approval", "document.sign_off", &app.DocumentSignOff{Deployment: d.signed})
	certificate := domain.ID("")
	for _, row := range testkit.Ask[app.CertificatesView](d.Workspace, "Approval", "certificates.list", &app.CertificatesList{}).Certificates {
		if row.User == d.User(by) {
			certificate = row.ID
		}
	}
	return &app.DocumentSign{
		Deployment: d.signed, Digest: strings.Repeat("a", 64), Revision: strings.Repeat("b", 64), Number: "RB", Name: "RB.pdf",
		File: d.file, Certificate: certificate, Seen: off.Seen,
	}
}
