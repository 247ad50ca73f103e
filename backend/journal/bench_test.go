package journal

import "testing"

type payload struct {
	Item        string          `json:"item"`
	Title       *edit[string]   `json:"title,omitempty"`
	Description *edit[string]   `json:"description,omitempty"`
	Category    *edit[string]   `json:"category,omitempty"`
	Modules     *edit[[]string] `json:"modules,omitempty"`
	Minutes     *edit[int]      `json:"minutes,omitempty"`
}

// benchPayload is an edit of about 500 bytes.
func benchPayload(b *testing.B) (payload, []byte) {
	b.Helper()
	seen := Digest([]byte("x"))
	p := payload{
		Item:        "0190c0de-0000-7000-8000-00000000001e",
		Title:       &edit[string]{seen, "Move the ledger to the new schema"},
		Description: &edit[string]{seen, "First \"stop\" the workers,\nthen run the script. Überprüfe danach die Summe."},
		Modules:     &edit[[]string]{seen, []string{"ledger", "billing", "reports"}},
		Minutes:     &edit[int]{seen, 45},
	}
	text, err := Canonical(p)
	if err != nil {
		b.Fatal(err)
	}
	return p, text
}

func BenchmarkCanonical(b *testing.B) {
	p, text := benchPayload(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Canonical(&p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckCanonical(b *testing.B) {
	_, text := benchPayload(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := CheckCanonical(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeStrict(b *testing.B) {
	_, text := benchPayload(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var p payload
		if err := DecodeStrict(text, &p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHashEntry(b *testing.B) {
	e, _ := exampleEntry(b)
	for b.Loop() {
		HashEntry(&e)
	}
}

func BenchmarkSign(b *testing.B) {
	e, _ := exampleEntry(b)
	alice, _ := newKeys(b, aliceID, 1)
	for b.Loop() {
		alice.Sign(IntentBytes(e.Intent))
	}
}

func BenchmarkVerifySignature(b *testing.B) {
	e, alice := exampleEntry(b)
	message := IntentBytes(e.Intent)
	for b.Loop() {
		if err := VerifySignature(message, e.Signature, alice.Ed25519); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckSelf(b *testing.B) {
	e, alice := exampleEntry(b)
	public := lookup(alice)
	for b.Loop() {
		if err := e.CheckSelf(public); err != nil {
			b.Fatal(err)
		}
	}
}
