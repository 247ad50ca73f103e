package journal

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

type stamp struct {
	ChangedBy string `json:"changed_by"`
	At        int64  `json:"at"`
}

type edit[T any] struct {
	Seen  string `json:"seen"`
	Value T      `json:"value"`
}

type state string

type sample struct {
	Title  string            `json:"title"`
	State  state             `json:"state"`
	Count  int               `json:"count"`
	Size   uint32            `json:"size,omitempty"`
	Done   bool              `json:"done"`
	Tags   []string          `json:"tags"`
	Notes  []string          `json:"notes,omitempty"`
	Digest []byte            `json:"digest,omitempty"`
	Labels map[string]string `json:"labels,omitempty"`
	Edit   *edit[string]     `json:"edit,omitempty"`
	Inner  stamp             `json:"inner,omitzero"`
	Raw    json.RawMessage   `json:"raw,omitempty"`
	Free   any               `json:"free,omitempty"`
	Kids   []sample          `json:"kids,omitempty"`
	Note   *string           `json:"note,omitempty"`
	stamp
	Cache int `json:"-"`
}

func TestCanonical(t *testing.T) {
	empty := ""
	for _, test := range []struct {
		name string
		in   any
		want string
	}{
		{"keys in order, nil slice", sample{}, `{"at":0,"changed_by":"","count":0,"done":false,"state":"","tags":[],"title":""}`},
		{"all", sample{
			Title: "T", State: "open", Count: -3, Size: 7, Done: true, Tags: []string{"b", "a"}, Notes: []string{},
			Digest: []byte{0xAB, 1}, Labels: map[string]string{"b_2": "x", "a": "y"}, Edit: &edit[string]{"s", "v"},
			Inner: stamp{At: 5}, Raw: json.RawMessage(`{"a":[1,true]}`), Free: []any{"x", int64(2), map[string]any{"k": false}},
			Note: &empty, stamp: stamp{"me", 9}, Cache: 4,
		}, `{"at":9,"changed_by":"me","count":-3,"digest":"ab01","done":true,"edit":{"seen":"s","value":"v"},` +
			`"free":["x",2,{"k":false}],"inner":{"at":5,"changed_by":""},"labels":{"a":"y","b_2":"x"},"note":"",` +
			`"raw":{"a":[1,true]},"size":7,"state":"open","tags":["b","a"],"title":"T"}`},
		{"escapes", "\"\\/\b\t\n\f\r\x00\x1f<>&\u007f\u2028é😀", "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f<>&\u007f\u2028é😀\""},
		{"largest", []int64{maxInteger, -maxInteger}, "[9007199254740991,-9007199254740991]"},
		{"nil map", map[string]int(nil), "{}"},
		{"pointer", &sample{Title: "x"}, `{"at":0,"changed_by":"","count":0,"done":false,"state":"","tags":[],"title":"x"}`},
	} {
		got, err := Canonical(test.in)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if err := CheckCanonical(got); err != nil {
			t.Errorf("%s: own output is refused: %v", test.name, err)
		}
	}
}

func TestCanonicalRefuses(t *testing.T) {
	type loop struct{ Next *loop }
	for name, in := range map[string]any{
		"null":           nil,
		"nil pointer":    (*sample)(nil),
		"nil inside":     []*int{nil},
		"free nil":       map[string]any{"a": nil},
		"float":          1.0,
		"float inside":   map[string]any{"a": 1.5},
		"float field":    struct{ F float64 }{},
		"time":           time.Time{},
		"too large":      int64(maxInteger) + 1,
		"too small":      -int64(maxInteger) - 1,
		"unsigned":       uint64(maxInteger) + 1,
		"invalid UTF-8":  "a\xff",
		"half surrogate": "\xed\xa0\x80",
		"id as key":      map[string]int{"0190c0de-0000-7000-8000-000000000000": 1},
		"upper case key": map[string]int{"A": 1},
		"empty key":      map[string]int{"": 1},
		"integer keys":   map[int]int{1: 1},
		"untagged field": struct{ Title string }{},
		"bad tag": struct {
			T string `json:"Title"`
		}{},
		"string option": struct {
			N int `json:"n,string"`
		}{},
		"double name": struct {
			stamp
			When int `json:"at"`
		}{},
		"array":            [2]int{},
		"function":         func() {},
		"raw with space":   json.RawMessage(`{ }`),
		"empty raw":        json.RawMessage(nil),
		"untagged pointer": loop{},
		"deep":             deep(maxDepth + 2),
	} {
		if got, err := Canonical(in); err == nil {
			t.Errorf("%s: accepted as %s", name, got)
		}
	}
}

func deep(n int) any {
	var v any = int64(1)
	for range n {
		v = []any{v}
	}
	return v
}

var badCanonical = map[string]string{
	"empty": ``, "null": `null`, "null inside": `{"a":null}`, "space": `{"a": 1}`, "newline at end": "1\n",
	"space before": ` 1`, "order": `{"b":1,"a":1}`, "double": `{"a":1,"a":1}`, "double same value": `{"a":1,"b":2,"b":2}`,
	"upper key": `{"A":1}`, "empty key": `{"":1}`, "dash key": `{"a-b":1}`, "escaped key": `{"\u0061":1}`,
	"float": `1.0`, "exponent": `1e3`, "minus zero": `-0`, "leading zero": `01`, "plus": `+1`, "minus": `-`,
	"too large": `9007199254740992`, "too small": `-9007199254740992`, "huge": `99999999999999999999999`,
	"slash escape": `"\/"`, "letter escape": `"\u0041"`, "upper hex": `"\u001F"`, "newline as u": `"\u000a"`,
	"quote as u": `"\u0022"`, "raw control": "\"\x01\"", "raw newline": "\"\n\"", "unknown escape": `"\x"`,
	"invalid UTF-8": "\"\xff\"", "overlong": "\"\xc0\x80\"", "surrogate": "\"\xed\xa0\x80\"", "surrogate escape": `"\ud83d\ude00"`,
	"open string": `"abc`, "open escape": `"\`, "open object": `{"a":1`, "open list": `[1,`, "comma": `[1,]`, "comma in object": `{"a":1,}`,
	"no colon": `{"a"1}`, "word": `tru`, "trailing": `1 1`, "two values": `{}{}`, "bom": "\ufeff1", "single quotes": `'a'`,
	"zero byte": "\x00", "deep": strings.Repeat("[", 70) + strings.Repeat("]", 70),
}

func TestCheckCanonicalRefuses(t *testing.T) {
	for name, in := range badCanonical {
		if err := CheckCanonical([]byte(in)); domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("%s: %q gave %v", name, in, err)
		}
		var free any
		if err := DecodeStrict([]byte(in), &free); err == nil {
			t.Errorf("%s: %q was decoded as %v", name, in, free)
		}
	}
}

func TestDecodeStrictWantsTheVeryBytes(t *testing.T) {
	good := `{"at":0,"changed_by":"","count":1,"done":false,"state":"","tags":[],"title":"x"}`
	var got sample
	if err := DecodeStrict([]byte(good), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample{Title: "x", Count: 1, Tags: []string{}}, got, cmp.AllowUnexported(sample{})); diff != "" {
		t.Error(diff)
	}
	for name, bad := range map[string]string{
		"missing key":       strings.Replace(good, `"count":1,`, "", 1),
		"unknown key":       strings.Replace(good, `"count":1,`, `"count":1,"d":1,`, 1),
		"other case":        strings.Replace(good, `"count"`, `"Count"`, 1),
		"written zero":      strings.Replace(good, `"state"`, `"size":0,"state"`, 1),
		"written empty":     strings.Replace(good, `"state"`, `"notes":[],"state"`, 1),
		"text for number":   strings.Replace(good, `"count":1`, `"count":"1"`, 1),
		"number for text":   strings.Replace(good, `"x"`, `1`, 1),
		"negative unsigned": strings.Replace(good, `"state"`, `"size":-1,"state"`, 1),
		"32 bits":           strings.Replace(good, `"state"`, `"size":4294967296,"state"`, 1),
		"upper hex":         strings.Replace(good, `"done"`, `"digest":"AB","done"`, 1),
		"half hex":          strings.Replace(good, `"done"`, `"digest":"abc","done"`, 1),
		"hidden field":      strings.Replace(good, `"count"`, `"cache":1,"count"`, 1),
	} {
		if err := DecodeStrict([]byte(bad), &got); domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("%s: %s gave %v", name, bad, err)
		}
	}
}

func TestDecodeLenient(t *testing.T) {
	var got sample
	typed := "\r\n{ \"title\" : \"caf\\u00e9 \\ud83d\\ude00 \\/\" ,\n\t\"count\": 2, \"labels\": {\"b\": \"1\", \"a\":\"2\"},\n \"raw\": { \"z\": 1, \"a\": [ ] }, \"kids\": [ {\"title\":\"k\"} ] }\n"
	if err := DecodeLenient([]byte(typed), &got); err != nil {
		t.Fatal(err)
	}
	want := sample{
		Title: "café 😀 /", Count: 2, Labels: map[string]string{"a": "2", "b": "1"},
		Raw: json.RawMessage(`{"a":[],"z":1}`), Kids: []sample{{Title: "k"}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(sample{})); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeLenientSaysWhere(t *testing.T) {
	for _, test := range []struct {
		in, key, line, column, path string
	}{
		{"{\n  \"titel\": \"x\"\n}", "json.unknown_key", "2", "3", "titel"},
		{"{\"Title\": \"x\"}", "json.spelling", "1", "2", "Title"},
		{"{\"title\":\"é\",\n\"kids\":[{},{\"count\": 1.5}]}", "json.fraction", "2", "22", "kids[1].count"},
		{`{"title":"é","title":"x"}`, "json.double_key", "1", "14", "title"},
		{`{"labels":{"a":"1","a":"1"}}`, "json.double_key", "1", "20", "labels.a"},
		{`{"free":{"a":1,"a":1}}`, "json.double_key", "1", "16", "free.a"},
		{`{"labels":{"a-b":"1"}}`, "json.key_name", "1", "12", "labels.a-b"},
		{`{"free":[{"A":1}]}`, "json.key_name", "1", "11", "free[0].A"},
		{`{"title":null}`, "json.null", "1", "10", "title"},
		{`{"free":[null]}`, "json.null", "1", "10", "free[0]"},
		{`{"title":"x"} x`, "json.trailing", "1", "15", "."},
		{`{"title":1}`, "json.kind", "1", "10", "title"},
		{`{"kids":{}}`, "json.kind", "1", "9", "kids"},
		{`{"title":"x"`, "json.syntax", "1", "13", "."},
		{`{"title":"x`, "json.syntax", "1", "10", "title"},
		{`{"title":"\ud83d"}`, "json.syntax", "1", "11", "title"},
		{`{"title":"\ud83dx\ude00"}`, "json.syntax", "1", "11", "title"},
		{`{"count":9007199254740992}`, "json.too_large", "1", "10", "count"},
		{`{"digest":"zz"}`, "json.hex", "1", "11", "digest"},
		{"{\"title\":\"\xff\"}", "json.utf8", "1", "10", "title"},
		{`{"free":` + strings.Repeat("[", 80), "json.too_deep", "1", "73", "free" + strings.Repeat("[0]", 64)},
		{``, "json.syntax", "1", "1", "."},
	} {
		var into sample
		var ours *domain.Error
		if err := DecodeLenient([]byte(test.in), &into); !errors.As(err, &ours) {
			t.Errorf("%s: %v", test.in, err)
			continue
		}
		want := []string{test.key, test.line, test.column, test.path}
		if diff := cmp.Diff(want, []string{string(ours.Key), ours.Params["line"], ours.Params["column"], ours.Params["path"]}); diff != "" {
			t.Errorf("%s: %s", test.in, diff)
		}
	}
}

func TestDecodeNeedsAPointer(t *testing.T) {
	for _, into := range []any{nil, sample{}, (*sample)(nil)} {
		if err := DecodeStrict([]byte(`{}`), into); err == nil {
			t.Errorf("%T: accepted", into)
		}
	}
}

func TestDecodeDropsWhatWasThere(t *testing.T) {
	got := sample{Title: "old", Notes: []string{"old"}}
	if err := DecodeLenient([]byte(`{"count":1}`), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample{Count: 1}, got, cmp.AllowUnexported(sample{})); diff != "" {
		t.Error(diff)
	}
}
