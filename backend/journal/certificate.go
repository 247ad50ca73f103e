package journal

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"math/big"
	"time"
)

// CertificateFacts are what a certificate says besides its key.
type CertificateFacts struct {
	// Name is its owner's, Organisation the workspace's.
	Name, Organisation string
	// KeySet is the id of the key set that it belongs to; its fingerprint stands in the certificate.
	KeySet string
	// From is when it begins to be valid, in Unix milliseconds; seconds count.
	From int64
}

const (
	certificateYears = 10
	authorityPurpose = "renogen document authority v1"
)

// documentSigning is the purpose of RFC 9336; x509 has no name for it.
var documentSigning = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 3, 36}

// AuthorityKey is the key with which an administrator certifies the document keys of others. It follows from the
// administrator's own keys, so that nothing more has to be kept, and is another one after a rotation.
func (s Secret) AuthorityKey() (*ecdsa.PrivateKey, error) {
	wide, err := hkdf.Key(sha256.New, s.signing.Seed(), nil, authorityPurpose, 48)
	if err != nil {
		return nil, fmt.Errorf("journal: authority: %w", err)
	}
	most := new(big.Int).Sub(elliptic.P256().Params().N, big.NewInt(1))
	scalar := new(big.Int).Mod(new(big.Int).SetBytes(wide), most)
	return ecdsa.ParseRawPrivateKey(elliptic.P256(), scalar.Add(scalar, big.NewInt(1)).FillBytes(make([]byte, 32)))
}

// OwnCertificate is the certificate of a document key, signed by itself. The same facts give the same bytes.
func (s Secret) OwnCertificate(f CertificateFacts) ([]byte, error) {
	template, err := f.person(s.p256.Public())
	if err != nil {
		return nil, err
	}
	return x509.CreateCertificate(nil, template, template, s.p256.Public(), s.p256)
}

// AuthorityCertificate is the certificate of the key of an authority, signed by itself.
func (s Secret) AuthorityCertificate(f CertificateFacts) ([]byte, error) {
	key, err := s.AuthorityKey()
	if err != nil {
		return nil, err
	}
	template, err := f.template(key.Public())
	if err != nil {
		return nil, err
	}
	template.Subject.CommonName = "Authority of " + f.Name
	template.IsCA, template.MaxPathLenZero = true, true
	template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign
	return x509.CreateCertificate(nil, template, template, key.Public(), key)
}

// IssueCertificate certifies somebody's document key (an uncompressed point in hex) with the authority's key; authority is
// the authority's certificate.
func (s Secret) IssueCertificate(f CertificateFacts, p256 string, authority *x509.Certificate) ([]byte, error) {
	point, ok := fromHex(p256, 65)
	if !ok {
		return nil, fmt.Errorf("journal: no P-256 key")
	}
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
	if err != nil {
		return nil, err
	}
	template, err := f.person(public)
	if err != nil {
		return nil, err
	}
	key, err := s.AuthorityKey()
	if err != nil {
		return nil, err
	}
	return x509.CreateCertificate(nil, template, authority, public, key)
}

func (f CertificateFacts) person(public crypto.PublicKey) (*x509.Certificate, error) {
	template, err := f.template(public)
	if err != nil {
		return nil, err
	}
	template.KeyUsage = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}
	template.UnknownExtKeyUsage = []asn1.ObjectIdentifier{documentSigning}
	return template, nil
}

func (f CertificateFacts) template(public crypto.PublicKey) (*x509.Certificate, error) {
	der, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		return nil, err
	}
	from := time.UnixMilli(f.From).UTC().Truncate(time.Second)
	serial := sha256.Sum256(fmt.Appendf(nil, "renogen certificate v1\n%s\n%s\n%d\n", f.KeySet, hex.EncodeToString(der), from.Unix()))
	serial[0] = serial[0]&0x7F | 0x40 // positive, and always of the same length
	subject := sha256.Sum256(der)
	return &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(serial[:16]),
		Subject:      pkix.Name{CommonName: f.Name, Organization: []string{f.Organisation}, SerialNumber: Fingerprint(f.KeySet)},
		NotBefore:    from, NotAfter: from.AddDate(certificateYears, 0, 0),
		SubjectKeyId: subject[:20], BasicConstraintsValid: true,
	}, nil
}

// P256Of gives the key of a certificate as key sets write it; empty for keys of other kinds.
func P256Of(c *x509.Certificate) string {
	key, ok := c.PublicKey.(*ecdsa.PublicKey)
	if !ok || key.Curve != elliptic.P256() {
		return ""
	}
	point, err := key.Bytes()
	if err != nil {
		return ""
	}
	return hex.EncodeToString(point)
}

// CertificateBytes is what the key of a company's certificate signs (SHA-256; ECDSA, or RSA with PKCS #1 v1.5) when
// its owner brings the certificate: that it is for this key set in this workspace.
func CertificateBytes(workspace, keySet, certificate string) []byte {
	b := []byte("renogen certificate v1\n")
	b = appendMember(b, `{"certificate":`, certificate)
	b = appendMember(b, `,"keyset":`, keySet)
	b = appendMember(b, `,"workspace":`, workspace)
	return append(b, '}')
}
