package domain_test

import (
	"slices"
	"testing"

	"renogen/backend/domain"
)

func TestIDsAreFoundInTexts(t *testing.T) {
	one, two := "0190a5c0-0000-7000-8000-000000000001", "0190a5c0-0000-7000-8000-00000000000f"
	if got := domain.IDsIn(`["` + one + `","` + two + `"] 0190a5c0`); !slices.Equal(got, []domain.ID{one, two}) {
		t.Errorf("found %v", got)
	}
	for text, want := range map[string]bool{one: true, one + "0": false, " " + one: false, "0190a5c0-0000-4000-8000-000000000001": false, "": false} {
		if domain.IsID(text) != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
}
