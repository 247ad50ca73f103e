package app_test

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// Whatever anybody does in whatever order: what is approved says who approved what, what is Ready has its
// steps, no step waits for nobody, and doing the whole journal again gives the same.
func TestRandomReleases(t *testing.T) {
	fewChecks(t, "10")
	rapid.Check(t, func(rt *rapid.T) {
		m := newRandomRelease(t)
		rt.Repeat(map[string]func(*rapid.T){
			"item": m.decideItem, "another item": m.decideItem, "a third item": m.decideItem,
			"step": m.actOnStep, "another step": m.actOnStep, "a third step": m.actOnStep, "a fourth step": m.actOnStep,
			"activity": m.changeActivity, "rare": m.doRareThing, "": m.check,
		})
		if report := verify(t, closedCopy(t, m.Workspace), app.Full); !report.Whole() {
			rt.Fatalf("the journal does not verify: %+v", report)
		}
	})
}

// fewChecks makes the test shorter: every check has a workspace of its own.
func fewChecks(t *testing.T, number string) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	if before != checks.DefValue {
		return // somebody asked for another number
	}
	if err := flag.Set("rapid.checks", number); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := flag.Set("rapid.checks", before); err != nil {
			t.Error(err)
		}
	})
}

type randomRelease struct {
	release
	deployments []domain.ID
	items       []domain.ID
}

func newRandomRelease(t *testing.T) *randomRelease {
	t.Helper()
	m := &randomRelease{release: newDraft(t)}
	m.deployments = []domain.ID{m.deployment, m.Deployment(m.project, "2026-12-10 20:00")}
	m.items = []domain.ID{m.item("X", "A", "B", "C"), m.item("Y", "A", "D"), m.item("Z")}
	m.Approved(m.items[0])
	m.Approved(m.items[1])
	m.ApproveBook(m.deployment)
	return m
}

// try gives a command to somebody, mostly to who is suited. A refusal must have a reason and leave no trace.
func (m *randomRelease) try(rt *rapid.T, suited string, payload any) {
	people := []string{suited, suited, suited, suited, suited, "Approval", "Entry", "Review", "Execute", "View", "All"}
	name := rapid.SampledFrom(people).Draw(rt, "who")
	m.Clock.Pass(time.Minute)
	head := m.Entries()
	receipt, err := m.Try(name, payload)
	after := m.Entries()
	var refused *domain.Error
	switch {
	case err == nil && after == head && receipt.Entry == "": // a step may be put where it stands
	case err == nil && after != head+1:
		rt.Fatalf("%s %T: %d entries", name, payload, after-head)
	case err != nil && after != head:
		rt.Fatalf("%s %T was refused and left a trace", name, payload)
	case err != nil && (!errors.As(err, &refused) || refused.Code == domain.CodeInternal || refused.Code == domain.CodeUnavailable):
		rt.Fatalf("%s %T: %v", name, payload, err)
	}
	rt.Logf("%s %T %+v: %v", name, payload, payload, err)
}

// likelyDecisions are those that the workflow has, and who usually takes them.
var likelyDecisions = map[domain.ItemStatus][]string{
	domain.ItemDocumentation: {"Entry submit"}, domain.ItemRejected: {"Entry submit"}, domain.ItemFailed: {"Entry submit"},
	domain.ItemReview:    {"Approval approve", "Review verify", "Review reject"},
	domain.ItemGoNoGo:    {"Approval approve", "Approval approve", "Approval revert"},
	domain.ItemReady:     {"Approval revert", "Execute complete", "Execute fail"},
	domain.ItemCompleted: {"Approval revert"},
}

func (m *randomRelease) decideItem(rt *rapid.T) {
	item := rapid.SampledFrom(m.items).Draw(rt, "item")
	choices := likelyDecisions[m.Status(item)]
	if rapid.IntRange(0, 4).Draw(rt, "unlikely") == 0 {
		choices = []string{"Entry submit", "Review verify", "Approval approve", "Review reject", "Approval revert", "Execute complete", "Execute fail"}
	}
	var suited, action string
	if _, err := fmt.Sscan(rapid.SampledFrom(choices).Draw(rt, "decision"), &suited, &action); err != nil {
		rt.Fatal(err)
	}
	var payload any
	switch action {
	case "submit":
		payload = m.Submit(item)
	case "verify":
		payload = m.Verify(item)
	case "approve":
		payload = m.Approve(item)
	case "reject":
		payload = m.Reject(item, "no")
	case "revert":
		payload = m.Revert(item, rapid.SampledFrom(domain.ItemPath).Draw(rt, "target"), "back")
	case "complete":
		payload = m.Complete(item)
	case "fail":
		payload = m.Fail(item, "no")
	}
	m.try(rt, suited, payload)
}

func (m *randomRelease) actOnStep(rt *rapid.T) {
	step := m.anyStepRow(rt)
	var state domain.StepState
	m.Read(func(r store.Reader) error {
		run, err := r.LiveStep(step.ID)
		state = run.State
		return err
	})
	actions := []domain.StepAction{}
	for _, rule := range domain.StepRules {
		if rule.From == state || rapid.IntRange(0, 19).Draw(rt, "wrong turn") == 0 {
			actions = append(actions, rule.Action)
		}
	}
	m.try(rt, "Execute", m.Act(step.ID, rapid.SampledFrom(actions).Draw(rt, "act"), "because"))
}

// anyStepRow gives a step of any of the deployments.
func (m *randomRelease) anyStepRow(rt *rapid.T) domain.Step {
	steps := m.stepRows()
	if len(steps) == 0 {
		rt.Skip("no steps")
	}
	return rapid.SampledFrom(steps).Draw(rt, "step")
}

// doRareThing moves an item, decides about a run book, adds or drags a step, or lets time pass.
func (m *randomRelease) doRareThing(rt *rapid.T) {
	things := []func(*rapid.T){m.moveItem, m.moveItem, m.decideBook, m.decideBook, m.addStep, m.passTime}
	rapid.SampledFrom(things).Draw(rt, "thing")(rt)
}

func (m *randomRelease) changeActivity(rt *rapid.T) {
	item := rapid.SampledFrom(m.items).Draw(rt, "item")
	instruction := rapid.SampledFrom([]string{"A", "B", "C", "D", "E"}).Draw(rt, "instruction")
	var activities []domain.Activity
	m.Read(func(r store.Reader) (err error) {
		activities, err = r.ActivitiesOf(item)
		return err
	})
	if len(activities) == 0 || len(activities) < 4 && rapid.Bool().Draw(rt, "add") {
		m.try(rt, "Entry", &app.ActivityCreate{Item: item, Template: m.templates.ByHand, Values: testkit.ByHandValues(instruction)})
		return
	}
	activity := rapid.SampledFrom(activities).Draw(rt, "activity")
	if rapid.Bool().Draw(rt, "delete") {
		m.try(rt, "Entry", &app.ActivityDelete{Activity: activity.ID})
		return
	}
	for _, value := range activity.Values {
		if value.ID == "instruction" {
			edit := testkit.To(m.Workspace, value, testkit.Text("instruction", instruction))
			m.try(rt, "Entry", &app.ActivityEdit{Activity: activity.ID, Values: []app.ValueEdit{{Was: edit.Was, To: edit.To}}})
		}
	}
}

func (m *randomRelease) moveItem(rt *rapid.T) {
	m.try(rt, "Approval", &app.ItemMove{Item: rapid.SampledFrom(m.items).Draw(rt, "item"), To: rapid.SampledFrom(m.deployments).Draw(rt, "to")})
}

func (m *randomRelease) decideBook(rt *rapid.T) {
	deployment := rapid.SampledFrom(m.deployments).Draw(rt, "deployment")
	seen := m.Book(deployment).Seen
	if rapid.Bool().Draw(rt, "approve") {
		m.try(rt, "Approval", &app.RunBookApprove{Deployment: deployment, Seen: seen})
		return
	}
	m.try(rt, "Approval", &app.RunBookStartWithout{Deployment: deployment, Reason: "it burns", Seen: seen})
}

func (m *randomRelease) addStep(rt *rapid.T) {
	step := m.anyStepRow(rt)
	if rapid.Bool().Draw(rt, "drag") {
		m.try(rt, "Approval", &app.StepMove{Step: step.ID, Place: rapid.IntRange(0, 2).Draw(rt, "place"), Seen: m.Book(step.Deployment).Seen})
		return
	}
	m.try(rt, "Execute", &app.StepAdd{Deployment: step.Deployment, Behind: step.ID, Title: "More"})
}

func (m *randomRelease) passTime(rt *rapid.T) {
	m.Clock.Pass(time.Duration(rapid.IntRange(1, 48).Draw(rt, "hours")) * time.Hour)
}

func (m *randomRelease) stepRows() []domain.Step {
	steps := []domain.Step{}
	m.Read(func(r store.Reader) error {
		for _, deployment := range m.deployments {
			rows, err := r.StepsOf(deployment)
			if err != nil {
				return err
			}
			steps = append(steps, rows...)
		}
		return nil
	})
	return steps
}

func (m *randomRelease) check(rt *rapid.T) {
	m.Read(func(r store.Reader) error {
		for _, id := range m.items {
			if err := checkItem(r, id); err != nil {
				rt.Fatal(err)
			}
		}
		return nil
	})
	m.checkSteps(rt)
	for _, deployment := range m.deployments {
		checkBook(rt, m.Book(deployment))
		checkFaults(rt, m.Book(deployment))
	}
	for _, id := range m.items {
		if item := testkit.Ask[app.ItemView](m.Workspace, "View", "item.get", &app.ItemGet{Item: id}); item.Fault != nil {
			rt.Fatalf("%s is said to be forged: %v", item.Title, item.Fault)
		}
	}
}

// checkFaults: what went through the door is never said to be forged.
func checkFaults(rt *rapid.T, book app.RunBookView) {
	if book.Approval.Fault != nil {
		rt.Fatalf("the run book is said to be forged: %v", book.Approval.Fault)
	}
	for _, stage := range book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				if step.Fault != nil {
					rt.Fatalf("%s is said to be forged: %v", step.Title, step.Fault)
				}
			}
		}
	}
}

// checkItem asks whether an item's stamps, steps and status log fit its status.
func checkItem(r store.Reader, id domain.ID) error {
	item, err := store.Get[domain.Item](r, id)
	if err != nil {
		return err
	}
	stamps := []bool{item.ApprovedBy != "", item.ApprovedAt != 0, item.ApprovedContent != "", item.ApprovedSeq != 0}
	mayHave := slices.Contains([]domain.ItemStatus{domain.ItemReady, domain.ItemCompleted, domain.ItemFailed}, item.Status)
	if slices.Contains(stamps, !mayHave) {
		return fmt.Errorf("%s is %s with the approval %v", item.Title, item.Status, stamps)
	}
	log, err := r.StatusLogOf(id)
	if err != nil {
		return err
	}
	status := domain.ItemDocumentation
	for _, change := range log {
		if change.From != status {
			return fmt.Errorf("%s: %s follows %s in the log", item.Title, change.From, status)
		}
		status = change.To
	}
	if status != item.Status {
		return fmt.Errorf("%s is %s, the log says %s", item.Title, item.Status, status)
	}
	if item.Status != domain.ItemReady {
		return nil
	}
	return checkReady(r, item)
}

func checkReady(r store.Reader, item domain.Item) error {
	outcomes, err := r.StepOutcomesOf(item.ID)
	if err != nil {
		return err
	}
	if outcome, left := domain.AfterSteps(item, outcomes); left {
		return fmt.Errorf("%s should be %s by now", item.Title, outcome.To)
	}
	activities, err := r.ActivitiesOf(item.ID)
	if err != nil {
		return err
	}
	for _, activity := range activities {
		if activity.Step == "" {
			return fmt.Errorf("%s is Ready For Release without a step for %s", item.Title, activity.ID)
		}
		step, err := store.Get[domain.Step](r, activity.Step)
		if err != nil {
			return err
		}
		run, err := r.LiveStep(step.ID)
		if err != nil || step.Deployment != item.Deployment && run.State != domain.StepCompleted {
			return fmt.Errorf("%s waits for step %s of another deployment: %w", item.Title, step.ID, err)
		}
	}
	return nil
}

// checkSteps asks that nothing waits for nobody, unless something was done on it, and that no number is
// there twice.
func (m *randomRelease) checkSteps(rt *rapid.T) {
	numbers := map[string]bool{}
	for _, step := range m.stepRows() {
		if number := step.Deployment + step.Number; step.Number != "" && numbers[number] {
			rt.Fatalf("number %s is there twice", step.Number)
		}
		numbers[step.Deployment+step.Number] = true
		m.Read(func(r store.Reader) error {
			links, err := r.LinksOfStep(step.ID)
			if err != nil {
				return err
			}
			run, err := r.LiveStep(step.ID)
			if err != nil {
				return err
			}
			events, err := r.EventsOf(run.ID)
			touched := slices.ContainsFunc(events, func(e domain.StepEvent) bool {
				return e.Action != "hold" && e.Action != "resume" && e.Action != "assign"
			})
			waits := run.State == domain.StepNew || run.State == domain.StepOnHold
			if waits && len(links) == 0 && step.Origin != domain.StepDeviation && !touched {
				rt.Fatalf("step %s waits for nobody", step.ID)
			}
			if len(events) > 0 && events[len(events)-1].To != run.State {
				rt.Fatalf("step %s is %s after %+v", step.ID, run.State, events[len(events)-1])
			}
			return err
		})
	}
}

// checkBook asks that an approved run book is what was approved, and that every step can be trusted.
func checkBook(rt *rapid.T, book app.RunBookView) {
	if changed := domain.Material(book.Approval.Changes); book.Approval.State == domain.RunBookApproved && len(changed) > 0 {
		rt.Fatalf("the run book is approved, but %+v", changed)
	}
	for _, stage := range book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				if step.Fault != nil {
					rt.Fatalf("step %s: %v", step.Number, step.Fault)
				}
			}
		}
	}
}
