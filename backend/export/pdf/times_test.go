package pdf

import (
	"strings"
	"testing"
	"time"

	"renogen/backend/domain"
	"renogen/backend/export"
)

func TestPlannedTimesOutsideOfTheWindowAreNotPrinted(t *testing.T) {
	book := sampleBook()
	text := strings.Join(pagesOf(t, runBookOf(t, book)), "\n")
	if !strings.Contains(text, "planned 15:00") || !strings.Contains(text, "Start CET") || strings.Contains(text, "no planned times") {
		t.Error("a plan that fits its window is not printed")
	}
	book.Stages[1].Sections[0].Steps[0].Minutes = 1200
	number(&book)
	text = strings.Join(pagesOf(t, runBookOf(t, book)), "\n")
	for _, want := range []string{"no planned times are given", "estimates add up to 20 h 30 min", "Estimate", "20 h"} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %q", want)
		}
	}
	for _, wrong := range []string{"planned 15:00", "Start CET", "8 Dec 11:"} {
		if strings.Contains(text, wrong) {
			t.Errorf("a time that cannot be true is printed: %q", wrong)
		}
	}
}

func TestContentsOfAFinishedRunTellWhenItWas(t *testing.T) {
	book := executedBook()
	text := strings.Join(pagesOf(t, runBookOf(t, book)), "\n")
	if !strings.Contains(text, "Begun CET") || !strings.Contains(text, "done 15:02") {
		t.Error("the times of the run are missing")
	}
	book.Stages[2].Sections[0].Steps[0].State = domain.StepInProgress
	if text = strings.Join(pagesOf(t, runBookOf(t, book)), "\n"); strings.Contains(text, "Begun CET") || strings.Contains(text, "done 15:02") {
		t.Error("a run that goes on is said to be done")
	}
}

func TestMomentsInTheContentsHaveRoom(t *testing.T) {
	book := sampleBook()
	book.Head.Window.Start = time.Date(2023, 12, 30, 22, 0, 0, 0, time.UTC).UnixMilli()
	book.Head.Window.Minutes = 4000
	number(&book)
	start := book.Head.Window.Start + 2000*minute // both moments are on other days than the one before
	book.Stages[1].Sections[0].Steps = []export.Step{{PlannedAt: start, Minutes: 1300}}
	r := lay(t, book)
	moments := r.moments(book.Stages[1].Sections[:1])
	if len(moments) != 2 || !strings.Contains(moments[0].text, "Jan") || !strings.Contains(moments[1].text, "Jan") {
		t.Fatalf("moments are %v", moments)
	}
	left := r.sheet.body()
	for _, m := range []moment{moments[1], moments[0]} {
		width := r.plain(timeFace, m.text).width
		if edge := r.sheet.body() - m.at; edge > left-1 && m.at != endX {
			t.Errorf("%q ends at %.1f, the next column begins at %.1f", m.text, edge, left)
		}
		left = r.sheet.body() - m.at - width
	}
	if title := r.sheet.body() - startX - timeW; left < title {
		t.Errorf("%q begins at %.1f, titles may reach to %.1f", moments[0].text, left, title)
	}
}

func TestTheEndOfTheLastLineTakesNoRoom(t *testing.T) {
	s := newSetter()
	for _, text := range []string{"a\nb\n", "a\nb", "a\n"} {
		c := s.command(100, "", text)
		if want := strings.Count(strings.TrimSuffix(text, "\n"), "\n") + 1; len(c.rows) != want {
			t.Errorf("%q has %d lines, not %d", text, len(c.rows), want)
		}
		if c.text() != text {
			t.Errorf("%q is copied as %q", text, c.text())
		}
	}
}

func TestABoxToVoteInStandsOnlyAtOpenCheckpoints(t *testing.T) {
	for _, c := range []struct {
		book export.RunBook
		open bool
	}{{sampleBook(), true}, {executedBook(), false}} {
		if text := strings.Join(pagesOf(t, runBookOf(t, c.book)), "\n"); strings.Contains(text, "NO-GO") != c.open {
			t.Errorf("boxes to vote in are there: %v, want %v", !c.open, c.open)
		}
	}
}
