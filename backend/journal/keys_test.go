package journal

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func TestNewKeysAreGoodAndDiffer(t *testing.T) {
	a, aPublic, err := NewKeys(aliceID, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckPublic(aPublic); err != nil {
		t.Error(err)
	}
	_, bPublic := newKeys(t, aliceID, 2)
	if aPublic.ID() == bPublic.ID() || a.User() != aliceID {
		t.Error("two key sets are the same")
	}
	if err := VerifySignature([]byte("m"), a.Sign([]byte("m")), aPublic.Ed25519); err != nil {
		t.Error(err)
	}
	digest := sha256.Sum256([]byte("document"))
	signature, err := ecdsa.SignASN1(rand.Reader, a.DocumentKey(), digest[:])
	if err != nil || !ecdsa.VerifyASN1(&a.DocumentKey().PublicKey, digest[:], signature) {
		t.Errorf("document key: %v", err)
	}
}

func TestNewKeysNeedsRandomBytes(t *testing.T) {
	for size := range 96 {
		if _, _, err := NewKeys(aliceID, bytes.NewReader(make([]byte, size))); !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
	if _, _, err := NewKeys(aliceID, zeros{}); err == nil {
		t.Error("zeros for ever are accepted as random")
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func TestSecretsDoNotPrint(t *testing.T) {
	secret, public := newKeys(t, aliceID, 1)
	seed := secret.signing.Seed()
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "secret", secret, "key", secret.Opening())
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "secret", secret, "key", secret.Opening())
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&log, verb, secret)
		fmt.Fprintf(&log, verb, &secret)
		fmt.Fprintf(&log, verb, []any{secret, secret.Opening()})
	}
	for _, leak := range []string{hex.EncodeToString(seed), fmt.Sprintf("%d", seed), fmt.Sprintf("%d", secret.signing), public.X25519} {
		if strings.Contains(log.String(), leak) {
			t.Errorf("printed: %s", log.String())
		}
	}
}

// RFC 8032, 7.1, test 2.
func TestSignIsEd25519(t *testing.T) {
	seed, _ := fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", 32)
	key := ed25519.NewKeyFromSeed(seed)
	want := "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
	if got := SignWith(key, []byte{0x72}); got != want {
		t.Errorf("%s", got)
	}
	if err := VerifySignature([]byte{0x72}, want, hex.EncodeToString(publicOf(key))); err != nil {
		t.Error(err)
	}
}

// The points of small order and their other spellings, as published with libsodium
// and in "Taming the many EdDSAs", and keys that are no points or twice spelled.
var badEd25519 = []string{
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0000000000000000000000000000000000000000000000000000000000000080",
	"0100000000000000000000000000000000000000000000000000000000000000",
	"0100000000000000000000000000000000000000000000000000000000000080",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	"f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 3, spelled as 3 + p
	"0200000000000000000000000000000000000000000000000000000000000000", // not on the curve
	"", "00", "zz",
}

var badX25519 = []string{
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0100000000000000000000000000000000000000000000000000000000000000",
	"e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
	"5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 9, spelled as 9 + p
	"0900000000000000000000000000000000000000000000000000000000000080", // 9 with the top bit
	"", "00", "zz",
}

func TestCheckPublicRefuses(t *testing.T) {
	_, good := newKeys(t, aliceID, 1)
	try := func(field, value string, bad KeySet) {
		var ours *domain.Error
		if err := CheckPublic(bad); !errors.As(err, &ours) {
			t.Errorf("%s %q: accepted", field, value)
		} else if _, named := ours.Fields[field]; !named || len(ours.Fields) != 1 {
			t.Errorf("%s %q: %v", field, value, err)
		}
	}
	for _, key := range append(badEd25519, strings.ToUpper(good.Ed25519)) {
		bad := good
		bad.Ed25519 = key
		try("ed25519", key, bad)
	}
	for _, key := range append(badX25519, strings.ToUpper(good.X25519)) {
		bad := good
		bad.X25519 = key
		try("x25519", key, bad)
	}
	offCurve := good.P256[:len(good.P256)-2] + "00"
	compressed := "02" + good.P256[2:66]
	for _, key := range []string{"", "00", "04" + strings.Repeat("00", 64), offCurve, compressed, strings.ToUpper(good.P256)} {
		bad := good
		bad.P256 = key
		try("p256", key, bad)
	}
	bad := good
	bad.User = ""
	try("user", "", bad)
}

// With a key of small order a signature of zeros is good for many messages: why it is refused.
func TestSmallOrderKeysAreRefusedForAReason(t *testing.T) {
	identity, _ := fromHex(badEd25519[2], 32)
	forged := append(slices.Clone(identity), make([]byte, 32)...)
	if !ed25519.Verify(identity, []byte("anything at all"), forged) {
		t.Error("the forgery does not work; the check may rest on a wrong idea")
	}
}

func TestKeySetIDCoversEveryField(t *testing.T) {
	_, k := newKeys(t, aliceID, 1)
	seen := map[string]bool{k.ID(): true}
	for _, other := range []KeySet{
		{k.X25519, k.P256, k.User, k.X25519},
		{k.Ed25519, k.X25519, k.User, k.X25519},
		{k.Ed25519, k.P256, bobID, k.X25519},
		{k.Ed25519, k.P256, k.User, k.Ed25519},
	} {
		seen[other.ID()] = true
	}
	if diff := cmp.Diff(5, len(seen)); diff != "" {
		t.Error(diff)
	}
	canonical, err := Canonical(k)
	if err != nil || Digest(append([]byte("renogen keyset v1\n"), canonical...)) != k.ID() {
		t.Errorf("the id is not that of the canonical JSON: %v", err)
	}
}
