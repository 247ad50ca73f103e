package domain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

var stepStates = []domain.StepState{
	domain.StepNew, domain.StepInProgress, domain.StepOnHold, domain.StepCompleted, domain.StepFailed, domain.StepSkipped,
}

var stepActions = []domain.StepAction{
	domain.StepStart, domain.StepComplete, domain.StepFail, domain.StepAttemptFailed, domain.StepSkip, domain.StepHold,
	domain.StepResume, domain.StepReopen, domain.StepAgain, domain.StepAssign, domain.StepNote,
}

// Spec 1.9 once more, by hand: from, action, to; ! where a remark or reason is needed.
const stepMatrix = `
new start in_progress
new complete completed
new skip skipped !
new hold on_hold !
in_progress complete completed
in_progress fail failed !
in_progress attempt_failed new !
in_progress skip skipped !
in_progress hold on_hold !
on_hold resume new
completed reopen new !
failed reopen new !
skipped reopen new !
completed run_again completed
failed run_again failed
skipped run_again skipped
`

func readStepMatrix() map[string][]string {
	lines := map[string][]string{}
	for _, state := range stepStates {
		lines[string(state)+" assign"] = []string{string(state), ""}
		lines[string(state)+" remark"] = []string{string(state), "!"}
	}
	for text := range strings.Lines(strings.TrimSpace(stepMatrix)) {
		words := append(strings.Fields(text), "")
		lines[words[0]+" "+words[1]] = words[2:4]
	}
	return lines
}

// readyCase is a step that may be started: one item of it is Ready For Release, the run book is approved.
func readyCase(state domain.StepState) domain.StepCase {
	run := domain.RunStep{ID: "run-1", State: state}
	if state == domain.StepOnHold {
		run.HeldFrom = domain.StepNew
	}
	return domain.StepCase{
		Step: domain.Step{ID: "s1", Title: "Stop the service", Origin: domain.StepFromActivity}, Run: run,
		Serves:       []domain.ServedItem{{Item: domain.Item{Ref: "R-1", Status: domain.ItemReady}, ContentSame: true}},
		BookApproved: true,
	}
}

func TestStepMatrix(t *testing.T) {
	lines := readStepMatrix()
	for bits := range allRoleSets {
		roles := domain.RoleSet(bits)
		mayRun := roles.Has(domain.RoleExecute) || roles.Has(domain.RoleApproval)
		for _, state := range stepStates {
			c := readyCase(state)
			c.Roles = roles
			for _, action := range stepActions {
				line, known := lines[string(state)+" "+string(action)]
				act := domain.StepAct{Action: action, Actor: "ann", At: 100, Remark: "because", Person: "bob"}
				err := c.Check(act)
				if (err == nil) != (known && mayRun) {
					t.Fatalf("%v: %s %s: %v", roles.List(), state, action, err)
				}
				silent := act
				silent.Remark = "  "
				if err := c.Check(silent); (err == nil) != (known && mayRun && line[1] == "") {
					t.Fatalf("%v: %s %s without a remark: %v", roles.List(), state, action, err)
				}
				if !known || !mayRun {
					continue
				}
				after, event := domain.ApplyStep(c.Run, act)
				if string(after.State) != line[0] || event.From != state || event.To != after.State || event.Action != string(action) {
					t.Fatalf("%s %s: %+v, %+v", state, action, after, event)
				}
			}
			checkStepAbilities(t, c, lines)
		}
	}
}

func checkStepAbilities(t *testing.T, c domain.StepCase, lines map[string][]string) {
	t.Helper()
	var offered []string
	for _, ability := range c.Abilities() {
		err := c.Check(domain.StepAct{Action: domain.StepAction(ability.Action), Remark: "because"})
		if (err == nil) != ability.Allowed || (ability.Why == nil) != ability.Allowed {
			t.Fatalf("%+v, check says %v", ability, err)
		}
		offered = append(offered, string(c.Run.State)+" "+ability.Action)
	}
	var want []string
	for name := range lines {
		if strings.HasPrefix(name, string(c.Run.State)+" ") {
			want = append(want, name)
		}
	}
	slices.Sort(offered)
	slices.Sort(want)
	if diff := cmp.Diff(want, offered); diff != "" {
		t.Fatal(diff)
	}
}

func TestWhatKeepsAStepFromStarting(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*domain.StepCase)
		want   domain.Key
	}{
		{"nothing", func(*domain.StepCase) {}, ""},
		{"no item is ready", func(c *domain.StepCase) { c.Serves[0].Item.Status = domain.ItemFailed }, "step.start.item_not_ready"},
		{"one of two is ready", func(c *domain.StepCase) {
			c.Serves = append(c.Serves, domain.ServedItem{Item: domain.Item{Status: domain.ItemFailed}})
		}, ""},
		{"no activity needs it", func(c *domain.StepCase) { c.Serves = nil }, "step.serves_nothing"},
		{"a deviation needs no item", func(c *domain.StepCase) { c.Serves, c.Step.Origin = nil, domain.StepDeviation }, ""},
		{"the run book is a draft", func(c *domain.StepCase) { c.BookApproved = false }, "step.start.run_book_draft"},
		{"but a reason was given", func(c *domain.StepCase) { c.BookApproved, c.StartedWithout = false, true }, ""},
		{"a checkpoint is open", func(c *domain.StepCase) {
			c.Checkpoints = []domain.BookStep{{Step: domain.Step{Title: "Backup verified", Number: "3"}, State: domain.StepNew}}
		}, "step.start.checkpoint_open"},
		{"the deployment is closed", func(c *domain.StepCase) { c.Closed = true }, "step.deployment_closed"},
		{"the project is archived", func(c *domain.StepCase) { c.Archived = true }, "step.archived"},
		{"the key is not confirmed", func(c *domain.StepCase) { c.Unconfirmed = true }, "permission.key_not_confirmed"},
	} {
		c := readyCase(domain.StepNew)
		c.Roles = domain.RolesOf("execute")
		test.change(&c)
		for _, action := range []domain.StepAction{domain.StepStart, domain.StepComplete} {
			if got := key(c.Check(domain.StepAct{Action: action})); got != test.want {
				t.Errorf("%s, %s: %q", test.name, action, got)
			}
		}
		blocked := c.Blocked()
		personal := test.want == "step.archived" || test.want == "permission.key_not_confirmed"
		if !personal && (blocked == nil) != (test.want == "") {
			t.Errorf("%s: blocked %v", test.name, blocked)
		}
	}
}

// A step in progress can always be finished, whatever became of its item, the run book, or the deployment.
func TestAStepInProgressCanBeFinished(t *testing.T) {
	c := readyCase(domain.StepInProgress)
	c.Roles, c.BookApproved, c.Closed = domain.RolesOf("execute"), false, true
	c.Serves[0].Item.Status = domain.ItemFailed
	c.Checkpoints = []domain.BookStep{{State: domain.StepFailed}}
	for _, action := range []domain.StepAction{domain.StepComplete, domain.StepFail, domain.StepAttemptFailed, domain.StepSkip} {
		if err := c.Check(domain.StepAct{Action: action, Remark: "because"}); err != nil {
			t.Errorf("%s: %v", action, err)
		}
	}
	if c.Blocked() != nil {
		t.Error("shown as blocked")
	}
}

func TestCheckpointsAreNotSkipped(t *testing.T) {
	for _, state := range []domain.StepState{domain.StepNew, domain.StepInProgress} {
		c := readyCase(state)
		c.Roles, c.Step.Checkpoint = domain.RolesOf("approval"), true
		if got := key(c.Check(domain.StepAct{Action: domain.StepSkip, Remark: "because"})); got != "step.skip.checkpoint" {
			t.Errorf("%s: %q", state, got)
		}
	}
}

func TestReopenOnlyWhatIsStillApproved(t *testing.T) {
	for _, action := range []domain.StepAction{domain.StepReopen, domain.StepAgain} {
		c := readyCase(domain.StepCompleted)
		c.Roles = domain.RolesOf("execute")
		c.Serves[0].Item.Status, c.Serves[0].ContentSame = domain.ItemCompleted, false
		act := domain.StepAct{Action: action, Remark: "because"}
		if got := key(c.Check(act)); got != "step.reopen.content_changed" {
			t.Errorf("%s: %q", action, got)
		}
		c.Serves[0].ContentSame = true
		if err := c.Check(act); err != nil || len(c.Returning()) != 1 {
			t.Errorf("%s: %v, returning %v", action, err, c.Returning())
		}
		c.Serves[0].Item.Status, c.Serves[0].ContentSame = domain.ItemReview, false
		wanted := map[domain.StepAction]domain.Key{domain.StepAgain: "step.run_again.nothing_approved"}[action]
		if got := key(c.Check(act)); got != wanted || len(c.Returning()) != 0 {
			t.Errorf("%s, item in review: %q", action, got)
		}
	}
}

func TestClosedDeploymentsStayDone(t *testing.T) {
	for _, action := range []domain.StepAction{domain.StepReopen, domain.StepAgain} {
		c := readyCase(domain.StepFailed)
		c.Roles, c.Closed = domain.RolesOf("approval"), true
		if got := key(c.Check(domain.StepAct{Action: action, Remark: "because"})); got != "step.deployment_closed" {
			t.Errorf("%s: %q", action, got)
		}
	}
}

func TestHoldAndResume(t *testing.T) {
	c := readyCase(domain.StepInProgress)
	c.Roles = domain.RolesOf("execute")
	if got := key(c.Check(domain.StepAct{Action: domain.StepHold, Remark: "network", At: 100, Until: 100})); got != "input.invalid" {
		t.Errorf("a hold that ends at once: %q", got)
	}
	held, event := domain.ApplyStep(c.Run, domain.StepAct{Action: domain.StepHold, Remark: "network", At: 100, Until: 200})
	if held.State != domain.StepOnHold || held.HoldUntil != 200 || event.Until != 200 {
		t.Errorf("%+v %+v", held, event)
	}
	resumed, _ := domain.ApplyStep(held, domain.StepAct{Action: domain.StepResume, At: 150})
	if resumed.State != domain.StepInProgress || resumed.HoldUntil != 0 || resumed.HeldFrom != "" {
		t.Errorf("%+v", resumed)
	}
}

// Random acts: times and states always fit, refusals change nothing, every act leaves an event.
func TestRandomStepActs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run := domain.RunStep{ID: "run-1", State: domain.StepNew}
		for at := range rapid.IntRange(1, 40).Draw(t, "length") {
			c := readyCase(run.State)
			c.Run, c.Roles = run, domain.RolesOf("execute")
			act := domain.StepAct{
				Action: rapid.SampledFrom(stepActions).Draw(t, "action"), Actor: "ann", At: int64(at + 1),
				Remark: rapid.SampledFrom([]string{"", "because"}).Draw(t, "remark"), Person: "bob",
			}
			if c.Check(act) != nil {
				continue
			}
			before := run
			var event domain.StepEvent
			run, event = domain.ApplyStep(run, act)
			if event.From != before.State || event.To != run.State || event.RunStep != run.ID || event.Remark != act.Remark {
				t.Fatalf("event %+v", event)
			}
			checkRunStep(t, run)
		}
	})
}

func checkRunStep(t *rapid.T, run domain.RunStep) {
	ended := !run.State.Open()
	held := run.State == domain.StepOnHold
	switch {
	case ended != (run.EndedAt != 0), ended != (run.EndedBy != ""):
		t.Fatalf("ended or not: %+v", run)
	case held != (run.HeldFrom != ""), run.HeldFrom == domain.StepOnHold, !held && run.HoldUntil != 0:
		t.Fatalf("held or not: %+v", run)
	case run.State == domain.StepNew && run.StartedAt != 0, run.State == domain.StepInProgress && run.StartedAt == 0:
		t.Fatalf("started or not: %+v", run)
	case run.State == domain.StepCompleted && (run.StartedAt == 0 || run.StartedAt > run.EndedAt):
		t.Fatalf("completed before it started: %+v", run)
	}
}
