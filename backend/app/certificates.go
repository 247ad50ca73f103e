package app

import (
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// CertificateAdd brings a certificate with which the actor signs documents: his own key's, signed by itself, or a company's,
// whose key stays on his workstation. Certificates are DER in base64.
type CertificateAdd struct {
	Certificate string `json:"certificate"`
	// Chain vouches for a company's certificate, the nearest first.
	Chain []string `json:"chain,omitempty"`
	// Proof is a company key's signature over journal.CertificateBytes, in hex.
	Proof string `json:"proof,omitempty"`
}

// CertificateIssue certifies the confirmed document key of somebody by the authority of the actor, an administrator.
type CertificateIssue struct {
	KeySet      domain.ID `json:"key_set"`
	Certificate string    `json:"certificate"`
	// Authority is the certificate of the actor's authority.
	Authority string `json:"authority"`
	Seen      string `json:"seen"`
}

func init() {
	registerAuthority("certificate.add", addCertificate)
	registerAuthority("certificate.issue", issueCertificate)
}

const (
	maxCertificate = 16 << 10 // bytes
	maxChain       = 6
	leastRSA       = 2048 // bits
)

// readCertificate reads a certificate from base64.
func readCertificate(field, text string) (*x509.Certificate, error) {
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(der) > maxCertificate {
		return nil, fieldError(field, "certificate.unreadable")
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fieldError(field, "certificate.unreadable")
	}
	return c, nil
}

// certificateRow is the record of a certificate, as far as it says it by itself.
func certificateRow(c *x509.Certificate, user, keySet domain.ID, kind domain.CertificateKind) domain.Certificate {
	return domain.Certificate{
		ID: journal.Digest(c.Raw), User: user, KeySet: keySet, Kind: kind, Name: c.Subject.CommonName,
		DER: base64.StdEncoding.EncodeToString(c.Raw), Chain: []string{},
		NotBefore: c.NotBefore.UnixMilli(), NotAfter: c.NotAfter.UnixMilli(),
	}
}

func addCertificate(c *Call, p *CertificateAdd) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	certificate, err := readCertificate("certificate", p.Certificate)
	if err != nil {
		return err
	}
	row := certificateRow(certificate, c.actor, c.keySet, domain.CertificateOwn)
	if _, known := c.rules.Certificates[row.ID]; known {
		return domain.Conflict("certificate.known_already")
	}
	if journal.P256Of(certificate) == c.rules.KeySets[c.keySet].P256 {
		err = selfSigned(certificate)
	} else {
		row.Kind, row.Chain = domain.CertificateCompany, append(row.Chain, p.Chain...)
		err = c.company(certificate, row, p)
	}
	if err != nil {
		return err
	}
	c.about.Record = c.actor
	return c.putCertificate(row)
}

func selfSigned(c *x509.Certificate) error {
	if err := c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature); err != nil {
		return fieldError("certificate", "certificate.not_signed")
	}
	return nil
}

// company refuses a certificate from outside whose key is not the actor's, or of a kind that documents are not signed with.
func (c *Call) company(certificate *x509.Certificate, row domain.Certificate, p *CertificateAdd) error {
	for _, known := range c.rules.KeySets {
		if known.P256 == journal.P256Of(certificate) {
			return fieldError("certificate", "key.used_before")
		}
	}
	if !documentKey(certificate) || certificate.IsCA {
		return fieldError("certificate", "certificate.wrong_key")
	}
	if len(p.Chain) > maxChain {
		return fieldError("chain", "certificate.unreadable")
	}
	for _, text := range p.Chain {
		if _, err := readCertificate("chain", text); err != nil {
			return err
		}
	}
	proof, err := hex.DecodeString(p.Proof)
	if err != nil || certificate.CheckSignature(proofMethod(certificate), journal.CertificateBytes(c.workspace, c.keySet, row.ID), proof) != nil {
		return fieldError("proof", "certificate.bad_proof")
	}
	return nil
}

func documentKey(c *x509.Certificate) bool {
	if key, ok := c.PublicKey.(*rsa.PublicKey); ok {
		return key.N.BitLen() >= leastRSA
	}
	return journal.P256Of(c) != ""
}

func proofMethod(c *x509.Certificate) x509.SignatureAlgorithm {
	if _, ok := c.PublicKey.(*ecdsa.PublicKey); ok {
		return x509.ECDSAWithSHA256
	}
	return x509.SHA256WithRSA
}

func issueCertificate(c *Call, p *CertificateIssue) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	k, ok := c.rules.KeySets[p.KeySet]
	if !ok {
		return domain.Missing()
	}
	if err := c.seen("key", k.ID, seenOfKey(k), p.Seen); err != nil {
		return err
	}
	if err := c.rules.MayCertify(k); err != nil {
		return err
	}
	authority, err := c.authorityCertificate(p.Authority)
	if err != nil {
		return err
	}
	certificate, err := readCertificate("certificate", p.Certificate)
	if err != nil {
		return err
	}
	if certificate.CheckSignatureFrom(authority) != nil || certificate.IsCA ||
		journal.P256Of(certificate) != k.P256 || certificate.Subject.CommonName != c.rules.Users[k.User].Name {
		return fieldError("certificate", "certificate.not_of_key")
	}
	row := certificateRow(certificate, k.User, k.ID, domain.CertificateIssued)
	row.Issuer = journal.Digest(authority.Raw)
	c.about.Record = k.User
	return c.putCertificate(row)
}

// authorityCertificate reads the certificate of the actor's authority, and keeps it if it is new.
func (c *Call) authorityCertificate(text string) (*x509.Certificate, error) {
	authority, err := readCertificate("authority", text)
	if err != nil {
		return nil, err
	}
	row := certificateRow(authority, c.actor, c.keySet, domain.CertificateAuthority)
	if known, ok := c.rules.Certificates[row.ID]; ok {
		if known.User != c.actor || known.Kind != domain.CertificateAuthority {
			return nil, fieldError("authority", "certificate.not_own_authority")
		}
		return authority, nil
	}
	if !authority.IsCA || authority.CheckSignatureFrom(authority) != nil {
		return nil, fieldError("authority", "certificate.not_own_authority")
	}
	for _, known := range c.rules.Certificates {
		if known.Kind == domain.CertificateAuthority && known.Name == row.Name && known.KeySet == c.keySet {
			return nil, fieldError("authority", "certificate.not_own_authority") // an authority has one certificate
		}
	}
	return authority, c.putCertificate(row)
}

// MayCertify says whether a key set may be certified now: it is current and confirmed, and is not certified yet.
func (a *Authority) MayCertify(k domain.KeySet) error {
	switch {
	case k.RetiredSeq != 0:
		return domain.Conflict("key.retired")
	case !Confirmed(k):
		return domain.Conflict("certificate.key_not_confirmed")
	}
	for _, known := range a.Certificates {
		if known.KeySet == k.ID && known.Kind == domain.CertificateIssued {
			return domain.Conflict("certificate.issued_already")
		}
	}
	return nil
}

// signsWith gives the certificate of a person, if documents can be signed with it now.
func (a *Authority) signsWith(id, user domain.ID) (domain.Certificate, error) {
	row, ok := a.Certificates[id]
	if !ok || row.User != user || row.Kind == domain.CertificateAuthority {
		return row, domain.Invalid("certificate.not_yours")
	}
	if a.KeySets[row.KeySet].RetiredSeq != 0 {
		return row, domain.Conflict("certificate.retired")
	}
	return row, nil
}
