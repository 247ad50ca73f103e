package journal

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// What can be wrong with one entry, seen by itself.
var (
	ErrSignature = errors.New("the signature is not of this key over these bytes")
	ErrSeal      = errors.New("the seal is not of this key over this hash")
	ErrHash      = errors.New("the hash is not the one of the entry")
	ErrForm      = errors.New("the entry is not well-formed")
	ErrKey       = errors.New("the key is not known")
)

// VerifySignature checks an Ed25519 signature, both signature and public key in lower-case hex.
func VerifySignature(message []byte, signature, public string) error {
	sig, key, ok := signatureParts(signature, public)
	if !ok || !ed25519.Verify(key, message, sig) {
		return ErrSignature
	}
	return nil
}

// VerifySeal checks the seal over the hash of an entry.
func VerifySeal(hash, seal, public string) error {
	if VerifySignature(SealBytes(hash), seal, public) != nil {
		return ErrSeal
	}
	return nil
}

func signatureParts(signature, public string) (sig []byte, key ed25519.PublicKey, ok bool) {
	sig, sigOK := fromHex(signature, ed25519.SignatureSize)
	key, keyOK := fromHex(public, ed25519.PublicKeySize)
	return sig, key, sigOK && keyOK
}

// fromHex reads exactly size bytes of lower-case hex: one value has one spelling.
func fromHex(s string, size int) ([]byte, bool) {
	if len(s) != 2*size || strings.ContainsAny(s, "ABCDEF") {
		return nil, false
	}
	b, err := hex.DecodeString(s)
	return b, err == nil
}

func isDigest(s string) bool {
	_, ok := fromHex(s, 32)
	return ok
}

// CheckSelf checks all that an entry shows by itself: its form, its hash, the
// actor's signature and the sealer's seal. public gives the Ed25519 key (hex) of
// a key-set id, empty for an unknown one. Whether the entry follows the one
// before, and whether actor and sealer were allowed to, is for the caller.
func (e *Entry) CheckSelf(public func(keySet string) string) error {
	if err := e.CheckForm(); err != nil {
		return err
	}
	if HashEntry(e) != e.Hash {
		return ErrHash
	}
	actor, sealer := public(e.Intent.Key), public(e.SealKey)
	if actor == "" || sealer == "" {
		return ErrKey
	}
	if err := VerifySignature(IntentBytes(e.Intent), e.Signature, actor); err != nil {
		return err
	}
	return VerifySeal(e.Hash, e.Seal, sealer)
}

// CheckForm checks the form of an entry without any cryptography: canonical texts,
// digests, one id, and that work without an origin is sealed by its actor, with the
// key that signed it, and based on the entry before. Work of a copy without an origin is well-formed, but
// stands only in that copy: in the shared journal the caller refuses it.
func (e *Entry) CheckForm() error {
	first, direct := e.Seq == 1, e.Origin == ""
	rules := []struct {
		broken bool
		what   string
	}{
		{e.Seq < 1 || e.Seq > maxInteger, "seq"},
		{e.Intent.At < 0 || e.Intent.At > maxInteger, "at"},
		{e.ID == "" || e.ID != e.Intent.ID, "id"},
		{e.Intent.Actor == "", "actor"},
		{e.Sealer == "", "sealer"},
		{e.Intent.Command == "", "command"},
		{!isDigest(e.Intent.Key), "key"},
		{!isDigest(e.SealKey), "seal_key"},
		{!isDigest(e.Prev) || first != (e.Prev == ZeroDigest), "prev"},
		{!isDigest(e.Intent.Base), "base"},
		{first != (e.Intent.Workspace == "") || !first && !isDigest(e.Intent.Workspace), "workspace"},
		{e.Outcome != OutcomeDone && (e.Outcome != OutcomeRefused || direct), "outcome"},
		{first && !direct, "origin"},
		{direct && e.Sealer != e.Intent.Actor, "sealer"},
		{direct && e.SealKey != e.Intent.Key, "seal_key"},
		{direct && e.Intent.Copy == "" && e.Intent.Base != e.Prev, "base"},
	}
	for _, rule := range rules {
		if rule.broken {
			return fmt.Errorf("%w: %s", ErrForm, rule.what)
		}
	}
	if err := CheckCanonical([]byte(e.Intent.Payload)); err != nil {
		return fmt.Errorf("%w: payload: %w", ErrForm, err)
	}
	if err := CheckCanonical([]byte(e.Changes)); err != nil {
		return fmt.Errorf("%w: changes: %w", ErrForm, err)
	}
	return nil
}
