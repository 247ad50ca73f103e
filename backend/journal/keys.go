package journal

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/hex"
	"fmt"
	"io"

	"renogen/backend/domain"
)

// KeySet is the public side of a person's keys: Ed25519 for the journal, X25519
// for secrets, P-256 for documents. All are lower-case hex, P-256 as an
// uncompressed point; User is the id of the person.
type KeySet struct {
	Ed25519 string `json:"ed25519"`
	P256    string `json:"p256"`
	User    string `json:"user"`
	X25519  string `json:"x25519"`
}

// ID names the key set: the SHA-256 of a heading and its canonical JSON.
func (k KeySet) ID() string {
	b := []byte("renogen keyset v1\n")
	b = appendMember(b, `{"ed25519":`, k.Ed25519)
	b = appendMember(b, `,"p256":`, k.P256)
	b = appendMember(b, `,"user":`, k.User)
	b = appendMember(b, `,"x25519":`, k.X25519)
	return Digest(append(b, '}'))
}

// Fingerprint is what two people compare to confirm a key set.
func (k KeySet) Fingerprint() string { return Fingerprint(k.ID()) }

// Secret is the private side of a key set. It prints as nothing but the person's
// id, so that no log can hold a key.
type Secret struct {
	user    string
	signing ed25519.PrivateKey
	x25519  *ecdh.PrivateKey
	p256    *ecdsa.PrivateKey
}

// NewKeys makes the keys of a person from random bytes.
func NewKeys(user string, random io.Reader) (Secret, KeySet, error) {
	seed, err := take(random, ed25519.SeedSize)
	if err != nil {
		return Secret{}, KeySet{}, err
	}
	x, err := take(random, 32)
	if err != nil {
		return Secret{}, KeySet{}, err
	}
	p, err := p256Scalar(random)
	if err != nil {
		return Secret{}, KeySet{}, err
	}
	secret, err := newSecret(user, seed, x, p)
	if err != nil {
		return Secret{}, KeySet{}, err
	}
	public, err := secret.Public()
	return secret, public, err
}

func take(random io.Reader, size int) ([]byte, error) {
	b := make([]byte, size)
	if _, err := io.ReadFull(random, b); err != nil {
		return nil, fmt.Errorf("journal: random bytes: %w", err)
	}
	return b, nil
}

// p256Scalar draws until the bytes are a valid private key; nearly always the first ones are.
func p256Scalar(random io.Reader) ([]byte, error) {
	for range 100 {
		b, err := take(random, 32)
		if err != nil {
			return nil, err
		}
		if _, err := ecdh.P256().NewPrivateKey(b); err == nil {
			return b, nil
		}
	}
	return nil, fmt.Errorf("journal: the random bytes are not random")
}

func newSecret(user string, seed, x, p []byte) (Secret, error) {
	if len(seed) != ed25519.SeedSize {
		return Secret{}, fmt.Errorf("journal: an Ed25519 seed has %d bytes, not %d", ed25519.SeedSize, len(seed))
	}
	x25519, err := ecdh.X25519().NewPrivateKey(x)
	if err != nil {
		return Secret{}, fmt.Errorf("journal: X25519 key: %w", err)
	}
	p256, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), p)
	if err != nil {
		return Secret{}, fmt.Errorf("journal: P-256 key: %w", err)
	}
	return Secret{user: user, signing: ed25519.NewKeyFromSeed(seed), x25519: x25519, p256: p256}, nil
}

// Public gives the public side.
func (s Secret) Public() (KeySet, error) {
	point, err := s.p256.PublicKey.Bytes()
	if err != nil {
		return KeySet{}, fmt.Errorf("journal: P-256 key: %w", err)
	}
	return KeySet{
		Ed25519: hex.EncodeToString(s.signing.Public().(ed25519.PublicKey)),
		P256:    hex.EncodeToString(point),
		User:    s.user,
		X25519:  hex.EncodeToString(s.x25519.PublicKey().Bytes()),
	}, nil
}

// Sign gives the Ed25519 signature of a message as hex.
func (s Secret) Sign(message []byte) string { return SignWith(s.signing, message) }

// SignWith signs like Secret.Sign, with the key of an invitation.
func SignWith(key ed25519.PrivateKey, message []byte) string {
	return hex.EncodeToString(ed25519.Sign(key, message))
}

// DocumentKey is the P-256 key that signs documents.
func (s Secret) DocumentKey() *ecdsa.PrivateKey { return s.p256 }

// User is the id of the person whose keys these are.
func (s Secret) User() string { return s.user }

// Format keeps the keys out of every print and log.
func (s Secret) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "secret keys of %s", s.user) }

// CheckX25519 refuses a public X25519 key that nobody can hold or that is written in a second way.
func CheckX25519(public string) error {
	if !validX25519(public) {
		return domain.Invalid(keyKeyBad)
	}
	return nil
}

// CheckPublic refuses keys that nobody can hold or that others could hold as well:
// wrong form, points off the curve, second spellings, small-order points.
func CheckPublic(k KeySet) error {
	var problems domain.Problems
	if k.User == "" {
		problems.Add("user", keyKeyUser)
	}
	if !validEd25519(k.Ed25519) {
		problems.Add("ed25519", keyKeyBad)
	}
	if !validX25519(k.X25519) {
		problems.Add("x25519", keyKeyBad)
	}
	if !validP256(k.P256) {
		problems.Add("p256", keyKeyBad)
	}
	return problems.Err()
}
