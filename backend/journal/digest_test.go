package journal

import "testing"

// The wanted values were computed apart from this program (Python's hashlib and json).
func TestKnownDigests(t *testing.T) {
	e, alice := exampleEntry(t)
	value, err := ValueDigest("Café")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, got, want string }{
		{"digest", Digest(nil), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"key set", alice.ID(), "1a5e1a74cc5f887d2460586c5cc8a092c8a63065ca719347b2ae4610b4c77afe"},
		{"fingerprint", alice.Fingerprint(), "39F1-MX6C-BY47-T930"},
		{"intent", IntentHash(e.Intent), "665e027e6b71f4b8ea7663ef40eeccd760eacdc21c25b556281c49c9833efe4f"},
		{"entry", HashEntry(&e), "9ffe0e98151ac9ba8ee828b016b1d7a27996fb4bd9ef8ea35d5dee23a8a5dac8"},
		{"row 1", RowID(e.ID, 1, e.Intent.At), "01a23b21-ca80-7001-8cbf-e8de3e664cd4"},
		{"row 12", RowID(e.ID, 12, e.Intent.At), "01a23b21-ca80-700c-af14-455bf8118e77"},
		{
			"seen", SeenDigest("item", "0190c0de-0000-7000-8000-00000000001e", []byte(`{"title":"Café"}`)),
			"d19601f89eebe0eaa0a207fe2607cb5dd8de2bf92fdb3f4a73312a150b6204e4",
		},
		{"value", value, "e17830baccd4d10e2366c1be1dbf820a31fb0abb1b9a2878d1d408bf991c0a4c"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %s, want %s", test.name, test.got, test.want)
		}
	}
}

func TestValueDigestRefusesWhatHasNoCanonicalForm(t *testing.T) {
	if d, err := ValueDigest(1.5); err == nil {
		t.Errorf("a float has the digest %s", d)
	}
}

func TestFingerprintOfNothing(t *testing.T) {
	for _, bad := range []string{"", "1a5e", "zz" + ZeroDigest[2:], "1A" + ZeroDigest[2:]} {
		if got := Fingerprint(bad); got != "" {
			t.Errorf("%q has the fingerprint %s", bad, got)
		}
	}
}

func TestTypedCodes(t *testing.T) {
	want := "39F1-MX6C-BY47-T930"
	for _, typed := range []string{want, "39f1mx6cby47t930", " 39FI mx6c – by47\tT93O ", "39fL-MX6C-BY47-t93o\n"} {
		b, ok := parseGrouped(typed, 10)
		if !ok || grouped(b) != want {
			t.Errorf("%q: %v %x", typed, ok, b)
		}
	}
	for _, typed := range []string{"", "39F1-MX6C-BY47", want + "0", "39F1-MX6C-BY47-T93U", "39F1-MX6C-BY47-T93é", "39F1.MX6C.BY47.T930"} {
		if _, ok := parseGrouped(typed, 10); ok {
			t.Errorf("%q: accepted", typed)
		}
	}
}
