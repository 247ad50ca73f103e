package app_test

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// deciding lists the commands that decide or execute (spec 7.6), and those that act on what a person saw of
// somebody's roles or account.
var deciding = []string{
	"access.decline", "access.grant", "certificate.issue", "checklist.sign_off", "copy.take_back", "document.sign",
	"item.approve", "item.complete", "item.fail", "item.reject", "item.revert", "item.submit", "item.verify",
	"key.confirm", "member.appoint", "member.remove", "member.set", "project_key.grant",
	"request.approve", "request.reject", "runbook.approve", "runbook.start_without",
	"step.assign", "step.attempt_failed", "step.complete", "step.fail", "step.hold", "step.move", "step.reopen",
	"step.resume", "step.run_again", "step.skip", "step.start",
	"template.delete", "user.appoint", "user.block", "user.dismiss", "user.reset", "user.unblock",
}

// doer gives somebody who may do a command of the payloads.
func doer(command string) string {
	switch lines(workspaceMatrix)[command] {
	case "everybody", "non-members":
		return doorStranger
	case "administrators", "cloners", "nobody":
		return "Ann"
	}
	line := lines(matrix)[command]
	if strings.Contains(line, "=own") {
		return doorMaker
	}
	return "Approval"
}

func TestDecidingCommandsCarryWhatWasSeen(t *testing.T) {
	t.Parallel()
	with := []string{}
	for _, command := range app.CommandNames() {
		if field, ok := app.CommandPayload(command).FieldByName("Seen"); ok {
			with = append(with, command)
			if name := field.Tag.Get("json"); name != "seen" {
				t.Errorf("%s may leave it out: %s", command, name)
			}
		}
	}
	if diff := cmp.Diff(deciding, with); diff != "" {
		t.Error(diff)
	}
	d := newDoor(t)
	for _, command := range deciding {
		d.refuseStale(command, "seen_changed", func(payload reflect.Value) {
			payload.FieldByName("Seen").SetString(strings.Repeat("0", 64))
		})
		d.refuseStale(command, "seen_changed", func(payload reflect.Value) { payload.FieldByName("Seen").SetString("") })
	}
}

// refuseStale does a command that is right, but for what is spoilt, and expects a conflict; it gives the fields
// that are named.
func (d *door) refuseStale(command, key string, spoil func(reflect.Value)) map[string]domain.Problem {
	d.t.Helper()
	actor := doer(command)
	payload := d.payloads(actor)[command]
	if err := d.outcome(d.order(actor, payload)); err != nil {
		d.t.Errorf("%s unspoilt: %v", command, err)
	}
	spoil(reflect.ValueOf(payload).Elem())
	var refused *domain.Error
	if _, err := d.Try(actor, payload); !errors.As(err, &refused) || refused.Code != domain.CodeConflict || !strings.HasSuffix(string(refused.Key), "."+key) {
		d.t.Errorf("%s: %v, want a conflict of what was seen", command, err)
		return nil
	}
	return refused.Fields
}

// Every field that can be edited names the value that it replaces; a wrong one is refused, and the field named.
func TestEditsCarryWhatTheyReplace(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	edited := 0
	for _, command := range app.CommandNames() {
		for _, index := range editsIn(app.CommandPayload(command)) {
			edited++
			var name string
			fields := d.refuseStale(command, "stale", func(payload reflect.Value) {
				field := payload.FieldByIndex(index)
				name, _, _ = strings.Cut(payload.Type().FieldByIndex(index).Tag.Get("json"), ",")
				if field.Kind() == reflect.Pointer {
					field.Set(reflect.New(field.Type().Elem()))
					field = field.Elem()
				}
				field.FieldByName("Was").SetString(strings.Repeat("0", 64))
			})
			if diff := cmp.Diff([]string{name}, slices.Collect(maps.Keys(fields))); diff != "" {
				t.Errorf("%s: %s", command, diff)
			}
		}
	}
	if edited < 60 {
		t.Errorf("%d fields only", edited)
	}
	d.refuseStale("activity.edit", "stale", func(payload reflect.Value) {
		payload.Addr().Interface().(*app.ActivityEdit).Values = []app.ValueEdit{{Was: strings.Repeat("0", 64), To: domain.Value{ID: "instruction", Text: "x"}}}
	})
}

// editsIn gives the places of the Edit fields of a payload, those of its embedded parts too.
func editsIn(payload reflect.Type) [][]int {
	places := [][]int{}
	for _, field := range reflect.VisibleFields(payload) {
		kind := field.Type
		if kind.Kind() == reflect.Pointer {
			kind = kind.Elem()
		}
		if strings.HasPrefix(kind.Name(), "Edit[") {
			places = append(places, field.Index)
		}
	}
	return places
}

// A command that was done once is not done again, whatever it says the second time.
func TestSameIDIsDoneOnce(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	first, err := d.Do(d.As("Ann"), id, &app.EnvironmentCreate{Name: "Test"})
	if err != nil {
		t.Fatal(err)
	}
	second, err := d.Do(d.As("View"), id, &app.EnvironmentCreate{Name: "Other"})
	if diff := cmp.Diff(first, second); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}
