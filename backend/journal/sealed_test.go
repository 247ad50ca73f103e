package journal

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"renogen/backend/domain"
)

const examplePassword = "a quiet harbour at dawn"

func keyOf(err error) domain.Key {
	var ours *domain.Error
	if errors.As(err, &ours) {
		return ours.Key
	}
	return ""
}

func sealedExample(t testing.TB) (string, KeySet) {
	t.Helper()
	secret, public := newKeys(t, aliceID, 1)
	sealed, err := SealSecret(secret, examplePassword, CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	return sealed, public
}

func TestSealAndOpen(t *testing.T) {
	sealed, public := sealedExample(t)
	again, _ := sealedExample(t)
	if sealed == again {
		t.Error("sealing twice gave the same bytes: salt or nonce is missing")
	}
	opened, err := OpenSecret(sealed, examplePassword)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := opened.Public(); err != nil || got != public {
		t.Errorf("other keys came out: %v %v", got, err)
	}
	if err := VerifySignature([]byte("m"), opened.Sign([]byte("m")), public.Ed25519); err != nil {
		t.Error(err)
	}
}

// The file holds a text sealed by an earlier build with real parameters: it must open for ever.
func TestKnownSealedText(t *testing.T) {
	text, err := os.ReadFile("testdata/sealed.json")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := OpenSecret(strings.TrimSpace(string(text)), examplePassword)
	if err != nil {
		t.Fatal(err)
	}
	_, want := newKeys(t, aliceID, 1)
	if got, err := opened.Public(); err != nil || got != want {
		t.Errorf("other keys came out: %v %v", got, err)
	}
}

func TestWrongPassword(t *testing.T) {
	sealed, _ := sealedExample(t)
	for _, wrong := range []string{"", "A quiet harbour at dawn", examplePassword + " "} {
		if _, err := OpenSecret(sealed, wrong); keyOf(err) != keyWrongPassword || domain.CodeOf(err) != domain.CodeUnauthenticated {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

func TestRememberedKey(t *testing.T) {
	sealed, public := sealedExample(t)
	key, err := DeriveKey(sealed, examplePassword)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := OpenSecretWithKey(sealed, key)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := opened.Public(); err != nil || got != public {
		t.Errorf("other keys came out: %v %v", got, err)
	}
	other, _ := sealedExample(t)
	for name, err := range map[string]error{
		"short key":         second(OpenSecretWithKey(sealed, key[1:])),
		"other sealed text": second(OpenSecretWithKey(other, key)),
		"changed key":       second(OpenSecretWithKey(sealed, bytes.Repeat([]byte{1}, 32))),
	} {
		if keyOf(err) != keyWrongPassword {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// Nothing in a sealed text can be changed: not the bytes, not the costs, not whose it is.
func TestTamperedSealedText(t *testing.T) {
	sealed, public := sealedExample(t)
	for name, changed := range map[string]string{
		"user":       strings.Replace(sealed, aliceID, bobID, 1),
		"key set":    strings.Replace(sealed, public.ID(), ZeroDigest, 1),
		"time":       strings.Replace(sealed, `"time":1`, `"time":2`, 1),
		"memory":     strings.Replace(sealed, `"memory":64`, `"memory":65536`, 1),
		"ciphertext": flip(sealed, `"ciphertext":"`),
		"nonce":      flip(sealed, `"nonce":"`),
		"salt":       flip(sealed, `"salt":"`),
		"cut":        cutBytes(sealed, `"ciphertext":"`),
		"version":    strings.Replace(sealed, `"version":1`, `"version":2`, 1),
		"cipher":     strings.Replace(sealed, "xchacha", "chacha", 1),
		"unknown":    strings.Replace(sealed, `"version"`, `"v":1,"version"`, 1),
		"space":      sealed + " ",
		"empty":      "",
	} {
		if changed == sealed {
			t.Fatalf("%s: the test changed nothing", name)
		}
		if _, err := OpenSecret(changed, examplePassword); err == nil {
			t.Errorf("%s: opened", name)
		}
		if key, err := DeriveKey(sealed, examplePassword); err != nil {
			t.Error(err)
		} else if _, err := OpenSecretWithKey(changed, key); err == nil {
			t.Errorf("%s: opened with the right key", name)
		}
	}
}

func flip(text, after string) string {
	b := []byte(text)
	i := strings.Index(text, after) + len(after)
	if b[i] == '0' {
		b[i] = '1'
	} else {
		b[i] = '0'
	}
	return string(b)
}

func cutBytes(text, after string) string {
	i := strings.Index(text, after) + len(after)
	return text[:i] + text[i+2:]
}

func TestLimitsOfTheKeyDerivation(t *testing.T) {
	CheapKDF(t)
	for _, p := range []KDFParams{DefaultKDF(), FastKDF(), {Time: 1, Memory: MaxMemory, Threads: 1}} {
		if err := p.check(); err != nil {
			t.Errorf("%+v: %v", p, err)
		}
	}
	secret, _ := newKeys(t, aliceID, 1)
	sealed, _ := sealedExample(t)
	for _, p := range []KDFParams{
		{},
		{Time: 3, Memory: MinMemory - 1, Threads: 4},
		{Time: 3, Memory: MaxMemory + 1, Threads: 4},
		{Time: 0, Memory: MinMemory, Threads: 4},
		{Time: 1000, Memory: MinMemory, Threads: 4},
		{Time: 1, Memory: MinMemory, Threads: 0},
		{Time: 1, Memory: 65, Threads: 1},
	} {
		if _, err := SealSecret(secret, examplePassword, p); err == nil {
			t.Errorf("sealed with %+v", p)
		}
		var box sealedKeys
		if err := DecodeStrict([]byte(sealed), &box); err != nil {
			t.Fatal(err)
		}
		box.KDFParams = p
		text, err := Canonical(box)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := OpenSecret(string(text), examplePassword); keyOf(err) != keySealedBad {
			t.Errorf("opened with %+v: %v", p, err)
		}
	}
}

// Outside tests nothing cheap is accepted; this test takes the allowance away for a moment.
func TestCheapNeedsTheAllowance(t *testing.T) {
	sealed, _ := sealedExample(t)
	cheapAllowed.Store(false)
	defer cheapAllowed.Store(true)
	if _, err := OpenSecret(sealed, examplePassword); keyOf(err) != keySealedBad {
		t.Errorf("opened: %v", err)
	}
	if invitationKDF() != FastKDF() {
		t.Error("invitations are cheap without the allowance")
	}
}

func TestCheckPassword(t *testing.T) {
	for _, good := range []string{
		"a quiet harbour at dawn", "Zürich-Kärnten-7", "correct horse battery staple x", "tr0ub4dor&3xyz", "пароль и ещё слово",
		"日本語日本語日本語日本語で",
	} {
		if err := CheckPassword(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, short := range []string{"", "short", "elevenchars", "éééééééééééé"[:22]} {
		if err := CheckPassword(short); keyOf(err) != keyPasswordShort {
			t.Errorf("%s: %v", short, err)
		}
	}
	for _, common := range []string{
		"password1234", "Password1234!", "P@ssw0rd2024", "administrator", "Administrator1", "qwertyuiop12", "123456789012",
		"aaaaaaaaaaaa", "abcabcabcabc", "passwordpassword", "abcdefghijkl", "mlkjihgfedcba", "!!!!12345678", "Welcome12345",
		"releasemanager", "2024!Summer2024",
	} {
		if err := CheckPassword(common); keyOf(err) != keyPasswordCommon {
			t.Errorf("%s: %v", common, err)
		}
	}
}
