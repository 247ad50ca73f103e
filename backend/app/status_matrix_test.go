package app_test

import (
	"slices"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// statusChange is a cell of the table of spec 1.6: an action in a state, who may, as letters, and who may
// once the window has begun, where that differs.
type statusChange struct{ from, action, target, who, begun string }

// statusMatrix is that table, written down by hand.
var statusMatrix = []statusChange{
	{"documentation", "submit", "review", "n a", ""},
	{"rejected", "submit", "review", "n a", ""},
	{"failed", "submit", "review", "n a", ""},
	{"review", "verify", "go_no_go", "r a", ""},
	{"review", "approve", "ready_for_release", "a", ""},
	{"review", "reject", "rejected", "r a", ""},
	{"go_no_go", "reject", "rejected", "a", ""},
	{"go_no_go", "approve", "ready_for_release", "a", ""},
	{"review", "revert", "documentation", "n a", ""},
	{"go_no_go", "revert", "documentation", "n a", ""},
	{"go_no_go", "revert", "review", "r a", ""},
	{"ready_for_release", "revert", "documentation", "n a", "n+x a"},
	{"ready_for_release", "revert", "review", "r a", "r+x a"},
	{"ready_for_release", "revert", "go_no_go", "a", ""},
	{"completed", "revert", "documentation", "n a", "n+x a"},
	{"completed", "revert", "review", "r a", "r+x a"},
	{"completed", "revert", "go_no_go", "a", ""},
	{"completed", "revert", "ready_for_release", "x a", ""},
	{"ready_for_release", "complete", "completed", "x a", ""},
	{"ready_for_release", "fail", "failed", "x a", ""},
}

// allowedChange asks the table: n+x wants both roles.
func allowedChange(from, action, target string, roles []string, begun bool) bool {
	i := slices.IndexFunc(statusMatrix, func(c statusChange) bool {
		return c.from == from && c.action == action && (c.target == target || action != "revert")
	})
	if i < 0 {
		return false
	}
	line := statusMatrix[i].who
	if begun && statusMatrix[i].begun != "" {
		line = statusMatrix[i].begun
	}
	has := func(letter byte) bool { return slices.Contains(roles, letters[string(letter)]) }
	switch line {
	case "n+x a":
		return has('a') || has('n') && has('x')
	case "r+x a":
		return has('a') || has('r') && has('x')
	}
	return granted(line, roles, false, false)
}

func (d *door) itemIn(status string) domain.ID {
	d.t.Helper()
	item := d.Item(d.deployment, "An item in "+status)
	switch status {
	case "documentation":
	case "review":
		d.Submitted(item)
	case "go_no_go":
		d.Must(doorMaker, d.Verify(d.Submitted(item)))
	case "rejected":
		d.Must("Approval", d.Reject(d.Submitted(item), "no"))
	case "ready_for_release":
		d.Approved(item)
	case "completed":
		d.Must("Execute", d.Complete(d.Approved(item)))
	case "failed":
		d.Must("Execute", d.Fail(d.Approved(item), "no"))
	}
	if is := d.Status(item); string(is) != status {
		d.t.Fatalf("the item is %s, not %s", is, status)
	}
	return item
}

func (d *door) change(item domain.ID, action, target string) any {
	switch action {
	case "submit":
		return d.Submit(item)
	case "verify":
		return d.Verify(item)
	case "approve":
		return d.Approve(item)
	case "reject":
		return d.Reject(item, "because")
	case "complete":
		return d.Complete(item)
	case "fail":
		return d.Fail(item, "because")
	}
	return d.Revert(item, domain.ItemStatus(target), "because")
}

// Every action in every state by every set of roles, before the window and in it.
func TestStatusMatrixThroughTheDoor(t *testing.T) {
	t.Parallel()
	states := []string{"documentation", "review", "go_no_go", "ready_for_release", "completed", "rejected", "failed"}
	for _, from := range states {
		t.Run(from, func(t *testing.T) {
			t.Parallel()
			d := newDoor(t)
			item := d.itemIn(from)
			for _, begun := range []bool{false, true} {
				if begun {
					d.Clock.Set("2027-01-20 21:00")
				}
				for _, action := range []string{"submit", "verify", "approve", "reject", "complete", "fail", "revert"} {
					for _, target := range states {
						if action == "revert" || target == from {
							d.tryChange(item, statusChange{from: from, action: action, target: target}, begun)
						}
					}
				}
			}
		})
	}
}

func (d *door) tryChange(item domain.ID, c statusChange, begun bool) {
	d.t.Helper()
	payload := d.change(item, c.action, c.target)
	for _, roles := range roleSets() {
		err := d.outcome(d.roles(doorStranger, roles...), d.order(doorStranger, payload))
		allowed := allowedChange(c.from, c.action, c.target, roles, begun)
		if allowed != (err == nil) {
			d.t.Errorf("%s %s to %s, begun %v, as %v: %v, want allowed %v", c.from, c.action, c.target, begun, roles, err, allowed)
		}
	}
	d.Refused(domain.CodeForbidden, doorStranger, payload)
}

// What was submitted or written by the actor himself he neither verifies nor approves (spec 1.7).
func TestSeparationOfDutiesThroughTheDoor(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	d.Must(doorMaker, d.Submit(d.documented))
	for _, roles := range roleSets() {
		member := d.roles(doorMaker, roles...)
		for _, payload := range []any{d.Verify(d.documented), d.Approve(d.documented)} {
			if err := d.outcome(member, d.order(doorMaker, payload)); domain.CodeOf(err) != domain.CodeForbidden {
				t.Errorf("%T as %v: %v", payload, roles, err)
			}
		}
		off := d.order("Approval", &app.ProjectEdit{Project: d.project, SeparateDuties: testkit.To(d.Workspace, true, false)})
		err := d.outcome(off, member, d.order(doorMaker, d.Approve(d.documented)))
		d.judge("item.approve", doorMaker, roles, err, granted("a", roles, true, false))
	}
}
