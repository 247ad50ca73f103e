package journal

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func keyGen() *rapid.Generator[string] { return rapid.StringMatching(`[a-z0-9_]{1,6}`) }

func freeGen(depth int) *rapid.Generator[any] {
	scalars := []*rapid.Generator[any]{
		rapid.String().AsAny(), rapid.Bool().AsAny(), rapid.Int64Range(-maxInteger, maxInteger).AsAny(),
	}
	if depth == 0 {
		return rapid.OneOf(scalars...)
	}
	list := rapid.SliceOfN(freeGen(depth-1), 0, 4).AsAny()
	dict := rapid.MapOfN(keyGen(), freeGen(depth-1), 0, 4).AsAny()
	return rapid.OneOf(append(scalars, list, dict)...)
}

func sampleGen(depth int) *rapid.Generator[sample] {
	return rapid.Custom(func(t *rapid.T) sample {
		s := sample{
			Title: rapid.String().Draw(t, "title"), State: state(rapid.String().Draw(t, "state")),
			Count: int(rapid.Int64Range(-maxInteger, maxInteger).Draw(t, "count")), Size: rapid.Uint32().Draw(t, "size"),
			Done: rapid.Bool().Draw(t, "done"), Tags: rapid.SliceOf(rapid.String()).Draw(t, "tags"),
			Inner: stamp{At: rapid.Int64Range(0, maxInteger).Draw(t, "at")}, stamp: stamp{ChangedBy: rapid.String().Draw(t, "by")},
			Free: freeGen(2).Draw(t, "free"),
		}
		if rapid.Bool().Draw(t, "edit?") {
			s.Edit = &edit[string]{rapid.String().Draw(t, "seen"), rapid.String().Draw(t, "value")}
		}
		if depth > 0 {
			s.Kids = rapid.SliceOfN(sampleGen(depth-1), 1, 2).Draw(t, "kids")
		}
		return s
	})
}

func TestDecodingGivesBackWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := sampleGen(1).Draw(t, "value")
		text, err := Canonical(want)
		if err != nil {
			t.Fatal(err)
		}
		for name, decode := range map[string]func([]byte, any) error{"strict": DecodeStrict, "lenient": DecodeLenient} {
			var got sample
			if err := decode(text, &got); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(sample{})); diff != "" {
				t.Fatalf("%s: %s", name, diff)
			}
		}
	})
}

// For shapes that encoding/json writes in order anyway, the bytes are the same but for its HTML escapes.
func TestCanonicalAgreesWithEncodingJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := freeGen(3).Draw(t, "value")
		got, err := Canonical(v)
		if err != nil {
			t.Fatal(err)
		}
		var back any
		decoder := json.NewDecoder(bytes.NewReader(got))
		decoder.UseNumber()
		if err := decoder.Decode(&back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(numbers(v), back); diff != "" {
			t.Fatal(diff)
		}
	})
}

// numbers writes integers as encoding/json's numbers.
func numbers(v any) any {
	switch v := v.(type) {
	case int64:
		text, _ := json.Marshal(v)
		return json.Number(text)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = numbers(v[i])
		}
		return list
	case map[string]any:
		dict := map[string]any{}
		for k := range v {
			dict[k] = numbers(v[k])
		}
		return dict
	}
	return v
}

// Of all spellings of a value exactly one is accepted: changed bytes are refused, or say something else.
func TestChangedBytesAreRefusedOrMeanSomethingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := sampleGen(0).Draw(t, "value")
		text, err := Canonical(want)
		if err != nil {
			t.Fatal(err)
		}
		changed := mutate(t, text)
		if bytes.Equal(changed, text) {
			return
		}
		var got sample
		if err := DecodeStrict(changed, &got); err != nil {
			return
		}
		if cmp.Equal(want, got, cmp.AllowUnexported(sample{})) {
			t.Fatalf("%q and %q mean the same", text, changed)
		}
	})
}

func mutate(t *rapid.T, text []byte) []byte {
	i := rapid.IntRange(0, len(text)-1).Draw(t, "place")
	b := rapid.OneOf(rapid.SampledFrom([]byte(" \n\t0,:\\\"ueE.-+[]{}ntf")), rapid.Byte()).Draw(t, "byte")
	switch rapid.SampledFrom([]string{"replace", "insert", "cut", "double"}).Draw(t, "how") {
	case "replace":
		return bytes.Join([][]byte{text[:i], {b}, text[i+1:]}, nil)
	case "insert":
		return bytes.Join([][]byte{text[:i], {b}, text[i:]}, nil)
	case "cut":
		return bytes.Join([][]byte{text[:i], text[i+1:]}, nil)
	default:
		return bytes.Join([][]byte{text, text[i:]}, nil)
	}
}

var seeds = []string{
	`{}`, `[]`, `0`, `"é\u0001"`, `{"a":[1,{"b":true}]}`, `{"at":0,"changed_by":"","count":0,"done":false,"state":"","tags":[],"title":""}`,
	`{"free":{"x":[1,2]},"raw":[true]}`, `{"digest":"ab01","inner":{"at":5,"changed_by":""}}`,
}

// FuzzCheckCanonical holds the checker against the decoder: bytes are canonical
// exactly if decoding and writing them again gives them back.
func FuzzCheckCanonical(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	for _, bad := range badCanonical {
		f.Add([]byte(bad))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var free any
		decoded := DecodeStrict(b, &free)
		if checked := CheckCanonical(b); (checked == nil) != (decoded == nil) {
			t.Fatalf("%q: checked %v, decoded %v", b, checked, decoded)
		}
	})
}

// FuzzDecode looks for input that stops the decoder, and for text that is read but cannot be written.
func FuzzDecode(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var lenient, strict sample
		if DecodeStrict(b, &strict) == nil && DecodeLenient(b, &lenient) != nil {
			t.Fatalf("%q: strict reads what lenient refuses", b)
		}
		if DecodeLenient(b, &lenient) != nil {
			return
		}
		text, err := Canonical(lenient)
		if err != nil {
			t.Fatalf("%q was read and cannot be written: %v", b, err)
		}
		if err := DecodeStrict(text, &strict); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

func FuzzOpenSecret(f *testing.F) {
	text, _ := sealedExample(f)
	f.Add([]byte(text))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := OpenSecretWithKey(string(b), make([]byte, 32)); err == nil {
			t.Fatalf("%q opened with a key of zeros", b)
		}
	})
}
