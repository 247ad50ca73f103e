package app

import (
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"software.sslmate.com/src/go-pkcs12"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// companyKey is the key of a company's certificate as this workstation keeps it: sealed to its owner's own keys, so that it opens with
// the password of the workspace.
type companyKey struct {
	Certificate domain.ID `json:"certificate"`
	KeySet      domain.ID `json:"key_set"`
	Sealed      string    `json:"sealed"` // PKCS #8
}

// ImportCertificate takes over a company's certificate from a PKCS #12 file. Its key stays on this workstation; the certificate goes into
// the journal. From then on the actor signs documents with it.
func (a *App) ImportCertificate(actor Actor, file []byte, password string) (domain.Certificate, error) {
	if a.host.Folder == "" {
		return domain.Certificate{}, domain.Unavailable("certificate.nowhere_to_keep")
	}
	private, certificate, chain, err := pkcs12.DecodeChain(file, password)
	if errors.Is(err, pkcs12.ErrIncorrectPassword) {
		return domain.Certificate{}, fieldError("password", "certificate.wrong_password")
	}
	if err != nil {
		return domain.Certificate{}, domain.Invalid("certificate.no_pkcs12").Because(err)
	}
	signer, ok := private.(crypto.Signer)
	if !ok || !documentKey(certificate) {
		return domain.Certificate{}, domain.Invalid("certificate.wrong_key")
	}
	sealed, err := sealToOwner(actor, private, journal.Digest(certificate.Raw))
	if err != nil {
		return domain.Certificate{}, err
	}
	row, err := a.addCompany(actor, signer, certificate, chain)
	if err != nil {
		return row, err
	}
	return row, writeNote(a.companyPath(actor.User), companyKey{Certificate: row.ID, KeySet: actor.KeySet, Sealed: sealed})
}

// addCompany brings the certificate into the journal, unless it is there.
func (a *App) addCompany(actor Actor, signer crypto.Signer, certificate *x509.Certificate, chain []*x509.Certificate) (domain.Certificate, error) {
	id := journal.Digest(certificate.Raw)
	if known, ok := a.authority().Certificates[id]; ok {
		_, err := a.authority().signsWith(id, actor.User)
		return known, err
	}
	over := sha256.Sum256(journal.CertificateBytes(a.id, actor.KeySet, id))
	proof, err := signer.Sign(nil, over[:], crypto.SHA256)
	if err != nil {
		return domain.Certificate{}, err
	}
	add := &CertificateAdd{Certificate: base64.StdEncoding.EncodeToString(certificate.Raw), Proof: hex.EncodeToString(proof)}
	for _, c := range chain {
		add.Chain = append(add.Chain, base64.StdEncoding.EncodeToString(c.Raw))
	}
	err = a.doNow(actor, add, nil)
	return a.authority().Certificates[id], err
}

func sealToOwner(actor Actor, private any, certificate domain.ID) (string, error) {
	plain, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return "", domain.Invalid("certificate.wrong_key").Because(err)
	}
	return journal.SealValue(actor.Secret.Opening().Public(), plain, []byte(certificate))
}

func (a *App) companyPath(user domain.ID) string {
	return filepath.Join(a.host.Folder, a.id, "certificate-"+user+".json")
}

// company gives the company's key of the actor, if this workstation has one that still counts.
func (a *App) company(actor Actor) (crypto.Signer, domain.Certificate, bool, error) {
	kept, row, ok, err := a.keptCompany(a.authority(), actor.User, actor.KeySet)
	if err != nil || !ok {
		return nil, row, false, err
	}
	plain, err := journal.OpenValue(actor.Secret.Opening(), kept.Sealed, []byte(kept.Certificate))
	if err != nil {
		return nil, row, false, brokenKey(err)
	}
	private, err := x509.ParsePKCS8PrivateKey(plain)
	if err != nil {
		return nil, row, false, brokenKey(err)
	}
	signer, ok := private.(crypto.Signer)
	return signer, row, ok, nil
}

// keptCompany gives the company's key of a person as it lies on this workstation, with the certificate, if that still counts.
func (a *App) keptCompany(rules *Authority, user, keySet domain.ID) (kept companyKey, row domain.Certificate, ok bool, err error) {
	if a.host.Folder == "" {
		return kept, row, false, nil
	}
	b, err := os.ReadFile(a.companyPath(user))
	if errors.Is(err, fs.ErrNotExist) {
		return kept, row, false, nil
	}
	if err != nil {
		return kept, row, false, brokenKey(err)
	}
	if err := json.Unmarshal(b, &kept); err != nil {
		return kept, row, false, brokenKey(err)
	}
	if kept.KeySet != keySet {
		return kept, row, false, nil // it was kept for keys that are no more: it is imported again
	}
	row, err = rules.signsWith(kept.Certificate, user)
	return kept, row, err == nil, nil //nolint:nilerr // a certificate that does not count any more is imported again
}

// brokenKey leaves the choice to the person: with another certificate than he knows of nobody signs for him.
func brokenKey(cause error) error { return domain.Unavailable("certificate.key_broken").Because(cause) }

// DropCompanyCertificate forgets the company's key on this workstation: the actor signs with his own again. Documents that were signed
// with it stay valid.
func (a *App) DropCompanyCertificate(actor Actor) error {
	err := os.Remove(a.companyPath(actor.User))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// DocumentSigner is with what a person signs documents.
type DocumentSigner struct {
	Key crypto.Signer
	// Chain begins with the certificate of the key.
	Chain []*x509.Certificate
	// Certificate is its record.
	Certificate domain.Certificate
}

// DocumentSigner gives with what the actor signs documents here: a company's certificate, else one that an authority issued for his own key,
// else his own, which comes into the journal when it is needed first.
func (a *App) DocumentSigner(actor Actor) (DocumentSigner, error) {
	key, row, ok, err := a.company(actor)
	if err != nil {
		return DocumentSigner{}, err
	}
	if !ok {
		key = actor.Secret.DocumentKey()
		if row, ok = a.authority().certificateOf(actor.KeySet, domain.CertificateIssued); !ok {
			if row, err = a.AddOwnCertificate(actor); err != nil {
				return DocumentSigner{}, err
			}
		}
	}
	out := DocumentSigner{Key: key, Certificate: row}
	texts := append([]string{row.DER}, row.Chain...)
	if row.Issuer != "" {
		texts = append(texts, a.authority().Certificates[row.Issuer].DER)
	}
	for _, text := range texts {
		c, err := readCertificate("certificate", text)
		if err != nil {
			return DocumentSigner{}, err
		}
		out.Chain = append(out.Chain, c)
	}
	return out, nil
}

// mayFindSigner says why DocumentSigner will have nothing to sign with, as far as that is known without the person's keys.
func (a *App) mayFindSigner(rules *Authority, user, keySet domain.ID) error {
	_, _, company, err := a.keptCompany(rules, user, keySet)
	if err != nil || company || rules.Offline == nil {
		return err
	}
	_, issued := rules.certificateOf(keySet, domain.CertificateIssued)
	if _, own := rules.ownCertificate(keySet); own || issued {
		return nil
	}
	return domain.Conflict("certificate.none_offline")
}

// SignsWith says with which certificate the actor would sign; its id is empty when it would be made at that moment.
func (a *App) SignsWith(actor Actor) (domain.Certificate, error) {
	_, row, ok, err := a.company(actor)
	if err != nil || ok {
		return row, err
	}
	if row, ok = a.authority().certificateOf(actor.KeySet, domain.CertificateIssued); !ok {
		row, _ = a.authority().ownCertificate(actor.KeySet)
	}
	return row, nil
}
