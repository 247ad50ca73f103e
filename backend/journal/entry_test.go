package journal

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestCheckSelf(t *testing.T) {
	e, alice := exampleEntry(t)
	if err := e.CheckSelf(lookup(alice)); err != nil {
		t.Error(err)
	}
	if err := e.CheckSelf(lookup()); !errors.Is(err, ErrKey) {
		t.Errorf("without the key: %v", err)
	}
}

func TestFirstEntry(t *testing.T) {
	alice, public := newKeys(t, aliceID, 1)
	e, _ := exampleEntry(t)
	e.Seq, e.Prev, e.Intent.Base, e.Intent.Workspace = 1, ZeroDigest, ZeroDigest, ""
	sign(&e, alice, alice)
	if err := e.CheckSelf(lookup(public)); err != nil {
		t.Error(err)
	}
}

func TestMergedAndCopiedEntries(t *testing.T) {
	alice, aliceSet := newKeys(t, aliceID, 1)
	bob, bobSet := newKeys(t, bobID, 2)
	for _, outcome := range []string{OutcomeDone, OutcomeRefused} {
		e, _ := exampleEntry(t)
		e.Intent.Copy, e.Intent.Base, e.Origin, e.Outcome = "a copy", Digest([]byte("intent before")), "a merge", outcome
		e.Sealer, e.SealKey = bobID, bobSet.ID()
		sign(&e, alice, bob)
		if err := e.CheckSelf(lookup(aliceSet, bobSet)); err != nil {
			t.Errorf("merged, %s: %v", outcome, err)
		}
	}
	e, _ := exampleEntry(t)
	e.Intent.Copy, e.Intent.Base = "a copy", Digest([]byte("intent before"))
	sign(&e, alice, alice)
	if err := e.CheckSelf(lookup(aliceSet)); err != nil {
		t.Errorf("in the copy: %v", err)
	}
}

// Every field of an entry is covered: changing any of them is found.
func TestEveryFieldIsProtected(t *testing.T) {
	_, alice := exampleEntry(t)
	_, mallory := newKeys(t, "mallory", 9)
	tamper := func(name string, field func(*Entry) reflect.Value) {
		e, _ := exampleEntry(t)
		v := field(&e)
		switch v.Kind() {
		case reflect.String:
			v.SetString(changedText(name, v.String(), mallory.ID()))
		case reflect.Int64:
			v.SetInt(v.Int() + 1)
		default:
			t.Fatalf("field %s of kind %s is not tampered with", name, v.Kind())
		}
		if err := e.CheckSelf(lookup(alice, mallory)); err == nil {
			t.Errorf("%s: changed without notice", name)
		}
	}
	for i := range reflect.TypeFor[Entry]().NumField() {
		if f := reflect.TypeFor[Entry]().Field(i); f.Name != "Intent" {
			tamper(f.Name, func(e *Entry) reflect.Value { return reflect.ValueOf(e).Elem().Field(i) })
		}
	}
	for i := range reflect.TypeFor[Intent]().NumField() {
		name := "Intent." + reflect.TypeFor[Intent]().Field(i).Name
		tamper(name, func(e *Entry) reflect.Value { return reflect.ValueOf(&e.Intent).Elem().Field(i) })
	}
}

// changedText keeps the form of a field, so that not the form gives the change away.
func changedText(name, old, otherKey string) string {
	switch {
	case name == "SealKey" || name == "Intent.Key":
		return otherKey
	case old == "":
		return "x"
	case strings.HasPrefix(old, "{"):
		return strings.Replace(old, "Café", "Cafe", 1)
	case strings.HasSuffix(old, "0"):
		return old[:len(old)-1] + "1"
	}
	return old[:len(old)-1] + "0"
}

// A forger who holds another known key can make neither a signature nor a seal for alice.
func TestOtherPeoplesKeysDoNotSign(t *testing.T) {
	alice, aliceSet := newKeys(t, aliceID, 1)
	bob, bobSet := newKeys(t, bobID, 2)
	e, _ := exampleEntry(t)
	sign(&e, bob, alice)
	if err := e.CheckSelf(lookup(aliceSet, bobSet)); !errors.Is(err, ErrSignature) {
		t.Errorf("bob's signature: %v", err)
	}
	sign(&e, alice, bob)
	if err := e.CheckSelf(lookup(aliceSet, bobSet)); !errors.Is(err, ErrSeal) {
		t.Errorf("bob's seal: %v", err)
	}
}

func TestCheckForm(t *testing.T) {
	for what, change := range map[string]func(*Entry){
		"seq zero":                   func(e *Entry) { e.Seq = 0 },
		"seq of the first":           func(e *Entry) { e.Seq = 1 },
		"negative time":              func(e *Entry) { e.Intent.At = -1 },
		"no id":                      func(e *Entry) { e.ID, e.Intent.ID = "", "" },
		"two ids":                    func(e *Entry) { e.Intent.ID = "another" },
		"no actor":                   func(e *Entry) { e.Intent.Actor, e.Sealer = "", "" },
		"no command":                 func(e *Entry) { e.Intent.Command = "" },
		"key":                        func(e *Entry) { e.Intent.Key = "short" },
		"upper-case prev":            func(e *Entry) { e.Prev = strings.ToUpper(e.Prev); e.Intent.Base = e.Prev },
		"zero prev":                  func(e *Entry) { e.Prev, e.Intent.Base = ZeroDigest, ZeroDigest },
		"no workspace":               func(e *Entry) { e.Intent.Workspace = "" },
		"direct but refused":         func(e *Entry) { e.Outcome = OutcomeRefused },
		"outcome":                    func(e *Entry) { e.Outcome, e.Origin = "maybe", "a merge" },
		"direct but sealed by other": func(e *Entry) { e.Sealer = bobID },
		"direct but other base":      func(e *Entry) { e.Intent.Base = Digest([]byte("other")) },
		"payload with space":         func(e *Entry) { e.Intent.Payload = `{"a": 1}` },
		"no payload":                 func(e *Entry) { e.Intent.Payload = "" },
		"changes out of order":       func(e *Entry) { e.Changes = `{"b":1,"a":2}` },
		"first with origin": func(e *Entry) {
			e.Seq, e.Prev, e.Intent.Base, e.Intent.Workspace, e.Origin = 1, ZeroDigest, ZeroDigest, "", "a merge"
		},
		"first with workspace": func(e *Entry) { e.Seq, e.Prev, e.Intent.Base = 1, ZeroDigest, ZeroDigest },
	} {
		e, _ := exampleEntry(t)
		change(&e)
		if err := e.CheckForm(); !errors.Is(err, ErrForm) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// The intent's bytes are canonical JSON behind their heading, whatever the fields hold.
func TestSignedBytesAreCanonical(t *testing.T) {
	e, _ := exampleEntry(t)
	e.Intent.Workstation, e.Origin = "tab\t\"quote\" \\ \x01 é", "line\nbreak"
	for heading, signed := range map[string][]byte{
		"renogen intent v1\n": IntentBytes(e.Intent),
		"renogen entry v1\n":  EntryBytes(&e),
		"renogen bind v1\n":   BindBytes("w\n", "i\"", "k"),
		"renogen rotate v1\n": RotateBytes("w\n", "o\"", "n"),
	} {
		body, ok := strings.CutPrefix(string(signed), heading)
		if !ok {
			t.Errorf("%s: no such heading: %s", heading, signed)
		}
		if err := CheckCanonical([]byte(body)); err != nil {
			t.Errorf("%s: %v", heading, err)
		}
	}
	presence, err := StatementBytes("presence", map[string]any{"seq": int64(3), "hash": "x"})
	if err != nil || string(presence) != "renogen presence v1\n"+`{"hash":"x","seq":3}` {
		t.Errorf("presence: %s %v", presence, err)
	}
}

func TestSignaturesHaveOneSpelling(t *testing.T) {
	e, alice := exampleEntry(t)
	message := IntentBytes(e.Intent)
	for name, pair := range map[string][2]string{
		"upper signature": {strings.ToUpper(e.Signature), alice.Ed25519},
		"upper key":       {e.Signature, strings.ToUpper(alice.Ed25519)},
		"short signature": {e.Signature[2:], alice.Ed25519},
		"short key":       {e.Signature, alice.Ed25519[2:]},
		"no key":          {e.Signature, ""},
		"no hex":          {"zz" + e.Signature[2:], alice.Ed25519},
	} {
		if err := VerifySignature(message, pair[0], pair[1]); !errors.Is(err, ErrSignature) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
