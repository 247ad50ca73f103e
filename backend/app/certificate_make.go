package app

import (
	"crypto/x509"
	"encoding/base64"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// certificateFacts are what a certificate of a key set says.
func (a *Authority) certificateFacts(k domain.KeySet, from int64) journal.CertificateFacts {
	return journal.CertificateFacts{Name: a.Users[k.User].Name, Organisation: a.Workspace.Name, KeySet: k.ID, From: from}
}

// AddOwnCertificate keeps the certificate of the actor's own document key in the journal, if it is not there, and gives its record.
// Its bytes follow from the key and when it was bound.
func (a *App) AddOwnCertificate(actor Actor) (domain.Certificate, error) {
	rules := a.authority()
	if own, ok := rules.ownCertificate(actor.KeySet); ok {
		return own, nil
	}
	k := rules.KeySets[actor.KeySet]
	der, err := actor.Secret.OwnCertificate(rules.certificateFacts(k, k.CreatedAt))
	if err != nil {
		return domain.Certificate{}, err
	}
	if err := a.doNow(actor, &CertificateAdd{Certificate: base64.StdEncoding.EncodeToString(der)}, nil); err != nil {
		return domain.Certificate{}, err
	}
	own, _ := a.authority().ownCertificate(actor.KeySet)
	return own, nil
}

func (a *Authority) ownCertificate(keySet domain.ID) (domain.Certificate, bool) {
	return a.certificateOf(keySet, domain.CertificateOwn)
}

// certificateOf gives the newest certificate of a kind that a key set has.
func (a *Authority) certificateOf(keySet domain.ID, kind domain.CertificateKind) (newest domain.Certificate, ok bool) {
	for _, id := range sortedKeys(a.Certificates) {
		if row := a.Certificates[id]; row.KeySet == keySet && row.Kind == kind && (!ok || row.CreatedAt > newest.CreatedAt) {
			newest, ok = row, true
		}
	}
	return newest, ok
}

// IssueCertificate certifies somebody's key by the actor's authority, whose certificate is made when it is needed first. id is that of the command.
func (a *App) IssueCertificate(actor Actor, id, keySet domain.ID, seen string) (Receipt, error) {
	rules := a.authority()
	k, ok := rules.KeySets[keySet]
	if !ok {
		return Receipt{}, domain.Missing()
	}
	authority, err := a.authorityOf(actor, rules)
	if err != nil {
		return Receipt{}, err
	}
	der, err := actor.Secret.IssueCertificate(rules.certificateFacts(k, a.host.Now()), k.P256, authority)
	if err != nil {
		return Receipt{}, err
	}
	return a.Do(actor, id, &CertificateIssue{
		KeySet: keySet, Seen: seen, Certificate: base64.StdEncoding.EncodeToString(der), Authority: base64.StdEncoding.EncodeToString(authority.Raw),
	})
}

func (a *App) authorityOf(actor Actor, rules *Authority) (*x509.Certificate, error) {
	if known, ok := rules.certificateOf(actor.KeySet, domain.CertificateAuthority); ok {
		return readCertificate("authority", known.DER)
	}
	own := rules.KeySets[actor.KeySet]
	der, err := actor.Secret.AuthorityCertificate(rules.certificateFacts(own, own.CreatedAt))
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}
