package app_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// What somebody might do a moment ago he may not any more once his roles, his membership or his account are
// gone: commands that were made before come too late.

// lateFor gives what an actor meets who gives a command after an order of somebody else.
func (d *door) lateFor(actor string, payload any, before ...app.Order) error {
	d.t.Helper()
	return d.outcome(append(slices.Clone(before), d.order(actor, payload))...)
}

func TestMatrixOfRemovedMembers(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	removed := d.order("Approval", &app.MemberRemove{Project: d.project, User: d.User(doorMaker), Seen: d.memberSeen(doorMaker)})
	private := d.order("Approval", &app.ProjectEdit{Project: d.project, Private: testkit.To(d.Workspace, false, true)})
	payloads := d.payloads(doorMaker)
	for command := range lines(matrix) {
		before := slices.Concat([]app.Order{removed}, d.before(command))
		if err := d.lateFor(doorMaker, payloads[command], before...); domain.CodeOf(err) != domain.CodeForbidden {
			t.Errorf("%s by who was removed: %v", command, err)
		}
		if strings.HasPrefix(command, "file.") {
			continue // content belongs to no project
		}
		before = append([]app.Order{private}, before...)
		if err := d.lateFor(doorMaker, payloads[command], before...); errorText(err) != domain.Missing().Error() {
			t.Errorf("%s by who was removed from a private project: %v", command, err)
		}
	}
}

func TestMatrixOfPeopleBlockedMeanwhile(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	blocked := d.order("Ann", &app.UserBlock{User: d.User(doorMaker), Seen: d.UserSeen(doorMaker)})
	for command, payload := range d.payloads(doorMaker) {
		if command == "key.bind" || command == "workspace.create" {
			continue // they bring their own key
		}
		if err := d.lateFor(doorMaker, payload, blocked); domain.CodeOf(err) != domain.CodeUnauthenticated {
			t.Errorf("%s by who was blocked: %v", command, err)
		}
	}
}

// withoutKey gives the roles that count without a confirmed key, where keys must be confirmed: review, approval
// and execute do not, but who approves may enter.
func withoutKey(roles []string) []string {
	if slices.Contains(roles, "entry") || slices.Contains(roles, "approval") {
		return []string{"view", "entry"}
	}
	return []string{"view"}
}

func TestMatrixOfUnconfirmedKeys(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	const actor = "View"
	strict := d.order("Ann", &app.WorkspaceEdit{ConfirmedKeysOnly: testkit.To(d.Workspace, false, true)})
	table := lines(matrix)
	payloads := d.payloads(actor)
	for _, roles := range [][]string{{"view"}, {"entry"}, {"review"}, {"approval"}, {"execute"}, {"entry", "review"}, {"entry", "review", "approval", "execute"}} {
		member := d.order("Approval", &app.MemberSet{Project: d.project, User: d.User(actor), Roles: roles, Seen: d.memberSeen(actor)})
		before := []app.Order{strict, member}
		if slices.Equal(roles, []string{"view"}) {
			before = []app.Order{strict} // he has these already
		}
		for _, command := range slices.Sorted(maps.Keys(table)) {
			err := d.lateFor(actor, payloads[command], append(slices.Clone(before), d.before(command)...)...)
			allowed := granted(table[command], withoutKey(roles), false, false)
			if (domain.CodeOf(err) == domain.CodeForbidden) == allowed {
				t.Errorf("%s as %v without a confirmed key: %v, want allowed %v", command, roles, err, allowed)
			}
		}
	}
}

// A deployment that approval closed takes nothing new; what runs in it can be finished, and it can be talked about.
var afterClosing = map[string][]string{
	"refused": {
		"activity.create", "activity.delete", "activity.edit", "activity.move", "attachment.add", "attachment.delete", "attachment.edit",
		"checklist.from_template", "task.create",
		"item.approve", "item.complete", "item.create", "item.delete", "item.edit", "item.fail", "item.order", "item.reject", "item.revert",
		"item.submit", "item.verify", "runbook.approve", "step.add", "step.move", "step.reopen", "step.run_again", "step.start",
	},
	"done": {
		"comment.add", "comment.edit", "comment.delete", "comment.restore", "item.copy", "item.move", "checklist.sign_off",
		"step.complete", "step.fail", "step.attempt_failed", "step.skip", "step.hold", "step.resume", "step.assign", "step.remark", "step.add_evidence",
		"task.update", "task.edit", "task.delete", "task.add_evidence",
	},
}

func TestMatrixOfClosedDeployments(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	all := d.roles(doorMaker, "view", "entry", "review", "approval", "execute")
	closed := d.order("Approval", &app.DeploymentClose{Deployment: d.deployment, Reason: "over"})
	archived := d.order("Approval", &app.DeploymentArchive{Deployment: d.deployment})
	payloads := d.payloads(doorMaker)
	for want, commands := range afterClosing {
		for _, command := range commands {
			err := d.lateFor(doorMaker, payloads[command], all, closed)
			if want == "refused" && domain.CodeOf(err) != domain.CodeConflict || want == "done" && err != nil {
				t.Errorf("%s in a closed deployment: %v, want %s", command, err, want)
			}
			err = d.lateFor(doorMaker, payloads[command], all, closed, archived)
			if command != "item.copy" && domain.CodeOf(err) != domain.CodeConflict {
				t.Errorf("%s in an archived deployment: %v", command, err)
			}
		}
	}
}
