package journal

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"renogen/backend/domain"
)

const (
	invitationSize    = 10 // bytes: 80 bits, four groups of four characters
	invitationPurpose = "renogen invitation v1"

	recoverySize    = 20 // bytes: 160 bits, eight groups of four characters
	recoveryPurpose = "renogen recovery v1"
)

// NewInvitation makes a code for one person, XXXX-XXXX-XXXX-XXXX, and the public
// Ed25519 key (hex) that stands in the invitation entry. The code itself is told
// to the person and kept nowhere.
func NewInvitation(workspaceID string, random io.Reader) (code, public string, err error) {
	b, err := take(random, invitationSize)
	if err != nil {
		return "", "", err
	}
	code = grouped(b)
	key, err := InvitationKey(code, workspaceID)
	if err != nil {
		return "", "", err
	}
	return code, hex.EncodeToString(key.Public().(ed25519.PublicKey)), nil
}

// InvitationKey derives the key that signs BindBytes from a code as a person
// typed it: small letters, missing dashes, O for 0, I or L for 1 do no harm. The
// workspace is part of it, so a code says nothing in a workspace that is not the
// true one. It takes a tenth of a second and 64 MiB, so that a code that leaks in
// part cannot be guessed.
func InvitationKey(code, workspaceID string) (ed25519.PrivateKey, error) {
	return invitationKey(code, workspaceID, invitationKDF())
}

func invitationKey(code, workspaceID string, params KDFParams) (ed25519.PrivateKey, error) {
	b, ok := parseGrouped(code, invitationSize)
	if !ok {
		return nil, domain.Invalid(keyCodeForm, "groups", "4")
	}
	salt := sha256.Sum256([]byte("renogen invitation salt v1\n" + workspaceID + "\n"))
	seed, err := params.derive(string(b), salt[:], invitationPurpose)
	if err != nil {
		return nil, err
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// NewRecoveryKey makes the key that is printed and put into a safe: eight groups
// of four characters, and the public X25519 half (hex) for the workspace.
func NewRecoveryKey(random io.Reader) (code, public string, err error) {
	b, err := take(random, recoverySize)
	if err != nil {
		return "", "", err
	}
	code = grouped(b)
	key, err := RecoveryKey(code)
	if err != nil {
		return "", "", err
	}
	return code, key.Public(), nil
}

// RecoveryKey reads a printed key as typed. Whether it is the right one shows
// when its public half is compared.
func RecoveryKey(code string) (PrivateKey, error) {
	b, ok := parseGrouped(code, recoverySize)
	if !ok {
		return PrivateKey{}, domain.Invalid(keyCodeForm, "groups", "8")
	}
	scalar, err := hkdf.Key(sha256.New, b, nil, recoveryPurpose, 32)
	if err != nil {
		return PrivateKey{}, err
	}
	key, err := ecdh.X25519().NewPrivateKey(scalar)
	return PrivateKey{key}, err
}
