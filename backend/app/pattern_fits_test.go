package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

func TestPatternsAreReadAsGoReadsThem(t *testing.T) {
	w := testkit.New(t)
	for _, c := range []struct {
		pattern, text string
		fits          bool
	}{
		{`a|b`, "ab", false},
		{`a|b`, " b ", true},
		{`(?i)rel-\d+`, "REL-12", true}, // a window cannot set flags inside
		{`[[:alpha:]]+`, "abc", true},   // nor does it know classes by name
		{`\pL+`, "Straße", true},        // nor short names of scripts
		{`(?=a)a`, "a", false},          // what it knows alone is broken here
		{`\A[0-9]{1,3}(?:\.[0-9]+)*\z`, "3.12.1", true},
	} {
		if got := testkit.Ask[app.PatternFitsView](w, "View", "pattern.fits", &app.PatternFits{Pattern: c.pattern, Text: c.text}); got.Fits != c.fits {
			t.Errorf("%s fits %q: %v", c.pattern, c.text, got.Fits)
		}
	}
}
