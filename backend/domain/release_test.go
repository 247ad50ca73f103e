package domain_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

// release plays a deployment in memory with the functions that the program uses: a model of what its
// commands do with items, activities and steps.
type release struct {
	clock      int64
	items      map[string]domain.Item
	activities map[string]*domain.Activity
	signature  map[string]string // of an activity
	steps      map[string]*domain.LinkedStep
	runs       map[string]domain.RunStep
	log        []string
}

// newRelease takes lines such as "X: A B", where equal letters are equal activities.
func newRelease(lines ...string) *release {
	r := &release{
		items: map[string]domain.Item{}, activities: map[string]*domain.Activity{}, signature: map[string]string{},
		steps: map[string]*domain.LinkedStep{}, runs: map[string]domain.RunStep{},
	}
	for _, line := range lines {
		item, letters, _ := strings.Cut(line, ":")
		r.items[item] = domain.Item{ID: item, Ref: item, Deployment: "d", Status: domain.ItemGoNoGo}
		for _, letter := range strings.Fields(letters) {
			id := item + letter
			r.activities[id] = &domain.Activity{ID: id, Item: item, Title: letter}
			r.signature[id] = letter
		}
	}
	return r
}

func (r *release) activitiesOf(item string) []*domain.Activity {
	var found []*domain.Activity
	for _, id := range slices.Sorted(maps.Keys(r.activities)) {
		if r.activities[id].Item == item {
			found = append(found, r.activities[id])
		}
	}
	return found
}

func (r *release) linked() []domain.LinkedStep {
	var all []domain.LinkedStep
	for _, id := range slices.Sorted(maps.Keys(r.steps)) {
		all = append(all, *r.steps[id])
	}
	return all
}

func (r *release) outcomes(item string) []domain.StepOutcome {
	seen := map[string]bool{}
	var found []domain.StepOutcome
	for _, activity := range r.activitiesOf(item) {
		if id := activity.Step; id != "" && !seen[id] {
			seen[id] = true
			run := r.runs[id]
			found = append(found, domain.StepOutcome{Step: id, State: run.State, Remark: run.Remark, EndedAt: run.EndedAt})
		}
	}
	return found
}

// change does an action to an item, as somebody who may do everything, and settles what follows.
func (r *release) change(item string, action domain.ItemAction, target domain.ItemStatus) error {
	r.clock++
	open := slices.DeleteFunc(r.outcomes(item), func(o domain.StepOutcome) bool { return !o.State.Open() })
	c := domain.ItemCase{
		Item: r.items[item], Actor: "ann", Roles: domain.RolesOf("approval"), OpenSteps: len(open),
		StepsDone: domain.StepsDone(r.outcomes(item)),
	}
	if err := c.Check(action, target, "because", ""); err != nil {
		return err
	}
	effect := domain.EffectOf(action, c.Item.Status, target)
	r.items[item] = domain.ApplyItemAction(c.Item, action, target, "ann", r.clock, "digest", "")
	if effect.MakeSteps {
		r.makeSteps(item)
	}
	if effect.DetachSteps {
		r.detach(item)
	}
	r.settle()
	return nil
}

func (r *release) makeSteps(item string) {
	var needs []domain.StepNeed
	for _, activity := range r.activitiesOf(item) {
		needs = append(needs, domain.StepNeed{Activity: activity.ID, Signature: r.signature[activity.ID], Step: activity.Step})
	}
	made := map[string]string{}
	for _, choice := range domain.ChooseSteps("d", needs, r.linked()) {
		step := choice.Step
		if choice.New != "" {
			if made[choice.New] == "" {
				made[choice.New] = r.newStep(r.signature[choice.Activity])
			}
			step = made[choice.New]
		}
		r.activities[choice.Activity].Step = step
	}
}

// newStep names steps A1, A2, ... by their signature.
func (r *release) newStep(signature string) string {
	id := ""
	for n := 1; ; n++ {
		if id = fmt.Sprint(signature, n); r.steps[id] == nil && !slices.Contains(r.log, "deleted "+id) {
			break
		}
	}
	step := domain.Step{ID: id, Deployment: "d", Signature: signature, Origin: domain.StepFromActivity}
	step.CreatedAt = r.clock
	r.steps[id] = &domain.LinkedStep{Step: step, State: domain.StepNew}
	r.runs[id] = domain.RunStep{ID: "run " + id, Step: id, State: domain.StepNew}
	return id
}

func (r *release) detach(item string) {
	links, leaving := map[string]string{}, []string{}
	for id, activity := range r.activities {
		if activity.Step != "" {
			links[id] = activity.Step
		}
		if activity.Item == item {
			leaving = append(leaving, id)
		}
	}
	gone := domain.DetachSteps(leaving, links, r.linked())
	for _, id := range gone.Activities {
		r.activities[id].Step = ""
	}
	for _, id := range gone.Steps {
		delete(r.steps, id)
		delete(r.runs, id)
		r.log = append(r.log, "deleted "+id)
	}
}

func (r *release) stepCase(step string) domain.StepCase {
	c := domain.StepCase{Step: r.steps[step].Step, Run: r.runs[step], Roles: domain.RolesOf("execute"), BookApproved: true}
	for _, id := range slices.Sorted(maps.Keys(r.items)) {
		serves := func(a *domain.Activity) bool { return a.Step == step }
		if slices.ContainsFunc(r.activitiesOf(id), serves) {
			c.Serves = append(c.Serves, domain.ServedItem{Item: r.items[id], Steps: r.outcomes(id), ContentSame: true})
		}
	}
	return c
}

func (r *release) do(step string, action domain.StepAction) error {
	if r.steps[step] == nil {
		return domain.Missing()
	}
	r.clock++
	c := r.stepCase(step)
	act := domain.StepAct{Action: action, Actor: "xi", At: r.clock, Remark: "remark " + step}
	if err := c.Check(act); err != nil {
		return err
	}
	returning := c.Returning()
	run, _ := domain.ApplyStep(c.Run, act)
	r.runs[step], r.steps[step].State = run, run.State
	if !slices.Contains(r.steps[step].Acts, action) {
		r.steps[step].Acts = append(r.steps[step].Acts, action)
	}
	switch action {
	case domain.StepReopen, domain.StepAgain:
		r.again(step, action, returning)
	}
	r.settle()
	return nil
}

func (r *release) again(step string, action domain.StepAction, returning []domain.ServedItem) {
	for _, served := range returning {
		r.items[served.Item.ID] = domain.SetItemStatus(served.Item, domain.ItemReady, r.clock)
	}
	if action == domain.StepReopen {
		return
	}
	further := r.newStep(r.steps[step].Signature)
	for _, activity := range r.activities {
		if activity.Step == step {
			activity.Step = further
		}
	}
}

// settle applies the automatic rules until nothing changes.
func (r *release) settle() {
	for changed := true; changed; {
		changed = false
		for _, id := range slices.Sorted(maps.Keys(r.items)) {
			if outcome, any := domain.AfterSteps(r.items[id], r.outcomes(id)); any {
				r.items[id] = domain.ApplyOutcome(r.items[id], outcome, r.clock)
				r.log = append(r.log, strings.TrimSpace(fmt.Sprintf("%s %s %s", id, outcome.To, outcome.Remark)))
				changed = true
			}
		}
	}
}

// picture writes the state in one line: "X ready_for_release: A=A1(new)".
func (r *release) picture() string {
	var parts []string
	for _, id := range slices.Sorted(maps.Keys(r.items)) {
		part := id + " " + string(r.items[id].Status) + ":"
		for _, activity := range r.activitiesOf(id) {
			part += " " + activity.Title + "=" + activity.Step
			if activity.Step != "" {
				part += "(" + string(r.runs[activity.Step].State) + ")"
			}
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

func (r *release) expect(t *testing.T, want string) {
	t.Helper()
	if diff := cmp.Diff(want, r.picture()); diff != "" {
		t.Fatal(diff)
	}
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Scenario 1.
func TestSharedStep(t *testing.T) {
	r := newRelease("X: A B", "Y: A")
	must(t, r.change("X", domain.ItemApprove, ""), r.change("Y", domain.ItemApprove, ""))
	r.expect(t, "X ready_for_release: A=A1(new) B=B1(new); Y ready_for_release: A=A1(new)")
	must(t, r.do("A1", domain.StepStart), r.do("A1", domain.StepComplete))
	r.expect(t, "X ready_for_release: A=A1(completed) B=B1(new); Y completed: A=A1(completed)")
	must(t, r.do("B1", domain.StepComplete))
	r.expect(t, "X completed: A=A1(completed) B=B1(completed); Y completed: A=A1(completed)")

	r = newRelease("X: A B", "Y: A")
	must(t, r.change("X", domain.ItemApprove, ""), r.change("Y", domain.ItemApprove, ""))
	must(t, r.do("A1", domain.StepStart), r.do("A1", domain.StepFail))
	r.expect(t, "X failed: A=A1(failed) B=B1(new); Y failed: A=A1(failed)")
	if diff := cmp.Diff([]string{"X failed remark A1", "Y failed remark A1"}, r.log); diff != "" {
		t.Error(diff)
	}
}

// Scenario 2.
func TestRevertDetaches(t *testing.T) {
	r := newRelease("X: A B C", "Y: A")
	must(t, r.change("X", domain.ItemApprove, ""), r.change("Y", domain.ItemApprove, ""), r.do("C1", domain.StepComplete))
	must(t, r.change("X", domain.ItemRevert, domain.ItemGoNoGo))
	r.expect(t, "X go_no_go: A= B= C=C1(completed); Y ready_for_release: A=A1(new)")
	if r.items["X"].ApprovedAt != 0 || r.steps["B1"] != nil || r.steps["A1"] == nil {
		t.Error("the wrong things went")
	}
	must(t, r.change("Y", domain.ItemRevert, domain.ItemGoNoGo))
	if r.steps["A1"] != nil {
		t.Error("the shared step stayed")
	}
	must(t, r.change("X", domain.ItemApprove, ""))
	r.expect(t, "X ready_for_release: A=A2(new) B=B2(new) C=C1(completed); Y go_no_go: A=")
}

// Scenario 3.
func TestRetry(t *testing.T) {
	r := newRelease("X: A B C")
	must(t, r.change("X", domain.ItemApprove, ""), r.do("A1", domain.StepComplete))
	must(t, r.do("B1", domain.StepStart), r.do("B1", domain.StepFail))
	if got := key(r.do("C1", domain.StepStart)); got != "step.start.item_not_ready" {
		t.Errorf("C could be started: %q", got)
	}
	must(t, r.change("X", domain.ItemSubmit, ""), r.change("X", domain.ItemApprove, ""))
	r.expect(t, "X ready_for_release: A=A1(completed) B=B2(new) C=C1(new)")
	if r.steps["B1"].State != domain.StepFailed {
		t.Error("the old step is no longer history")
	}
	must(t, r.do("C1", domain.StepStart), r.do("C1", domain.StepComplete))
	r.expect(t, "X ready_for_release: A=A1(completed) B=B2(new) C=C1(completed)")
	must(t, r.do("B2", domain.StepComplete))
	r.expect(t, "X completed: A=A1(completed) B=B2(completed) C=C1(completed)")

	r = newRelease("X: A")
	must(t, r.change("X", domain.ItemApprove, ""), r.do("A1", domain.StepStart), r.do("A1", domain.StepAttemptFailed))
	r.expect(t, "X ready_for_release: A=A1(new)")
	must(t, r.do("A1", domain.StepStart), r.do("A1", domain.StepComplete))
	r.expect(t, "X completed: A=A1(completed)")
}

func TestReopenAndRunAgain(t *testing.T) {
	r := newRelease("X: A B", "Y: A")
	must(t, r.change("X", domain.ItemApprove, ""), r.change("Y", domain.ItemApprove, ""))
	must(t, r.do("B1", domain.StepStart), r.do("A1", domain.StepStart), r.do("A1", domain.StepFail))
	must(t, r.do("B1", domain.StepFail), r.do("A1", domain.StepReopen))
	r.expect(t, "X failed: A=A1(new) B=B1(failed); Y ready_for_release: A=A1(new)")
	must(t, r.do("B1", domain.StepReopen))
	r.expect(t, "X ready_for_release: A=A1(new) B=B1(new); Y ready_for_release: A=A1(new)")
	must(t, r.do("A1", domain.StepComplete), r.do("A1", domain.StepAgain))
	r.expect(t, "X ready_for_release: A=A2(new) B=B1(new); Y ready_for_release: A=A2(new)")
	if got := key(r.do("A1", domain.StepReopen)); got != "step.serves_nothing" {
		t.Errorf("a replaced step was reopened: %q", got)
	}
}

// A step that was worked on stays as history when its item leaves, one that merely waited goes.
func TestHistoryStays(t *testing.T) {
	r := newRelease("X: A B C")
	must(t, r.change("X", domain.ItemApprove, ""), r.do("A1", domain.StepStart), r.do("A1", domain.StepAttemptFailed))
	must(t, r.do("B1", domain.StepHold), r.do("C1", domain.StepAssign), r.change("X", domain.ItemRevert, domain.ItemReview))
	r.expect(t, "X review: A= B= C=")
	if diff := cmp.Diff([]string{"A1"}, slices.Sorted(maps.Keys(r.steps))); diff != "" {
		t.Error(diff)
	}
	must(t, r.change("X", domain.ItemApprove, ""))
	r.expect(t, "X ready_for_release: A=A1(new) B=B2(new) C=C2(new)")
}

func TestChooseSteps(t *testing.T) {
	step := func(id, signature, deployment string, state domain.StepState) domain.LinkedStep {
		return domain.LinkedStep{Step: domain.Step{ID: id, Signature: signature, Deployment: deployment}, State: state}
	}
	for _, test := range []struct {
		name  string
		needs []domain.StepNeed
		steps []domain.LinkedStep
		want  []domain.StepChoice
	}{
		{
			"equal activities of one item share a new step",
			[]domain.StepNeed{{Activity: "a", Signature: "S"}, {Activity: "b", Signature: "S"}},
			nil,
			[]domain.StepChoice{{Activity: "a", New: "a"}, {Activity: "b", New: "a"}},
		},
		{
			"a held and a running step are shared, an ended one is not",
			[]domain.StepNeed{{Activity: "a", Signature: "H"}, {Activity: "b", Signature: "R"}, {Activity: "c", Signature: "C"}},
			[]domain.LinkedStep{step("h", "H", "d", "on_hold"), step("r", "R", "d", "in_progress"), step("c", "C", "d", "completed")},
			[]domain.StepChoice{{Activity: "a", Step: "h"}, {Activity: "b", Step: "r"}, {Activity: "c", New: "c"}},
		},
		{
			"of several the oldest is shared",
			[]domain.StepNeed{{Activity: "a", Signature: "S"}},
			[]domain.LinkedStep{step("s2", "S", "d", "new"), step("s1", "S", "d", "new"), step("s3", "S", "d", "new")},
			[]domain.StepChoice{{Activity: "a", Step: "s1", Refresh: true}},
		},
		{
			"steps of another deployment are not shared, and its unfinished ones are left",
			[]domain.StepNeed{{Activity: "a", Signature: "S", Step: "old"}},
			[]domain.LinkedStep{step("old", "S", "d0", "new")},
			[]domain.StepChoice{{Activity: "a", New: "a", Left: "old"}},
		},
		{
			"completed elsewhere is not repeated",
			[]domain.StepNeed{{Activity: "a", Signature: "S", Step: "old"}},
			[]domain.LinkedStep{step("old", "S", "d0", "completed")},
			[]domain.StepChoice{{Activity: "a", Step: "old"}},
		},
		{
			"failed and skipped ones are repeated behind the old ones",
			[]domain.StepNeed{{Activity: "a", Signature: "S", Step: "f"}, {Activity: "b", Signature: "T", Step: "k"}},
			[]domain.LinkedStep{step("f", "S", "d", "failed"), step("k", "T", "d", "skipped")},
			[]domain.StepChoice{{Activity: "a", New: "a", Left: "f", Repeats: true}, {Activity: "b", New: "b", Left: "k", Repeats: true}},
		},
		{
			"a step that failed elsewhere is not what the new one follows",
			[]domain.StepNeed{{Activity: "a", Signature: "S", Step: "f"}},
			[]domain.LinkedStep{step("f", "S", "d0", "failed")},
			[]domain.StepChoice{{Activity: "a", New: "a", Left: "f"}},
		},
		{
			"an untouched step takes over title and estimate",
			[]domain.StepNeed{{Activity: "a", Signature: "S", Step: "n"}},
			[]domain.LinkedStep{step("n", "S", "d", "new")},
			[]domain.StepChoice{{Activity: "a", Step: "n", Refresh: true}},
		},
		{
			"another text needs another step",
			[]domain.StepNeed{{Activity: "a", Signature: "S2", Step: "n"}},
			[]domain.LinkedStep{step("n", "S", "d", "new")},
			[]domain.StepChoice{{Activity: "a", New: "a", Left: "n"}},
		},
		{
			"deviations have no signature and are never shared",
			[]domain.StepNeed{{Activity: "a"}},
			[]domain.LinkedStep{step("dev", "", "d", "new")},
			[]domain.StepChoice{{Activity: "a", New: "a"}},
		},
	} {
		if diff := cmp.Diff(test.want, domain.ChooseSteps("d", test.needs, test.steps)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// Whatever happens in any order: what is Ready has steps and something to do, nothing done is lost, no
// step is ever started for nobody, and no step that still has to be done stands twice.
func TestRandomReleaseKeepsInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := newRelease("X: A B C", "Y: A B", "Z: C D", "W:")
		executed := map[string]bool{}
		for range rapid.IntRange(1, 60).Draw(t, "length") {
			if rapid.Bool().Draw(t, "item") {
				item := rapid.SampledFrom([]string{"X", "Y", "Z", "W"}).Draw(t, "which")
				_ = r.change(item, rapid.SampledFrom(itemActions).Draw(t, "action"), rapid.SampledFrom(append(itemStatuses, "", "", "")).Draw(t, "target"))
			} else if len(r.steps) > 0 {
				step := rapid.SampledFrom(slices.Sorted(maps.Keys(r.steps))).Draw(t, "step")
				action := rapid.SampledFrom(stepActions).Draw(t, "act")
				ready := slices.ContainsFunc(r.stepCase(step).Serves, func(s domain.ServedItem) bool { return s.Item.Status == domain.ItemReady })
				if r.do(step, action) == nil && action == domain.StepStart && !ready {
					t.Fatalf("%s was started for nobody: %s", step, r.picture())
				}
			}
			checkRelease(t, r, executed)
		}
	})
}

func checkRelease(t *rapid.T, r *release, executed map[string]bool) {
	for id, item := range r.items {
		outcomes := r.outcomes(id)
		if item.Status == domain.ItemReady {
			if _, left := domain.AfterSteps(item, outcomes); left {
				t.Fatalf("not settled: %s", r.picture())
			}
			for _, activity := range r.activitiesOf(id) {
				if activity.Step == "" {
					t.Fatalf("%s is ready without a step for %s: %s", id, activity.Title, r.picture())
				}
			}
		}
		if item.Approved() != (item.Status == domain.ItemReady || item.Status == domain.ItemCompleted) {
			t.Fatalf("approval of %s: %s", id, r.picture())
		}
	}
	for id := range executed {
		if r.steps[id] == nil {
			t.Fatalf("executed step %s is gone", id)
		}
	}
	checkSharing(t, r)
	for id, step := range r.steps {
		if step.Executed() {
			executed[id] = true
		}
	}
	for id, activity := range r.activities {
		if activity.Step != "" && r.steps[activity.Step] == nil {
			t.Fatalf("%s refers to a step that is gone", id)
		}
	}
}

// Unless somebody opens old work again, equal activities wait for one step.
func checkSharing(t *rapid.T, r *release) {
	for _, step := range r.steps {
		if slices.Contains(step.Acts, domain.StepReopen) || slices.Contains(step.Acts, domain.StepAgain) {
			return
		}
	}
	open := map[string]string{}
	for id, step := range r.steps {
		if !step.State.Open() {
			continue
		}
		if other := open[step.Signature]; other != "" {
			t.Fatalf("%s and %s wait for the same: %s", id, other, r.picture())
		}
		open[step.Signature] = id
	}
}
