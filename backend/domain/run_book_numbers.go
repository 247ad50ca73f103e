package domain

import (
	"slices"
	"strconv"
)

// NumberBook numbers steps that are in run-book order, 1 to N, as long as none has a number of its own:
// the numbers of a draft. Once numbers are frozen, the steps that have none get late ones. Retired are the
// numbers of steps that are gone: a number on paper never comes to mean another step.
func NumberBook(ordered []BookStep, retired []string) []BookStep {
	numbered := slices.Clone(ordered)
	if len(retired)+len(numbersOf(ordered)) == 0 {
		for i := range numbered {
			numbered[i].Number = strconv.Itoa(i + 1)
		}
		return numbered
	}
	for i := range numbered {
		if numbered[i].Number == "" {
			numbered[i].Number = lateNumber(numbered[:i], slices.Concat(retired, numbersOf(numbered)))
		}
	}
	return numbered
}

// Frozen gives what the first approval of a run book fixes: the number of each step, and its place in its
// stage, so that moving a template later does not change what was approved. Projected steps get neither.
// Later approvals fix the late numbers and the places.
func Frozen(ordered []BookStep, retired []string) []BookStep {
	kept := slices.DeleteFunc(slices.Clone(ordered), func(s BookStep) bool { return s.Projected })
	kept = NumberBook(kept, retired)
	place := map[Stage]int{}
	for i := range kept {
		place[kept[i].stage()]++
		kept[i].Position = place[kept[i].stage()]
	}
	return kept
}

// lateNumber gives the number of the step before with the next free letter: 14a, 14b, after 14z 14aa; 0a
// at the very beginning.
func lateNumber(before []BookStep, taken []string) string {
	base := "0"
	for _, step := range slices.Backward(before) {
		if step.Number != "" {
			base = plainNumber(step.Number)
			break
		}
	}
	for n := 1; ; n++ {
		if number := base + letters(n); !slices.Contains(taken, number) {
			return number
		}
	}
}

// letters counts a, b, ..., z, aa, ab, ...
func letters(n int) string {
	if n == 0 {
		return ""
	}
	return letters((n-1)/26) + string(rune('a'+(n-1)%26))
}

func numbersOf(steps []BookStep) []string {
	var numbers []string
	for _, step := range steps {
		if step.Number != "" {
			numbers = append(numbers, step.Number)
		}
	}
	return numbers
}
