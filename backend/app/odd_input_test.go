package app_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

var (
	oddTexts = []string{
		"", " ", "\x00", "a\x00b", "\xff\xfe", "a\xc3", "🚀🏳️‍🌈👩‍👩‍👧‍👧", "\u202eback\u202c", "\u2028", "0", "-1", "null", "{}", "[]", "../../../etc/passwd",
		"' OR 1=1 --", "%s%n", "{pw}", "javascript:alert(1)", strings.Repeat("x", 300), strings.Repeat("é", 70_000),
		"00000000-0000-7000-8000-000000000000", strings.Repeat("0", 64), strings.Repeat("A", 64),
	}
	oddNumbers = []int64{0, 1, -1, -60, 61, math.MaxInt32, 1<<53 - 1, 1 << 53, math.MaxInt64, math.MinInt64}
)

// odd calls do once for each odd value of each field below v, and sets the field back.
func odd(v reflect.Value, path string, do func(what string)) {
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	try := func(value reflect.Value) {
		v.Set(value)
		do(fmt.Sprintf("%s = %.40q", path, fmt.Sprint(value.Interface())))
		v.Set(was)
	}
	switch v.Kind() {
	case reflect.String:
		for _, text := range oddTexts {
			try(reflect.ValueOf(text).Convert(v.Type()))
		}
	case reflect.Int, reflect.Int64:
		for _, number := range oddNumbers {
			try(reflect.ValueOf(number).Convert(v.Type()))
		}
	case reflect.Bool:
		try(reflect.ValueOf(!v.Bool()).Convert(v.Type()))
	case reflect.Pointer:
		filled := reflect.New(v.Type().Elem())
		if v.IsNil() {
			try(filled)
			v.Set(filled)
		} else {
			filled.Elem().Set(v.Elem())
			try(reflect.Zero(v.Type()))
			v.Set(filled)
		}
		odd(v.Elem(), path, do)
		v.Set(was)
	case reflect.Slice:
		oddList(v, path, try, do)
		v.Set(was)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				odd(v.Field(i), path+"."+v.Type().Field(i).Name, do)
			}
		}
	}
}

func oddList(v reflect.Value, path string, try func(reflect.Value), do func(string)) {
	try(reflect.Zero(v.Type()))
	try(reflect.MakeSlice(v.Type(), 0, 0))
	try(reflect.MakeSlice(v.Type(), 1, 1))
	try(reflect.MakeSlice(v.Type(), 1000, 1000))
	one := reflect.MakeSlice(v.Type(), 1, 1)
	if v.Len() > 0 {
		try(reflect.AppendSlice(v, v))
		one.Index(0).Set(v.Index(0))
	}
	v.Set(one)
	odd(one.Index(0), path+"[0]", do)
}

// readable says whether an answer to input is one that people get to read; nothing is a fault of ours.
func readable(err error) bool {
	var refused *domain.Error
	return err == nil || errors.As(err, &refused) && refused.Code != domain.CodeInternal && refused.Code != domain.CodeUnavailable
}

func keyOf(err error) domain.Key {
	var refused *domain.Error
	if errors.As(err, &refused) {
		return refused.Key
	}
	return ""
}

// schemaOfOthers: a schema version that this program does not know is refused as that of a newer program.
func schemaOfOthers(command string, err error) bool {
	return command == "workspace.upgrade" && keyOf(err) == "workspace.newer"
}

// Whatever stands in a field of a command: it is done, or refused in words.
func TestOddValues(t *testing.T) {
	t.Parallel()
	for part := range 4 {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			d := newDoor(t)
			for i, command := range app.CommandNames() {
				if i%4 != part {
					continue
				}
				actor := doer(command)
				payload := d.payloads(actor)[command]
				odd(reflect.ValueOf(payload).Elem(), command, func(what string) {
					if err := d.outcome(d.order(actor, payload)); !readable(err) && !schemaOfOthers(command, err) {
						t.Errorf("%s: %v", what, err)
					}
				})
			}
		})
	}
}

var oddJSON = []string{
	"", " ", "null", "true", "0", "1.5", `"x"`, "[]", "[{}]", "{", "}", "{}", `{"":""}`, `{"a":1}`, `{"seen":null}`, `{"Item":"x"}`, "{}{}", "{} x",
	"\xff", "\x00", "{\"\x00\":1}", `{"title":"\ud800"}`, `{"title":"\u0000"}`, strings.Repeat("[", 100_000), `{"a":` + strings.Repeat(`{"a":`, 10_000),
	"\ufeff{}", `{"project":"x","project":"y"}`, "'{}'", "// {}", `{"title":"a
b"}`,
}

// oddValues are values in JSON that stand where something of another kind should.
var oddValues = []string{"null", "true", "0", "-1", "1.5", "1e3", "9007199254740993", "99999999999999999999", `"x"`, `""`, `"\ud800"`, "[]", "[null]", "[1]", `["x",["y"]]`, "{}", `{"was":1}`, `{"was":"x","to":null}`, `{"was":"x"}`, `{"to":{}}`}

// Whatever stands in the place of a payload or of one of its values: it is refused in words, or done.
func TestOddJSON(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	try := func(command, text string) {
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.DoJSON(d.As("View"), id, command, []byte(text)); !readable(err) {
			t.Errorf("%s %.60q: %v", command, text, err)
		}
	}
	payloads := d.payloads("View")
	for _, command := range append(app.CommandNames(), "", "no.such", "item.create/1", "\x00") {
		for _, text := range oddJSON {
			try(command, text)
		}
		payload, known := payloads[command]
		if !known {
			continue
		}
		members := map[string]json.RawMessage{}
		text, err := journal.Canonical(payload)
		if err != nil || json.Unmarshal(text, &members) != nil {
			t.Fatalf("%s: %v", command, err)
		}
		for name, was := range members {
			for _, value := range oddValues {
				members[name] = json.RawMessage(value)
				try(command, asText(members))
			}
			members[name] = was
		}
	}
	wantWhole(t, closedCopy(t, d.Workspace))
}

// asText writes an object whose values may be no JSON at all.
func asText(members map[string]json.RawMessage) string {
	parts := []string{}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		parts = append(parts, fmt.Sprintf("%q:%s", name, members[name]))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// Odd commands that are done for good leave a journal that verifies.
func TestOddValuesLeaveTheJournalWhole(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	random := rand.New(rand.NewPCG(7, 11))
	done := 0
	for _, command := range app.CommandNames() {
		last := []string{"project.archive", "user.reset", "user.block", "key.rotate", "member.remove", "member.set", "deployment.close"}
		if strings.HasSuffix(command, ".delete") || slices.Contains(last, command) {
			continue // the rest could not be done
		}
		actor := doer(command)
		payload := d.payloads(actor)[command]
		odd(reflect.ValueOf(payload).Elem(), command, func(what string) {
			if random.IntN(20) != 0 {
				return
			}
			id, err := app.NewID()
			if err != nil {
				t.Fatal(err)
			}
			order := d.order(actor, payload)
			order.ID = id
			_, err = d.DoAll([]app.Order{order})
			if !readable(err) {
				t.Errorf("%s: %v", what, err)
			}
			if err == nil {
				done++
			}
		})
	}
	if done < 20 {
		t.Errorf("only %d were done", done)
	}
	path := closedCopy(t, d.Workspace)
	for _, level := range []app.Level{app.Quick, app.Full} {
		if report := verify(t, path, level); !report.Whole() {
			t.Errorf("%s: %+v", level, report.Findings)
		}
	}
}

// A command whose id is none, or no new one, is refused.
func TestOddIDs(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	for _, id := range append(slices.Clone(oddTexts), "00000000-0000-4000-8000-000000000000", "019A0000-0000-7000-8000-00000000000A") {
		if id == "00000000-0000-7000-8000-000000000000" {
			continue
		}
		_, err := d.Do(d.As("Ann"), id, &app.EnvironmentCreate{Name: "Test"})
		if domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("%.40q: %v", id, err)
		}
	}
}
