package domain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

// row makes a step from "id stage template position-of-the-template".
func row(text string, created int64) domain.BookStep {
	var s domain.BookStep
	var stage string
	if _, err := fmt.Sscan(text, &s.ID, &stage, &s.Template, &s.TemplatePosition); err != nil {
		panic(err)
	}
	s.Stage, s.Title, s.Made, s.Origin, s.State = domain.Stage(stage), s.ID, int(created), domain.StepFromActivity, domain.StepNew
	s.Serves = []string{"of " + s.ID}
	return s
}

func book(rows ...string) []domain.BookStep {
	var steps []domain.BookStep
	for i, text := range rows {
		steps = append(steps, row(text, int64(i+1)))
	}
	return steps
}

func ids(steps []domain.BookStep) string {
	var names []string
	for _, s := range steps {
		names = append(names, s.ID)
	}
	return strings.Join(names, " ")
}

func numbers(steps []domain.BookStep) string {
	var names []string
	for _, s := range steps {
		names = append(names, s.ID+"="+s.Number)
	}
	return strings.Join(names, " ")
}

func heads(steps []domain.BookStep) string {
	var names []string
	for _, section := range domain.Sections(steps) {
		names = append(names, string(section.Stage)+"/"+section.Template+": "+ids(section.Steps))
	}
	return strings.Join(names, "; ")
}

// Scenario 7.
func TestOrderOfTheBook(t *testing.T) {
	steps := book("a pre T2 2", "b during T1 1", "c during T2 2", "d post T1 1")
	if got := heads(domain.OrderBook(steps)); got != "pre/T2: a; during/T1: b; during/T2: c; post/T1: d" {
		t.Error(got)
	}
	for i := range steps {
		steps[i].TemplatePosition = 3 - steps[i].TemplatePosition // T2 moved before T1
	}
	if got := heads(domain.OrderBook(steps)); got != "pre/T2: a; during/T2: c; during/T1: b; post/T1: d" {
		t.Error(got)
	}
}

func TestOrderInAStage(t *testing.T) {
	steps := book("a during T1 1", "b during T2 2", "c during T1 1", "e during T2 2")
	if got := ids(domain.OrderBook(steps)); got != "a c b e" {
		t.Errorf("by section, then by creation: %s", got)
	}
	deviation := row("x during T1 0", 9)
	deviation.Template, deviation.Origin = "", domain.StepDeviation
	if got := ids(domain.OrderBook(append(steps, deviation))); got != "a c b e x" {
		t.Errorf("a deviation comes last: %s", got)
	}
	deviation.After = "c"
	again := row("y during T1 1", 10)
	again.Origin, again.After = domain.StepRunAgain, "a"
	more := row("z during T1 1", 11)
	more.Origin, more.After = domain.StepRunAgain, "y"
	if got := ids(domain.OrderBook(append(steps, more, deviation, again))); got != "a y z c x b e" {
		t.Errorf("what follows a step stands behind it: %s", got)
	}
	projected := row("0p during T1 1", 0)
	projected.Projected = true
	if got := ids(domain.OrderBook(append(steps, projected))); got != "a c 0p b e" {
		t.Errorf("a projected step stands where it would be made: %s", got)
	}
	odd := row("o during T1 1", 12)
	odd.Stage = ""
	if got := heads(domain.OrderBook([]domain.BookStep{odd})); got != "during/T1: o" {
		t.Errorf("no stage counts as During: %s", got)
	}
}

func TestDragging(t *testing.T) {
	ordered := domain.OrderBook(book("p pre T1 1", "a during T1 1", "b during T1 1", "c during T2 2"))
	positions, err := domain.MoveStep(ordered, "c", 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int{"a": 1, "c": 2, "b": 3}, positions); diff != "" {
		t.Error(diff)
	}
	for i := range ordered {
		ordered[i].Position = positions[ordered[i].ID]
	}
	moved := domain.OrderBook(ordered)
	if got := heads(moved); got != "pre/T1: p; during/T1: a; during/T2: c; during/T1: b" {
		t.Errorf("heads are repeated: %s", got)
	}
	late := append(moved, row("d during T2 2", 9), row("e during T1 1", 10))
	if got := ids(domain.OrderBook(late)); got != "p a c d b e" {
		t.Errorf("steps without a place follow their section: %s", got)
	}
	for place, want := range map[int]domain.Code{-1: domain.CodeInvalid, 3: domain.CodeInvalid} {
		if _, err := domain.MoveStep(moved, "a", place); domain.CodeOf(err) != want {
			t.Errorf("place %d: %v", place, err)
		}
	}
	if _, err := domain.MoveStep(moved, "nobody", 0); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("unknown step: %v", err)
	}
}

func TestNumbers(t *testing.T) {
	draft := domain.OrderBook(book("a pre T1 1", "b during T1 1", "c during T1 1"))
	if got := numbers(domain.NumberBook(draft, nil)); got != "a=1 b=2 c=3" {
		t.Error(got)
	}
	frozen := domain.Frozen(draft, nil)
	again := row("b2 during T1 1", 8)
	again.After = "b"
	first := row("0 pre T0 0", 9)
	withLate := domain.OrderBook(append(slices.Clone(frozen), again, first, row("d during T1 1", 10)))
	if got := numbers(domain.NumberBook(withLate, nil)); got != "0=0a a=1 b=2 b2=2a c=3 d=3a" {
		t.Error(got)
	}
	second := domain.Frozen(withLate, nil)
	another := row("b3 during T1 1", 11)
	another.After = "b"
	if got := numbers(domain.NumberBook(domain.OrderBook(append(slices.Clone(second), another)), nil)); got != "0=0a a=1 b=2 b2=2a b3=2b c=3 d=3a" {
		t.Error(got)
	}
	if got := numbers(domain.NumberBook(domain.OrderBook(append(slices.Clone(frozen), again)), []string{"2a"})); got != "a=1 b=2 b2=2b c=3" {
		t.Errorf("a retired number came back: %s", got)
	}
}

// What was added first comes first, whatever it is: paper has its number already.
func TestLateNumbersAreInOrder(t *testing.T) {
	var steps []domain.BookStep
	add := func(id, template, after string) {
		s := row(id+" during "+template+" 0", int64(len(steps)+1))
		s.After, s.TemplatePosition = after, int(template[1]-'0')
		if template == "T9" {
			s.Template, s.Origin = "", domain.StepDeviation
		}
		steps = append(steps, s)
		switch {
		case len(steps) == 3:
			steps = domain.Frozen(domain.OrderBook(steps), nil)
		case len(steps) > 3:
			steps = domain.NumberBook(domain.OrderBook(steps), nil)
		}
	}
	for _, s := range []string{"a T1", "b T1", "c T2"} {
		add(s[:1], s[2:], "")
	}
	add("deviation", "T9", "b")
	add("again", "T1", "b")
	add("late", "T1", "")        // behind its section, after what stands there already
	add("more", "T1", "again")   // run again once more
	add("between", "T9", "late") // the place behind a late step is behind all of its number
	add("last", "T9", "")        // at the end of the stage
	add("again3", "T2", "c")
	want := "a=1 b=2 deviation=2a again=2b late=2c more=2d between=2e c=3 last=3a again3=3b"
	if got := numbers(domain.OrderBook(steps)); got != want {
		t.Errorf("%s, not %s", got, want)
	}
	for i := range steps {
		steps[i].TemplatePosition = 4 - steps[i].TemplatePosition
	}
	if got := numbers(domain.OrderBook(steps)); got != want {
		t.Errorf("moved templates: %s, not %s", got, want)
	}
	if got := numbers(domain.Frozen(domain.OrderBook(steps), nil)); got != want {
		t.Errorf("the next approval: %s, not %s", got, want)
	}
}

func TestNumbersGoOnAfterZ(t *testing.T) {
	steps := domain.Frozen(book("a during T1 1"), nil)
	for i := range 28 {
		late := row(fmt.Sprintf("x%02d during T1 1", i), int64(i+2))
		late.After = steps[len(steps)-1].ID
		steps = domain.NumberBook(append(steps, late), nil)
	}
	var got []string
	for _, i := range []int{1, 2, 26, 27, 28} {
		got = append(got, steps[i].Number)
	}
	if diff := cmp.Diff([]string{"1a", "1b", "1z", "1aa", "1ab"}, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever is added and dragged after the approval: numbers once given stay, and no two steps share one;
// late ones of one number stand in the order of their letters; a moved template changes nothing that is frozen.
func TestFrozenNumbersStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var steps []domain.BookStep
		add := func(n int) {
			stage := rapid.SampledFrom(domain.Stages).Draw(t, "stage")
			template := rapid.IntRange(1, 3).Draw(t, "template")
			s := row(fmt.Sprintf("s%d %s T%d %d", n, stage, template, template), int64(n))
			if len(steps) > 0 && rapid.Bool().Draw(t, "after") {
				s.After = rapid.SampledFrom(steps).Draw(t, "which").ID
			}
			steps = append(steps, s)
		}
		for n := range rapid.IntRange(1, 8).Draw(t, "planned") {
			add(n)
		}
		approved := domain.Frozen(domain.OrderBook(steps), nil)
		for i, s := range approved {
			if s.Number != fmt.Sprint(i+1) {
				t.Fatalf("not dense: %s", numbers(approved))
			}
		}
		steps = slices.Clone(approved)
		for i := range steps {
			steps[i].TemplatePosition = 4 - steps[i].TemplatePosition
		}
		if got := ids(domain.OrderBook(steps)); got != ids(approved) {
			t.Fatalf("moving templates turned %s into %s", ids(approved), got)
		}
		for n := range rapid.IntRange(0, 8).Draw(t, "late") {
			add(100 + n)
			steps = domain.NumberBook(domain.OrderBook(steps), nil)
		}
		steps = domain.OrderBook(steps)
		late := map[string]string{}
		for _, s := range steps {
			place := string(s.Stage) + " " + strings.TrimRight(s.Number, "abcdefgh")
			if s.Number < late[place] {
				t.Fatalf("%s stands behind %s: %s", s.Number, late[place], numbers(steps))
			}
			late[place] = s.Number
		}
		seen := map[string]string{}
		for _, s := range steps {
			if seen[s.Number] != "" || s.Number == "" {
				t.Fatalf("numbers clash: %s", numbers(steps))
			}
			seen[s.Number] = s.ID
		}
		for _, s := range approved {
			if seen[s.Number] != s.ID {
				t.Fatalf("number %s moved: %s", s.Number, numbers(steps))
			}
		}
	})
}

// Ordering loses nothing, adds nothing, does not depend on the order given, and dragging does what it says.
func TestOrderIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var steps []domain.BookStep
		for n := range rapid.IntRange(1, 12).Draw(t, "steps") {
			template := rapid.IntRange(1, 3).Draw(t, "template")
			s := row(fmt.Sprintf("s%d %s T%d %d", n, rapid.SampledFrom(domain.Stages).Draw(t, "stage"), template, template), int64(n))
			if n > 0 && rapid.IntRange(0, 3).Draw(t, "after") == 0 {
				s.After = steps[rapid.IntRange(0, n-1).Draw(t, "which")].ID
			}
			steps = append(steps, s)
		}
		ordered := domain.OrderBook(steps)
		if len(ordered) != len(steps) {
			t.Fatalf("%d of %d steps", len(ordered), len(steps))
		}
		if got := ids(domain.OrderBook(rapid.Permutation(steps).Draw(t, "mixed"))); got != ids(ordered) {
			t.Fatalf("%s, but %s", ids(ordered), got)
		}
		step := rapid.SampledFrom(ordered).Draw(t, "dragged")
		place := rapid.IntRange(0, len(ordered)).Draw(t, "place")
		positions, err := domain.MoveStep(ordered, step.ID, place)
		if err != nil {
			return
		}
		var rest, moved []string
		for i, s := range ordered {
			if s.Stage == step.Stage && s.ID != step.ID {
				rest = append(rest, s.ID)
			}
			if to := positions[s.ID]; to != 0 {
				ordered[i].Position = to
			}
		}
		for _, s := range domain.OrderBook(ordered) {
			if s.Stage == step.Stage {
				moved = append(moved, s.ID)
			}
		}
		if diff := cmp.Diff(slices.Insert(rest, place, step.ID), moved); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestOpenCheckpoints(t *testing.T) {
	ordered := domain.OrderBook(book("a pre T1 1", "gate pre T1 1", "b during T1 1", "late post T1 1"))
	ordered[1].Checkpoint, ordered[3].Checkpoint = true, true
	for _, test := range []struct {
		name   string
		change func(*domain.BookStep)
		want   string
	}{
		{"new", func(*domain.BookStep) {}, "gate"},
		{"in progress", func(s *domain.BookStep) { s.State = domain.StepInProgress }, "gate"},
		{"failed", func(s *domain.BookStep) { s.State = domain.StepFailed }, "gate"},
		{"done", func(s *domain.BookStep) { s.State = domain.StepCompleted }, ""},
		{"failed and replaced", func(s *domain.BookStep) { s.State, s.Serves = domain.StepFailed, nil }, ""},
		{"a deviation", func(s *domain.BookStep) { s.Serves, s.Origin = nil, domain.StepDeviation }, "gate"},
		{"only projected", func(s *domain.BookStep) { s.Projected = true }, ""},
	} {
		steps := slices.Clone(ordered)
		test.change(&steps[1])
		if got := ids(domain.OpenCheckpoints(steps, "b")); got != test.want {
			t.Errorf("%s: %q", test.name, got)
		}
		if got := ids(domain.OpenCheckpoints(steps, "a")) + ids(domain.OpenCheckpoints(steps, "gate")); got != "" {
			t.Errorf("%s: blocks what stands before it, or itself: %q", test.name, got)
		}
	}
}

func TestDraftBook(t *testing.T) {
	need := func(id, signature, step string, stage domain.Stage) domain.ActivityNeed {
		return domain.ActivityNeed{
			Activity:  domain.Activity{ID: id, Template: "T1", Title: "do " + signature, Stage: stage, Step: step},
			Signature: signature, TemplatePosition: 1,
		}
	}
	done := row("done during T1 1", 1)
	done.Signature, done.Deployment, done.State = "D", "d", domain.StepCompleted
	failed := row("failed during T1 1", 2)
	failed.Signature, failed.Deployment, failed.State, failed.Serves = "F", "d", domain.StepFailed, []string{"y1"}
	open := row("open pre T1 1", 3)
	open.Signature, open.Deployment = "O", "d"
	items := []domain.ItemWork{
		{Item: domain.Item{Status: domain.ItemDocumentation}, Needs: []domain.ActivityNeed{need("x1", "O", "", "pre"), need("x2", "N", "", "post")}},
		{Item: domain.Item{Status: domain.ItemReview}, Needs: []domain.ActivityNeed{need("v1", "N", "", "post")}},
		{Item: domain.Item{Status: domain.ItemRejected}, Needs: []domain.ActivityNeed{need("r1", "R", "", "post")}},
		{Item: domain.Item{Status: domain.ItemFailed}, Needs: []domain.ActivityNeed{need("y1", "F", "failed", "during")}},
		{Item: domain.Item{Status: domain.ItemCompleted}, Needs: []domain.ActivityNeed{need("z1", "D", "done", "during")}},
	}
	steps := []domain.BookStep{done, failed, open}
	got := domain.ProjectBook("d", items, steps, nil)
	var lines []string
	for _, s := range got {
		lines = append(lines, fmt.Sprintf("%s %s projected=%v serves=%v after=%s", s.ID, s.Stage, s.Projected, s.Serves, s.After))
	}
	if diff := cmp.Diff([]string{
		"open pre projected=false serves=[of open x1] after=",
		"done during projected=false serves=[of done] after=",
		"failed during projected=false serves=[] after=",
		"y1 during projected=true serves=[y1] after=failed",
		"x2 post projected=true serves=[x2 v1] after=",
	}, lines); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"y1"}, steps[1].Serves); diff != "" {
		t.Errorf("the input was changed: %s", diff)
	}
	if content := domain.BookContentOf(domain.Plan{}, got); len(content.Steps) != 3 {
		t.Errorf("an approval covers projected steps: %+v", content.Steps)
	}
}

func TestWhatMakesABookADraftAgain(t *testing.T) {
	plan := domain.Plan{Start: 1000, Minutes: 90, WayBack: "restore the backup", Title: "Payments"}
	steps := domain.Frozen(domain.OrderBook(book("a pre T1 1", "b during T1 1", "c during T1 1")), nil)
	approved := domain.BookContentOf(plan, steps)
	for _, test := range []struct {
		name     string
		change   func(*domain.Plan, []domain.BookStep) []domain.BookStep
		want     []domain.Key
		material bool
	}{
		{"nothing", func(_ *domain.Plan, s []domain.BookStep) []domain.BookStep { return s }, nil, false},
		{"the title", func(p *domain.Plan, s []domain.BookStep) []domain.BookStep { p.Title = "Pay"; return s }, nil, false},
		{"progress", func(_ *domain.Plan, s []domain.BookStep) []domain.BookStep {
			s[0].State = domain.StepCompleted
			return s
		}, nil, false},
		{"the start", func(p *domain.Plan, s []domain.BookStep) []domain.BookStep { p.Start++; return s }, []domain.Key{"run_book.changed.start"}, true},
		{"the length", func(p *domain.Plan, s []domain.BookStep) []domain.BookStep { p.Minutes = 120; return s }, []domain.Key{"run_book.changed.minutes"}, true},
		{"the way back", func(p *domain.Plan, s []domain.BookStep) []domain.BookStep { p.WayBackMinutes = 5; return s }, []domain.Key{"run_book.changed.way_back"}, true},
		{"the text of a step", func(_ *domain.Plan, s []domain.BookStep) []domain.BookStep { s[1].Content = "other"; return s }, []domain.Key{"run_book.changed.step"}, true},
		{"one step less", func(_ *domain.Plan, s []domain.BookStep) []domain.BookStep { return s[:2] }, []domain.Key{"run_book.changed.removed"}, true},
		{"one more", func(_ *domain.Plan, s []domain.BookStep) []domain.BookStep { return append(s, row("d post T1 1", 9)) }, []domain.Key{"run_book.changed.added"}, true},
		{"another order", func(_ *domain.Plan, s []domain.BookStep) []domain.BookStep { s[1], s[2] = s[2], s[1]; return s }, []domain.Key{"run_book.changed.order"}, true},
		{"a deviation", func(_ *domain.Plan, s []domain.BookStep) []domain.BookStep {
			d := row("d post T1 1", 9)
			d.Origin = domain.StepDeviation
			return append(s, d)
		}, []domain.Key{"run_book.changed.deviation"}, false},
		{"a retry", func(_ *domain.Plan, s []domain.BookStep) []domain.BookStep {
			d := row("d during T1 1", 9)
			d.After = "b"
			return append(s, d)
		}, []domain.Key{"run_book.changed.again"}, false},
	} {
		changedPlan := plan
		changed := test.change(&changedPlan, slices.Clone(steps))
		changes := domain.CompareBooks(approved, domain.BookContentOf(changedPlan, changed))
		var keys []domain.Key
		for _, c := range changes {
			keys = append(keys, c.Key)
		}
		if diff := cmp.Diff(test.want, keys); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if (len(domain.Material(changes)) > 0) != test.material {
			t.Errorf("%s: material %v", test.name, domain.Material(changes))
		}
	}
}
