package ical

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/export"
)

func zone(tb testing.TB, name string) *export.Zone {
	tb.Helper()
	z, err := export.NewZone(name)
	if err != nil {
		tb.Fatal(err)
	}
	return z
}

func ms(text string) int64 {
	at, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		panic(err)
	}
	return at.UnixMilli()
}

// understood is what the parser of another house found.
type understood struct {
	Name   string `json:"name"`
	Events []struct {
		UID         string   `json:"uid"`
		Sequence    int      `json:"sequence"`
		Start       string   `json:"start"`
		End         string   `json:"end"`
		Zone        string   `json:"zone"`
		Summary     string   `json:"summary"`
		Description string   `json:"description"`
		Categories  []string `json:"categories"`
		Status      string   `json:"status"`
		Stamp       string   `json:"stamp"`
	} `json:"events"`
}

func read(tb testing.TB, calendar []byte) understood {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "x.ics")
	if err := os.WriteFile(path, calendar, 0o600); err != nil {
		tb.Fatal(err)
	}
	command := exec.Command("node", "testdata/read.mjs", path)
	command.Env = append(os.Environ(), "TZ=Asia/Kathmandu") // the reader's own zone must not matter
	out, err := command.Output()
	if err != nil {
		tb.Fatalf("%v\n%s\n%s", err, calendar, out)
	}
	var got understood
	if err := json.Unmarshal(out, &got); err != nil {
		tb.Fatal(err)
	}
	return got
}

const awkward = "Freigabe; \"3.12\", \\n is no line,\nthis is: Zażółć 漢字 🚀 — and on and on over many more octets than one line has"

// Nights in which the clocks change, half hours, zones without rules, before 1970 and far ahead.
func TestAnotherParserFindsTheSameTimes(t *testing.T) {
	var c Calendar
	type moment struct{ zone, start, end string }
	moments := []moment{
		{"Europe/Warsaw", "2026-12-03 19:00", "2026-12-04 01:00"},
		{"Europe/Warsaw", "2026-10-25 00:30", "2026-10-25 01:30"}, // 02:30 twice
		{"Europe/Warsaw", "2026-10-25 01:30", "2026-10-25 02:30"},
		{"Europe/Warsaw", "2026-03-29 00:30", "2026-03-29 01:30"}, // 02:30 never
		{"Europe/Warsaw", "2031-07-01 10:00", "2031-07-01 12:00"},
		{"America/New_York", "2026-11-01 05:30", "2026-11-01 06:30"},
		{"Australia/Lord_Howe", "2026-04-04 14:45", "2026-04-04 15:10"}, // half an hour
		{"Asia/Kathmandu", "2026-05-05 05:05", "2026-05-05 06:05"},
		{"Africa/Casablanca", "2026-02-20 12:00", "2026-03-25 12:00"},
		{"UTC", "2026-01-01 00:00", "2026-01-01 00:00"},
	}
	for i, m := range moments {
		c.Events = append(c.Events, Event{
			ID: string(rune('a' + i)), Zone: zone(t, m.zone), Start: ms(m.start), End: ms(m.end), Title: awkward, Description: awkward,
			Categories: []string{"a,b", "c"}, Changed: ms(m.start), Created: ms(m.start),
		})
	}
	got := read(t, Write(c))
	for i, m := range moments {
		event := got.Events[i]
		iso := func(text string) string { return export.UTC(ms(text)).Format("2006-01-02T15:04:05.000Z") }
		if event.Start != iso(m.start) || event.End != iso(m.end) {
			t.Errorf("%v was understood as %s to %s", m, event.Start, event.End)
		}
		if event.Summary != awkward || event.Description != awkward || !cmp.Equal(event.Categories, []string{"a,b", "c"}) {
			t.Errorf("%q, %q, %q", event.Summary, event.Description, event.Categories)
		}
	}
	if got.Events[0].Zone != "Europe/Warsaw" || got.Events[1].Zone != "UTC" || got.Events[2].Zone != "UTC" || got.Events[3].Zone != "Europe/Warsaw" {
		t.Errorf("zones: %s, %s, %s, %s", got.Events[0].Zone, got.Events[1].Zone, got.Events[2].Zone, got.Events[3].Zone)
	}
}

func TestAChangeIsAnUpdateOfTheSameEvent(t *testing.T) {
	event := Event{ID: "0190c0de-0000-7000-8000-00000000001e", Zone: zone(t, "Europe/Warsaw"), Start: ms("2026-12-03 19:00"), End: ms("2026-12-03 21:00"), Changed: ms("2026-11-01 10:00"), Title: "A"}
	before := read(t, Write(Calendar{Name: "Team", Events: []Event{event}}))
	event.Sequence, event.Start, event.Changed, event.Cancelled = 1, ms("2026-12-03 20:00"), ms("2026-11-02 10:00"), true
	after := read(t, Write(Calendar{Name: "Team", Events: []Event{event}}))
	if before.Events[0].UID != event.ID || after.Events[0].UID != event.ID || after.Name != "Team" {
		t.Errorf("%s became %s", before.Events[0].UID, after.Events[0].UID)
	}
	if before.Events[0].Sequence != 0 || after.Events[0].Sequence != 1 || after.Events[0].Stamp <= before.Events[0].Stamp {
		t.Errorf("%+v became %+v", before.Events[0], after.Events[0])
	}
	if before.Events[0].Status != "CONFIRMED" || after.Events[0].Status != "CANCELLED" {
		t.Errorf("%s became %s", before.Events[0].Status, after.Events[0].Status)
	}
}

func TestADateIsADay(t *testing.T) {
	for _, name := range []string{"Europe/Warsaw", "Pacific/Auckland", "America/New_York"} {
		z := zone(t, name)
		day := time.Date(2026, 12, 3, 0, 0, 0, 0, z.Local(0).Location())
		got := read(t, Write(Calendar{Events: []Event{{ID: "x", Zone: z, Start: day.UnixMilli(), DateOnly: true}}})).Events[0]
		if got.Start != "2026-12-03" || got.End != "2026-12-04" || got.Zone != "date" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestLinesAreFoldedAndNothingBreaksOut(t *testing.T) {
	utc := zone(t, "UTC")
	write := func(text string) string {
		event := Event{ID: "x", Zone: utc, Title: text, Description: "d" + text, Categories: []string{text}}
		return string(Write(Calendar{Name: text, Events: []Event{event}}))
	}
	plain := strings.Count(write("plain"), "\r\n")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.SampledFrom([]rune("🚀é漢\u0301\u200d;,\\\r\n:x")), 60, 400, -1)).Draw(t, "text")
		out := write(text)
		if n := strings.Count(strings.ReplaceAll(out, "\r\n ", ""), "\r\n"); n != plain {
			t.Fatalf("%d lines: %q", n, out)
		}
		for line := range strings.SplitSeq(out, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("%d octets: %q", len(line), line)
			}
		}
	})
}
