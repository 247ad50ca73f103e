package domain_test

import (
	"testing"

	"renogen/backend/domain"
)

func TestSameName(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"Ada", "ADA", true},
		{"Ada", " Ada ", true},
		{"Ada", "Ada\u200b", true},
		{"Ada", "A\u00adda", true},
		{"Ada", "Ａｄａ", true},
		{"Ada L", "Ada\u00a0L", true},
		{"José", "Jose\u0301", true},
		{"❤", "❤\ufe0f", true},
		{"Ada", "Ade", false},
		{"José", "Jose", false},
		{"👩‍🚀", "👩‍🚒", false},
	} {
		if got := domain.SameName(test.a, test.b); got != test.same {
			t.Errorf("%+q and %+q: %v", test.a, test.b, got)
		}
	}
}
