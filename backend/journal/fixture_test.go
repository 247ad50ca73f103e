package journal

import (
	"crypto/ed25519"
	"math/rand/v2"
	"testing"
)

const (
	aliceID = "0190c0de-0000-7000-8000-00000000a11c"
	bobID   = "0190c0de-0000-7000-8000-0000000000b0"
)

// seeded gives the same bytes in every run: for tests only.
func seeded(seed byte) *rand.ChaCha8 { return rand.NewChaCha8([32]byte{seed}) }

func newKeys(t testing.TB, user string, seed byte) (Secret, KeySet) {
	t.Helper()
	secret, public, err := NewKeys(user, seeded(seed))
	if err != nil {
		t.Fatal(err)
	}
	return secret, public
}

// exampleEntry is the worked example of backend/docs/journal.md.
func exampleEntry(t testing.TB) (Entry, KeySet) {
	t.Helper()
	alice, public := newKeys(t, aliceID, 1)
	e := Entry{
		Seq: 2, ID: "0190c0df-5a00-7000-8000-000000000002",
		Changes: `{"about":{"item":"0190c0de-0000-7000-8000-00000000001e"},"rows":[{"after":"Café \"3\"","before":"","field":"title","table":"items"}]}`,
		Outcome: OutcomeDone, Prev: Digest([]byte("the entry before")), Sealer: aliceID, SealKey: public.ID(),
	}
	e.Intent = Intent{
		Actor: aliceID, At: 1796288400000, Base: e.Prev, Command: "item.edit/1", ID: e.ID, Key: public.ID(),
		Payload:   `{"item":"0190c0de-0000-7000-8000-00000000001e","title":{"seen":"` + ZeroDigest + `","value":"Café \"3\""}}`,
		Workspace: Digest([]byte("the first intent")), Workstation: "0190c0de-0000-7000-8000-0000000000aa",
	}
	sign(&e, alice, alice)
	return e, public
}

// sign gives the entry the signatures and the hash that belong to its other fields.
func sign(e *Entry, actor, sealer Secret) {
	e.Signature = actor.Sign(IntentBytes(e.Intent))
	e.Hash = HashEntry(e)
	e.Seal = sealer.Sign(SealBytes(e.Hash))
}

func publicOf(key ed25519.PrivateKey) []byte { return key.Public().(ed25519.PublicKey) }

func lookup(sets ...KeySet) func(string) string {
	known := map[string]string{}
	for _, set := range sets {
		known[set.ID()] = set.Ed25519
	}
	return func(id string) string { return known[id] }
}
