package pades

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
)

var (
	oidData        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidDigest      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidCertificate = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47} // ESS signing-certificate-v2
	oidSHA256      = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidRSA         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidECDSASHA256 = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
)

// tlv writes one element of DER.
func tlv(tag byte, parts ...[]byte) []byte {
	content := bytes.Join(parts, nil)
	head := []byte{tag}
	if n := len(content); n < 128 {
		head = append(head, byte(n))
	} else {
		var size []byte
		for ; n > 0; n >>= 8 {
			size = append([]byte{byte(n)}, size...)
		}
		head = append(append(head, 0x80|byte(len(size))), size...)
	}
	return append(head, content...)
}

func sequence(parts ...[]byte) []byte { return tlv(0x30, parts...) }

func oid(id asn1.ObjectIdentifier) []byte {
	b, err := asn1.Marshal(id)
	if err != nil {
		panic(err) // the identifiers are constants
	}
	return b
}

var (
	null         = []byte{5, 0}
	version1     = []byte{2, 1, 1}
	sha256Digest = sequence(oid(oidSHA256), null)
)

// signedAttributes are what a CAdES signature is over, as a DER set: what was signed, its digest, and with which certificate.
func signedAttributes(digest []byte, certificate *x509.Certificate) ([]byte, error) {
	serial, err := asn1.Marshal(certificate.SerialNumber)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256(certificate.Raw)
	issuerSerial := sequence(sequence(tlv(0xA4, certificate.RawIssuer)), serial)
	attribute := func(id asn1.ObjectIdentifier, value []byte) []byte { return sequence(oid(id), tlv(0x31, value)) }
	attributes := [][]byte{
		attribute(oidContentType, oid(oidData)),
		attribute(oidDigest, tlv(4, digest)),
		attribute(oidCertificate, sequence(sequence(sequence(tlv(4, hash[:]), issuerSerial)))),
	}
	slices.SortFunc(attributes, bytes.Compare)
	return tlv(0x31, attributes...), nil
}

// ErrKey says that a key cannot sign documents: P-256 and RSA keys can.
var ErrKey = errors.New("pades: documents are signed with keys of the types ECDSA P-256 and RSA")

func algorithmOf(public crypto.PublicKey) ([]byte, error) {
	switch key := public.(type) {
	case *rsa.PublicKey:
		return sequence(oid(oidRSA), null), nil
	case *ecdsa.PublicKey:
		if key.Curve.Params().BitSize == 256 {
			return sequence(oid(oidECDSASHA256)), nil
		}
	}
	return nil, ErrKey
}

// signCMS makes the detached signature over content: the first of the chain is the signer's certificate.
func signCMS(content []byte, key crypto.Signer, chain []*x509.Certificate) ([]byte, error) {
	if len(chain) == 0 {
		return nil, fmt.Errorf("%w: there is no certificate", ErrKey)
	}
	certificate := chain[0]
	algorithm, err := algorithmOf(key.Public())
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(content)
	attributes, err := signedAttributes(digest[:], certificate)
	if err != nil {
		return nil, err
	}
	over := sha256.Sum256(attributes)
	value, err := key.Sign(nil, over[:], crypto.SHA256) // without a source of randomness: after RFC 6979, or PKCS #1 v1.5
	if err != nil {
		return nil, err
	}
	serial, err := asn1.Marshal(certificate.SerialNumber)
	if err != nil {
		return nil, err
	}
	implicit := slices.Clone(attributes)
	implicit[0] = 0xA0
	signer := sequence(version1, sequence(certificate.RawIssuer, serial), sha256Digest, implicit, algorithm, tlv(4, value))
	var certificates [][]byte
	for _, c := range chain {
		certificates = append(certificates, c.Raw)
	}
	data := sequence(version1, tlv(0x31, sha256Digest), sequence(oid(oidData)), tlv(0xA0, certificates...), tlv(0x31, signer))
	return sequence(oid(oidSignedData), tlv(0xA0, data)), nil
}
