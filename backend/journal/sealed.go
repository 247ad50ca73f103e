package journal

import (
	"crypto/rand"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"

	"renogen/backend/domain"
)

// sealedKeys is the stored form of a Secret. All but the ciphertext is
// authenticated with it, so that no parameter can be changed.
type sealedKeys struct {
	Cipher     string `json:"cipher"`
	Ciphertext []byte `json:"ciphertext,omitempty"`
	KDF        string `json:"kdf"`
	KeySet     string `json:"keyset"`
	Nonce      []byte `json:"nonce"`
	Salt       []byte `json:"salt"`
	KDFParams
	User    string `json:"user"`
	Version int    `json:"version"`
}

// privateKeys is the plain text inside.
type privateKeys struct {
	Ed25519 []byte `json:"ed25519"`
	P256    []byte `json:"p256"`
	X25519  []byte `json:"x25519"`
}

const (
	sealedCipher  = "xchacha20-poly1305"
	sealedKDF     = "argon2id-hkdf-sha256"
	sealedPurpose = "renogen sealed keys v1"
)

// SealSecret locks private keys under a password. The text can stand in the
// workspace file for everybody to read: it is as safe as the password.
func SealSecret(s Secret, password string, params KDFParams) (string, error) {
	public, err := s.Public()
	if err != nil {
		return "", err
	}
	salt, err := take(rand.Reader, 16)
	if err != nil {
		return "", err
	}
	nonce, err := take(rand.Reader, chacha20poly1305.NonceSizeX)
	if err != nil {
		return "", err
	}
	box := sealedKeys{
		Cipher: sealedCipher, KDF: sealedKDF, KDFParams: params, KeySet: public.ID(),
		Nonce: nonce, Salt: salt, User: s.user, Version: 1,
	}
	key, err := box.derive(password)
	if err != nil {
		return "", err
	}
	return box.lock(s, key)
}

func (box sealedKeys) derive(password string) ([]byte, error) {
	return box.KDFParams.derive(password, box.Salt, sealedPurpose)
}

// header is what the ciphertext is bound to: everything else in the box.
func (box sealedKeys) header() ([]byte, error) {
	box.Ciphertext = nil
	return StatementBytes("sealed keys", box)
}

func (box sealedKeys) lock(s Secret, key []byte) (string, error) {
	p256, err := s.p256.Bytes()
	if err != nil {
		return "", fmt.Errorf("journal: P-256 key: %w", err)
	}
	plain, err := Canonical(privateKeys{Ed25519: s.signing.Seed(), P256: p256, X25519: s.x25519.Bytes()})
	if err != nil {
		return "", err
	}
	header, err := box.header()
	if err != nil {
		return "", err
	}
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return "", err
	}
	box.Ciphertext = aead.Seal(nil, box.Nonce, plain, header)
	text, err := Canonical(box)
	return string(text), err
}

// OpenSecret unlocks private keys. A wrong password is an unauthenticated error,
// and so is a box that was tampered with: nobody can tell the two apart.
func OpenSecret(sealed, password string) (Secret, error) {
	key, err := DeriveKey(sealed, password)
	if err != nil {
		return Secret{}, err
	}
	return OpenSecretWithKey(sealed, key)
}

// DeriveKey gives the 32 bytes that open this sealed text and no other. The
// workstation's key store may keep them, if the person wants so; the password never.
func DeriveKey(sealed, password string) ([]byte, error) {
	box, err := readSealed(sealed)
	if err != nil {
		return nil, err
	}
	return box.derive(password)
}

// OpenSecretWithKey unlocks with what DeriveKey gave.
func OpenSecretWithKey(sealed string, key []byte) (Secret, error) {
	box, err := readSealed(sealed)
	if err != nil {
		return Secret{}, err
	}
	header, err := box.header()
	if err != nil {
		return Secret{}, err
	}
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return Secret{}, domain.Unauthenticated(keyWrongPassword).Because(err)
	}
	plain, err := aead.Open(nil, box.Nonce, box.Ciphertext, header)
	if err != nil {
		return Secret{}, domain.Unauthenticated(keyWrongPassword)
	}
	return box.unpack(plain)
}

func readSealed(sealed string) (sealedKeys, error) {
	var box sealedKeys
	if err := DecodeStrict([]byte(sealed), &box); err != nil {
		return box, domain.Invalid(keySealedBad).Because(err)
	}
	if box.Version != 1 || box.Cipher != sealedCipher || box.KDF != sealedKDF ||
		len(box.Salt) != 16 || len(box.Nonce) != chacha20poly1305.NonceSizeX {
		return box, domain.Invalid(keySealedBad)
	}
	if err := box.check(); err != nil {
		return box, domain.Invalid(keySealedBad).Because(err)
	}
	return box, nil
}

func (box sealedKeys) unpack(plain []byte) (Secret, error) {
	var keys privateKeys
	if err := DecodeStrict(plain, &keys); err != nil {
		return Secret{}, domain.Invalid(keySealedBad).Because(err)
	}
	secret, err := newSecret(box.User, keys.Ed25519, keys.X25519, keys.P256)
	if err != nil {
		return Secret{}, domain.Invalid(keySealedBad).Because(err)
	}
	public, err := secret.Public()
	if err != nil || public.ID() != box.KeySet {
		return Secret{}, domain.Invalid(keySealedBad)
	}
	return secret, nil
}
