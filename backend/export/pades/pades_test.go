package pades

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOtherProgramsAcceptTheSignatures(t *testing.T) {
	b := twice(t)
	if said := tool(t, b, "qpdf", "--check"); strings.Contains(strings.ToLower(said), "warn") {
		t.Error(said)
	}
	said := tool(t, b, "pdfsig", "-nocert")
	for _, want := range []string{"Signature #1:", "Signature #2:", "- Signature Type: ETSI.CAdES.detached", "Signer Certificate Common Name: Ann Lee", "Total document signed"} {
		if !strings.Contains(said, want) {
			t.Errorf("pdfsig does not say %q:\n%s", want, said)
		}
	}
	if n := strings.Count(said, "Signature Validation: Signature is Valid."); n != 2 {
		t.Errorf("%d of two signatures are valid:\n%s", n, said)
	}
	if said := tool(t, b, "pdfdetach", "-list"); !strings.Contains(said, "2 embedded files") || !strings.Contains(said, "runbook.json") {
		t.Error(said)
	}
}

func TestReadGivesWhatWasSigned(t *testing.T) {
	first := base()
	d := read(t, twice(t))
	if !bytes.Equal(d.First, first) {
		t.Error("the first revision is another one")
	}
	if len(d.Signatures) != 2 || d.Tail != -1 || len(d.Open) != 0 {
		t.Fatalf("%d signatures, tail %d, open %v", len(d.Signatures), d.Tail, d.Open)
	}
	want := []Statement{
		{Field: "Ann Lee", Name: "Ann Lee", Reason: "Approves the run book", At: noon / 1000 * 1000, Certify: true},
		{Field: "Bo Zhang", Name: "Bo Zhāng", Reason: "Approves the run book", At: (noon + 60_000) / 1000 * 1000},
	}
	for i, s := range d.Signatures {
		if diff := cmp.Diff(want[i], s.Statement); diff != "" || s.Err != nil || s.Foreign || s.Chain[0].Subject.CommonName != s.Name {
			t.Errorf("%s; error %v, foreign %v, %s", diff, s.Err, s.Foreign, s.Chain[0].Subject.CommonName)
		}
	}
	for name, data := range attached {
		if string(d.Attachments[name]) != data {
			t.Errorf("%s is %q", name, d.Attachments[name])
		}
	}
	if open := read(t, sign(t, first, 0, "Ann Lee", true)).Open; !cmp.Equal(open, []string{"Bo Zhang"}) {
		t.Errorf("open: %v", open)
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(twice(t), twice(t)) {
		t.Error("the bytes differ")
	}
}

func TestAFieldThatIsSeenShowsThatItIsSigned(t *testing.T) {
	f, err := open(twice(t))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range fields {
		field, err := f.field(name)
		if err != nil {
			t.Fatal(err)
		}
		drawn := write(f.resolve(field.dict().get("AP")).get("N")) != "9 0 R"
		if drawn != (i == 0) {
			t.Errorf("%s: drawn %v", name, drawn)
		}
	}
}

func TestChangesAreFound(t *testing.T) {
	whole := twice(t)
	for name, c := range map[string]struct {
		spoil func([]byte) []byte
		judge func(*Document) bool
	}{
		"one byte of a page": {
			func(b []byte) []byte { b[bytes.Index(b, []byte("0 0 1 rg"))] = '1'; return b },
			func(d *Document) bool {
				return errors.Is(d.Signatures[0].Err, ErrDigest) && errors.Is(d.Signatures[1].Err, ErrDigest)
			},
		},
		"one byte of the second update": {
			func(b []byte) []byte {
				b[bytes.LastIndex(b, []byte("/SubFilter"))+1] = 'Z'
				return b
			},
			func(d *Document) bool {
				return d.Signatures[0].Err == nil && !d.Signatures[0].Foreign && d.Signatures[1].Foreign && d.Signatures[1].Err != nil
			},
		},
		"a page painted over": {paintedOver, func(d *Document) bool { return d.Tail == len(whole) && d.Signatures[1].Err == nil }},
		"signatures taken away by an update": {unsigned, func(d *Document) bool {
			return d.Tail == len(whole) && len(d.Signatures) == 2
		}},
		"painted over between the signatures": {
			func([]byte) []byte {
				return sign(t, paintedOver(sign(t, base(), 0, "Ann Lee", true)), 1, "Bo Zhāng", false)
			},
			func(d *Document) bool { return d.Signatures[1].Foreign && d.Signatures[1].Err == nil },
		},
		"the digits of another signature": {
			func(b []byte) []byte {
				from := bytes.Index(b, []byte("/Contents <30")) + len("/Contents <")
				other := bytes.LastIndex(b, []byte("/Contents <30")) + len("/Contents <")
				copy(b[from:from+2000], b[other:other+2000])
				return b
			},
			func(d *Document) bool { return d.Signatures[0].Err != nil },
		},
	} {
		d, err := Read(c.spoil(bytes.Clone(whole)))
		if err != nil || !c.judge(d) {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
	if places := Appended(paintedOver(bytes.Clone(whole)), len(whole)); !cmp.Equal(places, []Place{{Page: 2}}) {
		t.Errorf("painted over: %v", places)
	}
	if places := At(whole, bytes.Index(whole, []byte("1 0 0 rg"))); !cmp.Equal(places, []Place{{Page: 2}}) {
		t.Errorf("the second page: %v", places)
	}
}

// paintedOver replaces what page 2 shows, as an attacker would after signing.
func paintedOver(b []byte) []byte {
	f, err := open(b)
	if err != nil {
		panic(err)
	}
	u, err := f.update()
	if err != nil {
		panic(err)
	}
	u.putStream(6, "", []byte("0 1 0 rg 0 0 200 200 re f"))
	return u.finish()
}

// unsigned empties the list of fields.
func unsigned(b []byte) []byte {
	f, err := open(b)
	if err != nil {
		panic(err)
	}
	u, err := f.update()
	if err != nil {
		panic(err)
	}
	root, err := f.root()
	if err != nil {
		panic(err)
	}
	if root, err = root.set("AcroForm", "<</Fields []>>"); err != nil {
		panic(err)
	}
	u.put(root.number, string(root.raw))
	return u.finish()
}

func TestSavedAgainByAnotherProgramIsRecognisedByItsStreams(t *testing.T) {
	b := twice(t)
	saved := tool(t, b, "sh", "-c", `qpdf --object-streams=generate --recompress-flate "$0" - | base64 -w0`)
	again := decode64(t, saved)
	if _, err := Read(again); !errors.Is(err, ErrForm) {
		t.Errorf("reading it: %v", err)
	}
	found := false
	for _, stream := range Streams(again) {
		found = found || string(stream) == attached["runbook.json"]
	}
	if !found {
		t.Error("the attachment is not found")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(base())
	f.Add([]byte("xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1 /Root 1 0 R /Prev 0>>\nstartxref\n0\n%%EOF\n"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		if d, err := Read(b); err == nil {
			Appended(b, len(d.First))
			At(b, len(b)/2)
		}
	})
}
