package app

import (
	"cmp"
	"slices"
	"strings"

	"renogen/backend/domain"
)

// comparer compares two rows of a list by one of its columns.
type comparer[T any] func(a, b T) int

// sorted sorts rows by columns, the most important one first; "-" before a name turns that column round. Rows
// that are alike keep their order. It refuses columns that are not in the list.
func sorted[T any](rows []T, by []string, columns map[string]comparer[T]) error {
	steps := make([]comparer[T], len(by))
	for i, name := range by {
		compare, known := columns[strings.TrimPrefix(name, "-")]
		if !known {
			return fieldError("sort", "query.sort", "given", name)
		}
		steps[i] = compare
		if strings.HasPrefix(name, "-") {
			steps[i] = func(a, b T) int { return compare(b, a) }
		}
	}
	slices.SortStableFunc(rows, func(a, b T) int {
		for _, step := range steps {
			if order := step(a, b); order != 0 {
				return order
			}
		}
		return 0
	})
	return nil
}

// compareWords compares texts as people sort them: capital letters and small ones are alike.
func compareWords(a, b string) int {
	return cmp.Compare(strings.ToLower(a), strings.ToLower(b))
}

// among says whether a value was asked for; without any, everything is.
func among[T comparable](wanted []T, value T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, value)
}

// riskOrder has the risks from none given to high.
var riskOrder = []domain.Risk{"", domain.RiskLow, domain.RiskMedium, domain.RiskHigh}

func compareRisks(a, b domain.Risk) int {
	return cmp.Compare(slices.Index(riskOrder, a), slices.Index(riskOrder, b))
}

// containsWords says whether every word of a search is in a text.
func containsWords(text, search string) bool {
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
