package app_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// Every command stands in exactly one row of the permission table, and every command of the table exists.
func TestCommandsStandInOneRow(t *testing.T) {
	inTable := []string{}
	for _, row := range domain.PermissionTable {
		inTable = append(inTable, row.Commands...)
	}
	slices.Sort(inTable)
	if diff := cmp.Diff(app.CommandNames(), inTable); diff != "" {
		t.Error(diff)
	}
}

// matrix is the table of spec 1.3, written down by hand: v view, n entry, r review, a approval, x execute;
// =own for what the same person made, =charge also for who is in charge of it.
var matrix = map[string][]string{
	"v n r a x":                             {"star.set"},
	"a":                                     {"project.edit", "project.archive", "project.unarchive", "member.set", "member.remove", "access.grant", "access.decline", "template.create", "template.edit", "template.move", "template.delete", "project_key.create", "request.approve", "request.reject", "deployment.create", "deployment.edit", "deployment.close", "deployment.reopen", "deployment.archive", "deployment.delete", "runbook.approve", "runbook.start_without", "step.move", "item.order", "item.approve", "item.revert", "copy.take_back"},
	"n a":                                   {"request.create", "item.create", "item.copy", "item.edit", "activity.create", "activity.edit", "activity.move", "attachment.add", "attachment.edit", "item.submit"},
	"n=own a":                               {"request.edit", "request.withdraw", "activity.delete", "attachment.delete", "item.delete", "item.move"},
	"r a":                                   {"item.verify", "item.reject"},
	"n r a x":                               {"file.piece", "file.add", "comment.add", "task.create", "checklist.from_template"},
	"a x=own":                               {"copy.settle", "copy.close"},
	"n=own r=own a=own x=own":               {"comment.edit", "comment.delete", "comment.restore"},
	"a x":                                   {"project_key.grant", "item.complete", "item.fail", "step.start", "step.complete", "step.fail", "step.attempt_failed", "step.skip", "step.hold", "step.resume", "step.reopen", "step.run_again", "step.assign", "step.remark", "step.add_evidence", "step.add", "checklist.sign_off", "document.sign", "copy.take"},
	"v=charge n=charge r=charge a x=charge": {"task.update", "task.add_evidence"},
	"n=own r=own a x=own":                   {"task.edit", "task.delete"},
}

// workspaceMatrix says who may do what is no matter of roles in a project.
var workspaceMatrix = map[string][]string{
	"everybody":      {"user.edit", "key.rotate", "key.reseal", "certificate.add", "key.confirm"},
	"non-members":    {"access.request"},
	"administrators": {"workspace.edit", "workspace.restore", "workspace.repair", "user.invite", "user.reinvite", "user.reset", "user.block", "user.unblock", "user.appoint", "user.dismiss", "environment.create", "environment.edit", "environment.delete", "project.create", "project.delete", "member.appoint", "file.clean", "certificate.issue"},
	// the administrator must be an approval member of what he clones
	"cloners": {"project.clone"},
	"nobody":  {"workspace.create", "key.bind", "workspace.upgrade", "copy.begin", "copy.merge"}, // the first is done, nobody here was invited, there is no later version, and the others are made by taking and bringing back
}

// lines gives the line of each command.
func lines(table map[string][]string) map[string]string {
	out := map[string]string{}
	for line, commands := range table {
		for _, command := range commands {
			out[command] = line
		}
	}
	return out
}

var letters = map[string]string{"v": "view", "n": "entry", "r": "review", "a": "approval", "x": "execute"}

func granted(line string, roles []string, own, charge bool) bool {
	for _, word := range strings.Fields(line) {
		letter, condition, _ := strings.Cut(word, "=")
		if slices.Contains(roles, letters[letter]) && (condition == "" || own || condition == "charge" && charge) {
			return true
		}
	}
	return false
}

func TestMatrixKnowsEveryCommand(t *testing.T) {
	known := slices.Concat(slices.Collect(maps.Keys(lines(matrix))), slices.Collect(maps.Keys(lines(workspaceMatrix))))
	slices.Sort(known)
	if diff := cmp.Diff(app.CommandNames(), known); diff != "" {
		t.Error(diff)
	}
	d := newDoor(t)
	if diff := cmp.Diff(app.CommandNames(), slices.Sorted(maps.Keys(d.payloads("Ann")))); diff != "" {
		t.Error(diff)
	}
}

// roleSets lists every set of roles.
func roleSets() [][]string {
	all := [][]string{}
	for bits := 1; bits < 1<<len(domain.Roles); bits++ {
		roles := []string{}
		for i, role := range domain.Roles {
			if bits&(1<<i) != 0 {
				roles = append(roles, string(role))
			}
		}
		all = append(all, roles)
	}
	return all
}

// The whole table for every set of roles, each by who made the record and by who did not.
func TestMatrixThroughTheDoor(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	table := lines(matrix)
	for _, own := range []bool{false, true} {
		actor := map[bool]string{false: doorStranger, true: doorMaker}[own]
		payloads := d.payloads(actor)
		for _, roles := range roleSets() {
			member := d.roles(actor, roles...)
			if err := d.outcome(member); err != nil {
				t.Fatalf("%v: %v", roles, err)
			}
			for _, command := range slices.Sorted(maps.Keys(table)) {
				orders := slices.Concat([]app.Order{member}, d.before(command), []app.Order{d.order(actor, payloads[command])})
				d.judge(command, actor, roles, d.outcome(orders...), granted(table[command], roles, own, false))
			}
		}
	}
}

// Persons in charge need not have made their task.
func TestMatrixForPersonsInCharge(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	for _, roles := range roleSets() {
		member := d.roles(doorStranger, roles...)
		for command, payload := range map[string]any{
			"task.update": d.updateOf(d.charged), "task.add_evidence": &app.TaskAddEvidence{Task: d.charged, Note: "told"},
			"task.edit":   &app.TaskEdit{Task: d.charged, Title: d.otherwise("Charged"), Comment: "clearer"},
			"task.delete": &app.TaskDelete{Task: d.charged},
		} {
			err := d.outcome(member, d.order(doorStranger, payload))
			d.judge(command, doorStranger, roles, err, granted(lines(matrix)[command], roles, false, true))
		}
	}
}

func (d *door) judge(command, actor string, roles []string, err error, allowed bool) {
	d.t.Helper()
	switch {
	case allowed && err != nil:
		d.t.Errorf("%s by %s as %v is refused: %v", command, actor, roles, err)
	case !allowed && domain.CodeOf(err) != domain.CodeForbidden:
		d.t.Errorf("%s by %s as %v: %v, want forbidden", command, actor, roles, err)
	}
}

// Who is no member may nothing in a project, administrators no more than others; a private one is not there.
func TestMatrixForNonMembers(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	private := d.order("Approval", &app.ProjectEdit{Project: d.project, Private: testkit.To(d.Workspace, false, true)})
	for _, actor := range []string{"Ann", doorStranger} {
		payloads := d.payloads(actor)
		for command := range lines(matrix) {
			payload := d.order(actor, payloads[command])
			d.judge(command, actor, nil, d.outcome(append(d.before(command), payload)...), false)
			d.Refused(domain.CodeForbidden, actor, payloads[command])
			if strings.HasPrefix(command, "file.") {
				continue // content belongs to no project
			}
			err := d.outcome(append(append([]app.Order{private}, d.before(command)...), payload)...)
			if diff := cmp.Diff(domain.Missing().Error(), errorText(err)); diff != "" {
				t.Errorf("%s by %s in a private project: %s", command, actor, diff)
			}
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestMatrixOfTheWorkspace(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	approval := map[string]app.Order{"Ann": d.roles("Ann", "approval"), doorStranger: d.roles(doorStranger, "approval")}
	for _, actor := range []string{"Ann", doorStranger, doorMaker, "View", "Approval"} {
		administrator, outside := actor == "Ann", actor == "Ann" || actor == doorStranger
		payloads := d.payloads(actor)
		for command, who := range lines(workspaceMatrix) {
			order := d.order(actor, payloads[command])
			err := d.outcome(order)
			var allowed bool
			switch who {
			case "everybody":
				allowed = true
			case "non-members":
				allowed = outside
			case "administrators":
				allowed = administrator
			}
			switch {
			case command == "key.confirm" && (actor == "Ann" || actor == "View"):
				allowed = false // she invited, and it is his own
			case command == "workspace.upgrade" && administrator: // there is no later version to go to
				if keyOf(err) != "workspace.newer" {
					t.Errorf("%s by %s: %v", command, actor, err)
				}
				continue
			case command == "access.request" && !outside, command == "workspace.create", command == "key.bind", strings.HasPrefix(command, "copy."):
				if err == nil {
					t.Errorf("%s by %s is allowed", command, actor)
				}
				continue
			}
			d.judge(command, actor, nil, err, allowed)
			if who == "cloners" && outside {
				d.judge(command, actor, []string{"approval"}, d.outcome(approval[actor], order), administrator)
			}
		}
	}
}

// An archived project takes only what brings it back, removes it or gives it somebody who could.
func TestMatrixOfArchivedProjects(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	archive := d.order("Approval", &app.ProjectArchive{Project: d.project})
	member := d.roles(doorMaker, "view", "entry", "review", "approval", "execute")
	payloads := d.payloads(doorMaker)
	for command := range lines(matrix) {
		err := d.outcome(member, archive, d.order(doorMaker, payloads[command]))
		want := domain.CodeConflict
		if strings.HasPrefix(command, "file.") {
			want = domain.CodeForbidden // it is the only project of its members
		}
		if command == "project.unarchive" {
			if err != nil {
				t.Errorf("%s: %v", command, err)
			}
		} else if domain.CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", command, err, want)
		}
	}
	payloads = d.payloads("Ann")
	for _, command := range []string{"project.delete", "member.appoint"} {
		if err := d.outcome(archive, d.order("Ann", payloads[command])); err != nil {
			t.Errorf("%s: %v", command, err)
		}
	}
	if err := d.outcome(archive, d.order("Ann", payloads["access.request"])); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("access.request: %v", err)
	}
}

// Who is blocked may nothing, whatever his roles were.
func TestMatrixOfBlockedPeople(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	for command, payload := range d.payloads("Review") {
		if command == "key.bind" || command == "workspace.create" {
			continue // they bring their own key
		}
		d.Refused(domain.CodeUnauthenticated, "Review", payload)
	}
}
