package journal

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const formatPage = "../docs/journal.md"

func readPage(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(formatPage)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

func TestExampleOfThePage(t *testing.T) {
	e, alice := exampleEntry(t)
	page := readPage(t)
	for name, want := range map[string]string{
		"ed25519": alice.Ed25519, "x25519": alice.X25519, "p256": alice.P256, "key set": alice.ID(), "fingerprint": alice.Fingerprint(),
		"payload": e.Intent.Payload, "changes": e.Changes, "intent": string(IntentBytes(e.Intent)), "intent hash": IntentHash(e.Intent),
		"signature": e.Signature, "entry": string(EntryBytes(&e)), "hash": e.Hash, "seal": e.Seal,
	} {
		if !strings.Contains(page, "\n"+want+"\n") && !strings.Contains(page, " "+want+"\n") {
			t.Errorf("%s: %s is not on the page", name, want)
		}
	}
}

// The commands of the page run as they stand there, with openssl, sqlite3 and
// sha256sum, over an entry that another person sealed.
func TestCommandsOfThePage(t *testing.T) {
	want := []string{"payload ok", "actor: key ok", "actor: signature ok", "hash ok", "place ok", "sealer: key ok", "sealer: signature ok"}
	check := func(name string, want []string, tamper func(*Entry, *KeySet)) {
		t.Helper()
		if diff := cmp.Diff(want, runPage(t, tamper)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	check("untouched", want, func(*Entry, *KeySet) {})
	check("payload", without(want, 0), func(e *Entry, _ *KeySet) { e.Intent.Payload = `{"other":1}` })
	check("signature", without(want, 2, 3), func(e *Entry, _ *KeySet) { e.Signature = flip(e.Signature, "") })
	check("changes", without(want, 3), func(e *Entry, _ *KeySet) { e.Changes = `{}` })
	check("prev", without(want, 3, 4), func(e *Entry, _ *KeySet) { e.Prev = ZeroDigest })
	check("hash", without(want, 3, 6), func(e *Entry, _ *KeySet) { e.Hash = ZeroDigest })
	check("seal", without(want, 6), func(e *Entry, _ *KeySet) { e.Seal = flip(e.Seal, "") })
	check("planted key", without(want, 1, 2), func(_ *Entry, alice *KeySet) {
		_, mallory := newKeys(t, aliceID, 9)
		alice.Ed25519 = mallory.Ed25519
	})
}

func without(lines []string, places ...int) []string {
	var rest []string
	for i, line := range lines {
		keep := true
		for _, place := range places {
			keep = keep && i != place
		}
		if keep {
			rest = append(rest, line)
		}
	}
	return rest
}

// runPage tampers with the stored entry only: its digest in the intent stays the signed one.
func runPage(t *testing.T, tamper func(*Entry, *KeySet)) []string {
	t.Helper()
	alice, aliceSet := newKeys(t, aliceID, 1)
	bob, bobSet := newKeys(t, bobID, 2)
	e, _ := exampleEntry(t)
	e.Origin, e.Sealer, e.SealKey = "0190c0df-5a00-7000-8000-0000000000e0", bobID, bobSet.ID()
	sign(&e, alice, bob)
	intent := strings.TrimPrefix(string(IntentBytes(e.Intent)), "renogen intent v1\n")
	before, aliceID := e.Prev, aliceSet.ID()
	tamper(&e, &aliceSet)
	file := filepath.Join(t.TempDir(), "workspace.db")
	script := fmt.Sprintf(`
		CREATE TABLE journal (seq, intent, payload, signature, changes, outcome, origin, prev, sealer, seal_key, hash, seal);
		CREATE TABLE key_sets (id, "user", ed25519, x25519, p256);
		INSERT INTO journal (seq, hash) VALUES (1, %s);
		INSERT INTO journal VALUES (2, %s);
		INSERT INTO key_sets VALUES (%s);
		INSERT INTO key_sets VALUES (%s);`, quoted(before),
		quoted(intent, e.Intent.Payload, e.Signature, e.Changes, e.Outcome, e.Origin, e.Prev, e.Sealer, e.SealKey, e.Hash, e.Seal),
		quoted(aliceID, aliceSet.User, aliceSet.Ed25519, aliceSet.X25519, aliceSet.P256),
		quoted(bobSet.ID(), bobSet.User, bobSet.Ed25519, bobSet.X25519, bobSet.P256))
	fill := exec.Command("sqlite3", file)
	fill.Stdin = strings.NewReader(script)
	if out, err := fill.CombinedOutput(); err != nil {
		t.Fatalf("sqlite3: %v: %s", err, out)
	}
	return runShell(t, file)
}

func quoted(values ...string) string {
	for i, v := range values {
		values[i] = "'" + strings.ReplaceAll(v, "'", "''") + "'"
	}
	return strings.Join(values, ", ")
}

func runShell(t *testing.T, file string) []string {
	t.Helper()
	_, rest, found := strings.Cut(readPage(t), "```sh\n")
	commands, _, closed := strings.Cut(rest, "```\n")
	if !found || !closed {
		t.Fatal("no commands on the page")
	}
	shell := exec.Command("sh", "-c", commands)
	shell.Dir = t.TempDir()
	shell.Env = append(os.Environ(), "FILE="+file, "N=2")
	var errors strings.Builder
	shell.Stderr = &errors
	out, _ := shell.Output() // the last check's outcome; every check's shows in the output
	for _, missing := range []string{"not found", "syntax error", "Error:"} {
		if strings.Contains(errors.String(), missing) {
			t.Fatalf("the commands do not run: %s", errors.String())
		}
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
