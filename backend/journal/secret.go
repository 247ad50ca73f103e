package journal

import (
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"renogen/backend/domain"
)

// PrivateKey is an X25519 private half that opens what was sealed to its public
// one: a person's, a generation of a project's, or the printed recovery key. It
// prints as nothing.
type PrivateKey struct{ x25519 *ecdh.PrivateKey }

// Public is the other half, as hex.
func (k PrivateKey) Public() string { return hex.EncodeToString(k.x25519.PublicKey().Bytes()) }

// Format keeps the key out of every print and log.
func (k PrivateKey) Format(f fmt.State, _ rune) { fmt.Fprint(f, "private key") }

// Opening is the key that opens what was sealed to the person.
func (s Secret) Opening() PrivateKey { return PrivateKey{s.x25519} }

// NewProjectKey makes the pair of one generation of a project.
func NewProjectKey(random io.Reader) (PrivateKey, error) {
	b, err := take(random, 32)
	if err != nil {
		return PrivateKey{}, err
	}
	key, err := ecdh.X25519().NewPrivateKey(b)
	return PrivateKey{key}, err
}

const (
	// sealedPrefix begins every sealed text: the scheme and its version.
	sealedPrefix = "hpke1:"
	// padding hides the length of a value: only multiples of it show.
	padding = 64

	valuePurpose      = "renogen value seal v1"
	projectKeyPurpose = "renogen project key v1"
	tagPurpose        = "renogen tag v1\n"
)

// IsSealed tells a sealed text from a plain one, by its beginning.
func IsSealed(text string) bool { return strings.HasPrefix(text, sealedPrefix) }

// SealValue seals a sensitive value to a project (public X25519 half, hex).
// Anybody can seal; only holders of the private half can open. aad is what the
// value belongs to and must be the same when it is opened; it is not secret.
func SealValue(projectPublic string, plaintext, aad []byte) (string, error) {
	return sealTo(projectPublic, valuePurpose, padded(plaintext), aad)
}

// OpenValue opens what SealValue sealed.
func OpenValue(project PrivateKey, sealed string, aad []byte) ([]byte, error) {
	plain, err := openWith(project, valuePurpose, sealed, aad)
	if err != nil {
		return nil, err
	}
	return unpadded(plain)
}

// SealProjectKey gives a project's private half to a person or to the recovery
// key (public X25519 half, hex). It is an act of its own, by a holder, to a
// confirmed key.
func SealProjectKey(project PrivateKey, memberPublic string, aad []byte) (string, error) {
	return sealTo(memberPublic, projectKeyPurpose, project.x25519.Bytes(), aad)
}

// OpenProjectKey opens what SealProjectKey sealed. The caller compares its public
// half with the one in the journal.
func OpenProjectKey(holder PrivateKey, sealed string, aad []byte) (PrivateKey, error) {
	b, err := openWith(holder, projectKeyPurpose, sealed, aad)
	if err != nil {
		return PrivateKey{}, err
	}
	key, err := ecdh.X25519().NewPrivateKey(b)
	if err != nil {
		return PrivateKey{}, domain.Invalid(keySecretBad).Because(err)
	}
	return PrivateKey{key}, nil
}

// Tag lets two steps with secrets be compared without opening them: equal values
// in one deployment of a project have equal tags, and nobody without the
// project's private half can try values.
func Tag(project PrivateKey, deploymentID string, plaintext []byte) (string, error) {
	key, err := hkdf.Key(sha256.New, project.x25519.Bytes(), nil, tagPurpose+deploymentID, 32)
	if err != nil {
		return "", fmt.Errorf("journal: tag: %w", err)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(plaintext)
	return hex.EncodeToString(mac.Sum(nil)), nil
}

func sealTo(public, purpose string, plain, aad []byte) (string, error) {
	if !validX25519(public) {
		return "", domain.Invalid(keyKeyBad)
	}
	point, err := hex.DecodeString(public)
	if err != nil {
		return "", err
	}
	key, err := hpke.DHKEM(ecdh.X25519()).NewPublicKey(point)
	if err != nil {
		return "", err
	}
	enc, sender, err := hpke.NewSender(key, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), []byte(purpose))
	if err != nil {
		return "", err
	}
	sealed, err := sender.Seal(aad, plain)
	if err != nil {
		return "", err
	}
	return sealedPrefix + hex.EncodeToString(append(enc, sealed...)), nil
}

// encSize is the length of the one-time public key that stands before the ciphertext.
const encSize = 32

func openWith(private PrivateKey, purpose, sealed string, aad []byte) ([]byte, error) {
	b, err := sealedBytes(sealed)
	if err != nil {
		return nil, domain.Invalid(keySecretBad).Because(err)
	}
	key, err := hpke.NewDHKEMPrivateKey(private.x25519)
	if err != nil {
		return nil, err
	}
	recipient, err := hpke.NewRecipient(b[:encSize], key, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), []byte(purpose))
	if err != nil {
		return nil, domain.Invalid(keySecretBad).Because(err)
	}
	plain, err := recipient.Open(aad, b[encSize:])
	if err != nil {
		return nil, domain.Invalid(keySecretBad).Because(err)
	}
	return plain, nil
}

func sealedBytes(sealed string) ([]byte, error) {
	text, ok := strings.CutPrefix(sealed, sealedPrefix)
	if !ok || len(text)%2 != 0 {
		return nil, errors.New("not a sealed text of this version")
	}
	b, ok := fromHex(text, len(text)/2)
	if !ok || len(b) < encSize {
		return nil, errors.New("not a sealed text of this version")
	}
	return b, nil
}

// padded puts the length before the value and zeros behind it.
func padded(value []byte) []byte {
	size := (4 + len(value) + padding - 1) / padding * padding
	b := make([]byte, size)
	binary.BigEndian.PutUint32(b, uint32(len(value)))
	copy(b[4:], value)
	return b
}

func unpadded(b []byte) ([]byte, error) {
	if len(b) < 4 || uint64(binary.BigEndian.Uint32(b)) > uint64(len(b)-4) {
		return nil, domain.Invalid(keySecretBad)
	}
	return b[4 : 4+binary.BigEndian.Uint32(b)], nil
}
