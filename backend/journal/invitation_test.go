package journal

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
)

func TestInvitation(t *testing.T) {
	CheapKDF(t)
	workspace := Digest([]byte("the first intent"))
	code, public, err := NewInvitation(workspace, seeded(4))
	if err != nil {
		t.Fatal(err)
	}
	_, keySet := newKeys(t, aliceID, 1)
	message := BindBytes(workspace, "invitation", keySet.ID())
	for _, typed := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", " "), strings.ReplaceAll(code, "0", "o")} {
		key, err := InvitationKey(typed, workspace)
		if err != nil {
			t.Fatal(err)
		}
		if err := VerifySignature(message, SignWith(key, message), public); err != nil {
			t.Errorf("%s: %v", typed, err)
		}
	}
	elsewhere, err := InvitationKey(code, Digest([]byte("a false workspace")))
	if err != nil {
		t.Fatal(err)
	}
	if VerifySignature(message, SignWith(elsewhere, message), public) == nil {
		t.Error("the code works in a false workspace")
	}
}

func TestInvitationRefuses(t *testing.T) {
	CheapKDF(t)
	for _, typed := range []string{"", "EAMZ-K0Z0-VVFN", "EAMZ-K0Z0-VVFN-FG0U", "EAMZ-K0Z0-VVFN-FG0E-0000"} {
		if _, err := InvitationKey(typed, ZeroDigest); keyOf(err) != keyCodeForm {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, _, err := NewInvitation(ZeroDigest, bytes.NewReader(make([]byte, 9))); err == nil {
		t.Error("made from nine bytes")
	}
}

// Codes that were given out must work in later builds.
func TestKnownCodes(t *testing.T) {
	key, err := invitationKey("EAMZ-K0Z0-VVFN-FG0E", Digest([]byte("the first intent")), FastKDF())
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(publicOf(key)); got != "f2d5ceab04735c7d0c93a8e033281b8455b0752d7aaf65023d6d1b4305d6ed57" {
		t.Errorf("invitation: %s", got)
	}
	recovery, err := RecoveryKey("3f35 31k3 ec22 t878 961r frn5 wvhr hf52")
	if err != nil {
		t.Fatal(err)
	}
	if got := recovery.Public(); got != "9fb3c7e6b9c69e167f14049a7a2f9508fe898792842f5d785aeb2d52f0f76b0d" {
		t.Errorf("recovery: %s", got)
	}
}

func TestRecoveryKey(t *testing.T) {
	code, public, err := NewRecoveryKey(seeded(6))
	if err != nil {
		t.Fatal(err)
	}
	project, err := NewProjectKey(seeded(3))
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := SealProjectKey(project, public, nil)
	if err != nil {
		t.Fatal(err)
	}
	recovery, err := RecoveryKey(code)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := OpenProjectKey(recovery, sealed, nil); err != nil || got.Public() != project.Public() {
		t.Errorf("the project's key does not come back: %v", err)
	}
	if _, err := RecoveryKey(code[5:]); keyOf(err) != keyCodeForm {
		t.Errorf("a group missing: %v", err)
	}
}
