package journal

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestMembersAndItems(t *testing.T) {
	object := `{"a":"x,\"}]","b":["]",{"c":1},"\\"],"d":-5,"e":{},"f":true,"g":""}`
	var got []string
	collect := func(name, value string) error { got = append(got, name+" "+value); return nil }
	if err := Members(object, collect); err != nil {
		t.Fatal(err)
	}
	want := []string{`a "x,\"}]"`, `b ["]",{"c":1},"\\"]`, `d -5`, `e {}`, `f true`, `g ""`}
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s instead of %s", got[i], want[i])
		}
	}
	got = nil
	if err := Items(`["]",{"c":1},"\\"]`, func(value string) error { return collect("-", value) }); err != nil || len(got) != 3 {
		t.Errorf("%q %v", got, err)
	}
	for _, empty := range []string{`{}`, `[]`} {
		if err := errors.Join(Members(`{}`, nil), Items(`[]`, nil)); err != nil {
			t.Error(empty, err)
		}
	}
}

func TestWalkRefuses(t *testing.T) {
	each := func(string, string) error { return nil }
	item := func(string) error { return nil }
	for _, bad := range []string{``, `{`, `}`, `[]`, `{"a"}`, `{"a":}`, `{a:1}`, `{"a":1,}`, `{"a":1 "b":2}x`, `{"a":"x}`, `{"a":"x\"}`, `{"a":[1}`, `{"a":1}}`, `{,}`, `{"a:1}`} {
		if err := Members(bad, each); err == nil {
			t.Errorf("members of %s", bad)
		}
	}
	for _, bad := range []string{``, `[`, `{}`, `[1,]`, `[,]`, `["a]`, `[{]`} {
		if err := Items(bad, item); err == nil {
			t.Errorf("items of %s", bad)
		}
	}
}

// What walking gives, put together again, is the text that was walked over.
func TestWalkLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		object, err := Canonical(map[string]any{"a": rapid.String().Draw(t, "a"), "b": []any{rapid.String().Draw(t, "b"), rapid.Int64Range(-9, 9).Draw(t, "n")}, "c": map[string]any{"d": rapid.String().Draw(t, "d")}})
		if err != nil {
			t.Fatal(err)
		}
		again := "{"
		err = Members(string(object), func(name, value string) error {
			again += map[bool]string{true: ",", false: ""}[len(again) > 1] + `"` + name + `":` + value
			return CheckCanonical([]byte(value))
		})
		if again += "}"; err != nil || again != string(object) {
			t.Errorf("%s became %s (%v)", object, again, err)
		}
	})
}
