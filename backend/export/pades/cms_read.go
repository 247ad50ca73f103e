package pades

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"math/big"
	"slices"
)

// What is wrong with a signature.
var (
	// ErrDigest says that what the signature covers is not what was signed.
	ErrDigest = errors.New("pades: the signed bytes were changed")
	// ErrSignature says that the signature is not one of the certificate's key.
	ErrSignature = errors.New("pades: the signature is not of the certificate")
)

type issuerAndSerial struct {
	Issuer asn1.RawValue
	Serial *big.Int
}

type algorithm struct {
	ID         asn1.ObjectIdentifier
	Parameters asn1.RawValue `asn1:"optional"`
}

type signerInfo struct {
	Version    int
	Signer     issuerAndSerial
	Digest     algorithm
	Attributes asn1.RawValue `asn1:"tag:0"`
	Algorithm  algorithm
	Value      []byte
	Unsigned   asn1.RawValue `asn1:"optional,tag:1"`
}

type signedData struct {
	Version      int
	Digests      asn1.RawValue
	Content      struct{ ID asn1.ObjectIdentifier }
	Certificates asn1.RawValue `asn1:"tag:0"`
	Signers      []signerInfo  `asn1:"set"`
}

type contentInfo struct {
	ID      asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"tag:0,explicit"`
}

// cms is a signature that was read: who says to have signed what.
type cms struct {
	chain  []*x509.Certificate // the signer's own first
	signer signerInfo
}

// readCMS reads a signature as signCMS makes it. Zeros behind it fill its room.
func readCMS(b []byte) (cms, error) {
	var info contentInfo
	rest, err := asn1.Unmarshal(b, &info)
	if err != nil || !info.ID.Equal(oidSignedData) || len(bytes.Trim(rest, "\x00")) > 0 {
		return cms{}, ErrSignature
	}
	var data signedData
	if rest, err := asn1.Unmarshal(info.Content.Bytes, &data); err != nil || len(rest) > 0 || len(data.Signers) != 1 {
		return cms{}, ErrSignature
	}
	out := cms{signer: data.Signers[0]}
	certificates, err := x509.ParseCertificates(data.Certificates.Bytes)
	if err != nil {
		return cms{}, ErrSignature
	}
	own := slices.IndexFunc(certificates, func(c *x509.Certificate) bool {
		return bytes.Equal(c.RawIssuer, out.signer.Signer.Issuer.FullBytes) && c.SerialNumber.Cmp(out.signer.Signer.Serial) == 0
	})
	if own < 0 {
		return cms{}, ErrSignature
	}
	out.chain = slices.Concat(certificates[own:own+1], certificates[:own], certificates[own+1:])
	return out, nil
}

// check verifies the signature over content.
func (c cms) check(content []byte) error {
	digest := sha256.Sum256(content)
	want, err := signedAttributes(digest[:], c.chain[0])
	if err != nil {
		return err
	}
	have := slices.Clone(c.signer.Attributes.FullBytes)
	if len(have) == 0 {
		return ErrSignature
	}
	have[0] = 0x31
	var method x509.SignatureAlgorithm
	switch {
	case c.signer.Algorithm.ID.Equal(oidECDSASHA256):
		method = x509.ECDSAWithSHA256
	case c.signer.Algorithm.ID.Equal(oidRSA):
		method = x509.SHA256WithRSA
	default:
		return ErrSignature
	}
	if err := c.chain[0].CheckSignature(method, have, c.signer.Value); err != nil {
		return ErrSignature
	}
	if !bytes.Equal(want, have) {
		return ErrDigest // or attributes that we never write
	}
	return nil
}
