package main

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// table collects the lines of the report.
type table struct{ lines []line }

type line struct {
	what, measured, promised string
	kept                     bool
}

func (t *table) add(what, measured, promised string, kept bool) {
	t.lines = append(t.lines, line{what, measured, promised, kept})
}

// duration adds a time beside the longest that is promised.
func (t *table) duration(what string, took, most time.Duration) {
	t.add(what, round(took), "at most "+round(most), took <= most)
}

func (t *table) print(to io.Writer) {
	fmt.Fprintf(to, "%-52s %14s %18s\n", "what", "measured", "promised")
	for _, l := range t.lines {
		mark := ""
		if !l.kept {
			mark = "  NOT KEPT"
		}
		fmt.Fprintf(to, "%-52s %14s %18s%s\n", l.what, l.measured, l.promised, mark)
	}
}

func round(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return d.Round(time.Microsecond).String()
	case d < time.Second:
		return d.Round(100 * time.Microsecond).String()
	default:
		return d.Round(10 * time.Millisecond).String()
	}
}

// p99 runs fn n times and gives the time that 99 of 100 runs kept below.
func p99(n int, fn func(i int) error) (time.Duration, error) {
	took := make([]time.Duration, 0, n)
	for i := range n {
		begin := time.Now()
		if err := fn(i); err != nil {
			return 0, err
		}
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	return took[min(n-1, n*99/100)], nil
}
