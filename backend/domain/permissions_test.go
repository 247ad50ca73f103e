package domain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

// The table of spec 1.3 once more, written down by hand: v view, n entry, r review, a approval, x execute.
// "n=own" is a grant for one's own records, "charge" for persons in charge and makers.
var permissionMatrix = map[string]string{
	"star.set": "v n r a x",

	"project.edit": "a", "project.archive": "a", "project.unarchive": "a", "member.set": "a", "member.remove": "a",
	"access.grant": "a", "access.decline": "a",
	"template.create": "a", "template.edit": "a", "template.move": "a", "template.delete": "a",

	"project_key.create": "a", "project_key.grant": "a x",
	"file.piece": "n r a x", "file.add": "n r a x",

	"request.create": "n a", "request.edit": "n=own a", "request.withdraw": "n=own a", "request.approve": "a", "request.reject": "a",

	"deployment.create": "a", "deployment.edit": "a", "deployment.close": "a", "deployment.reopen": "a", "deployment.archive": "a",
	"deployment.delete": "a", "runbook.approve": "a", "runbook.start_without": "a", "step.move": "a", "item.order": "a",

	"item.create": "n a", "item.copy": "n a",
	"item.edit": "n a", "activity.create": "n a", "activity.edit": "n a", "activity.move": "n a", "activity.delete": "n=own a",
	"attachment.add": "n a", "attachment.edit": "n a", "attachment.delete": "n=own a",
	"item.delete": "n=own a", "item.move": "n=own a",

	"item.submit": "v n r a x", "item.verify": "v n r a x", "item.approve": "v n r a x", "item.reject": "v n r a x",
	"item.revert": "v n r a x", "item.complete": "v n r a x", "item.fail": "v n r a x",

	"comment.add": "n r a x", "comment.edit": "n=own r=own a=own x=own", "comment.delete": "n=own r=own a=own x=own",
	"comment.restore": "n=own r=own a=own x=own",

	"document.sign": "a x",
	"step.start":    "a x", "step.complete": "a x", "step.fail": "a x", "step.attempt_failed": "a x", "step.skip": "a x",
	"step.hold": "a x", "step.resume": "a x", "step.reopen": "a x", "step.run_again": "a x", "step.assign": "a x",
	"step.remark": "a x", "step.add_evidence": "a x", "step.add": "a x",

	"task.create": "n r a x", "checklist.from_template": "n r a x",
	"task.update": "v=charge n=charge r=charge a x=charge", "task.add_evidence": "v=charge n=charge r=charge a x=charge",
	"task.edit": "n=own r=own a x=own", "task.delete": "n=own r=own a x=own",
	"checklist.sign_off": "a x",
	"copy.take":          "a x", "copy.begin": "a x", "copy.merge": "a x", "copy.take_back": "a",
	"copy.settle": "a x=own", "copy.close": "a x=own",
}

// Commands that are no matter of project roles: who may give them, by hand.
var workspaceMatrix = map[string]string{
	"workspace.create": "anyone", "key.bind": "anyone",
	"user.edit": "anyone", "key.rotate": "anyone", "key.reseal": "anyone", "access.request": "outsider", "key.confirm": "anyone",
	"workspace.edit": "administrator", "user.invite": "administrator", "user.reinvite": "administrator", "user.reset": "administrator",
	"user.block": "administrator", "user.unblock": "administrator", "user.appoint": "administrator", "user.dismiss": "administrator",
	"environment.create": "administrator", "environment.edit": "administrator", "environment.delete": "administrator",
	"project.create": "administrator", "project.clone": "administrator", "project.delete": "administrator",
	"member.appoint": "administrator", "file.clean": "administrator", "certificate.add": "anyone", "certificate.issue": "administrator",
	"workspace.upgrade": "administrator", "workspace.restore": "administrator", "workspace.repair": "administrator",
}

var roleLetters = map[string]domain.Role{
	"v": domain.RoleView, "n": domain.RoleEntry, "r": domain.RoleReview, "a": domain.RoleApproval, "x": domain.RoleExecute,
}

const allRoleSets = 32

func TestPermissionMatrix(t *testing.T) {
	for command, line := range permissionMatrix {
		for bits := range allRoleSets * 4 {
			r := domain.Relation{
				Member: true, Roles: domain.RoleSet(bits % allRoleSets),
				Own: bits&allRoleSets != 0, InCharge: bits&(2*allRoleSets) != 0,
			}
			want := permittedByHand(line, r)
			err := domain.Permit(command, r)
			if (err == nil) != want {
				t.Errorf("%s by %v (own %v, in charge %v): %v, want allowed %v", command, r.Roles.List(), r.Own, r.InCharge, err, want)
			}
			if err != nil && domain.CodeOf(err) != domain.CodeForbidden {
				t.Errorf("%s by %v: %v is not forbidden", command, r.Roles.List(), err)
			}
		}
	}
}

func permittedByHand(line string, r domain.Relation) bool {
	for _, word := range strings.Fields(line) {
		letter, condition, _ := strings.Cut(word, "=")
		held := slices.Contains(r.Roles.List(), roleLetters[letter])
		if held && (condition == "" || r.Own || condition == "charge" && r.InCharge) {
			return true
		}
	}
	return false
}

func TestWorkspaceCommands(t *testing.T) {
	for command, who := range workspaceMatrix {
		for bits := range 4 {
			r := domain.Relation{Administrator: bits&1 != 0, Member: bits&2 != 0, Roles: domain.RolesOf("approval")}
			want := who == "anyone" || who == "administrator" && r.Administrator || who == "outsider" && !r.Member
			if err := domain.Permit(command, r); (err == nil) != want {
				t.Errorf("%s, %+v: %v, want allowed %v", command, r, err, want)
			}
		}
	}
}

// Every command stands in exactly one row, and the table knows no others than the lists above.
func TestEveryCommandStandsInOneRow(t *testing.T) {
	rows := map[string]int{}
	for _, row := range domain.PermissionTable {
		for _, command := range row.Commands {
			rows[command]++
		}
	}
	want := map[string]int{}
	for command := range permissionMatrix {
		want[command] = 1
	}
	for command := range workspaceMatrix {
		want[command] = 1
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

func TestExceptionsBelongToTheirRow(t *testing.T) {
	for _, row := range domain.PermissionTable {
		for command := range row.Except {
			if !slices.Contains(row.Commands, command) {
				t.Errorf("row %s makes an exception for %s, which is not its own", row.Key, command)
			}
		}
	}
}

func TestUnknownCommandIsRefused(t *testing.T) {
	everything := domain.Relation{Administrator: true, Member: true, Roles: domain.RolesOf("view", "entry", "review", "approval", "execute"), Own: true}
	if err := domain.Permit("project.burn", everything); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("got %v", err)
	}
	if err := domain.PermitRow("burn", everything); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("got %v", err)
	}
}

// Nobody outside can tell a private project from none at all, administrators included.
func TestPrivateProjectsDoNotExistForOthers(t *testing.T) {
	for command := range permissionMatrix {
		for _, administrator := range []bool{false, true} {
			for _, archived := range []bool{false, true} {
				r := domain.Relation{Private: true, Administrator: administrator, Archived: archived}
				if diff := cmp.Diff(domain.Missing().Error(), domain.Permit(command, r).Error()); diff != "" {
					t.Errorf("%s: %s", command, diff)
				}
				if code := domain.CodeOf(domain.Permit(command, r)); code != domain.CodeNotFound {
					t.Errorf("%s: %s", command, code)
				}
			}
		}
	}
	for _, r := range []domain.Relation{{Private: true}, {Private: true, Archived: true}} {
		if domain.CodeOf(domain.Permit("access.request", r)) != domain.CodeNotFound || domain.CodeOf(domain.PermitRow("see", r)) != domain.CodeNotFound {
			t.Errorf("%+v: is found", r)
		}
	}
}

func TestOutsidersOfPublicProjectsAreToldWhomToAsk(t *testing.T) {
	for command := range permissionMatrix {
		err := domain.Permit(command, domain.Relation{Administrator: true, Own: true, InCharge: true, Roles: domain.RolesOf("approval")})
		if domain.CodeOf(err) != domain.CodeForbidden || !strings.Contains(err.Error(), "members only") {
			t.Errorf("%s: %v", command, err)
		}
	}
}

func TestArchivedProjectsAreReadOnly(t *testing.T) {
	r := domain.Relation{Member: true, Administrator: true, Archived: true, Roles: domain.RolesOf("approval"), Own: true}
	allowed := []string{}
	for command := range permissionMatrix {
		if domain.Permit(command, r) == nil {
			allowed = append(allowed, command)
		}
	}
	if diff := cmp.Diff([]string{"project.unarchive"}, allowed); diff != "" {
		t.Error(diff)
	}
	for _, command := range []string{"project.delete", "member.appoint"} {
		if err := domain.Permit(command, r); err != nil {
			t.Errorf("%s: %v", command, err)
		}
	}
	if err := domain.PermitRow("see", r); err != nil {
		t.Errorf("reading: %v", err)
	}
}

// Where confirmed keys are required, an unconfirmed one serves for viewing and entry only.
func TestUnconfirmedKeys(t *testing.T) {
	for command, line := range permissionMatrix {
		for bits := range allRoleSets {
			r := domain.Relation{Member: true, Roles: domain.RoleSet(bits), Own: true, Unconfirmed: true}
			left := r
			left.Roles = domain.RolesOf()
			if bits != 0 {
				left.Roles = domain.RolesOf("view")
			}
			if r.Roles.Has(domain.RoleEntry) || r.Roles.Has(domain.RoleApproval) {
				left.Roles = domain.RolesOf("view", "entry")
			}
			if err := domain.Permit(command, r); (err == nil) != permittedByHand(line, left) {
				t.Errorf("%s by %v: %v", command, r.Roles.List(), err)
			}
		}
	}
}

func TestRefusalsNameTheRoles(t *testing.T) {
	for command, want := range map[string]string{
		"step.start":    "permission needs role (roles approval or execute)",
		"item.create":   "permission needs role (roles entry or approval)",
		"project.edit":  "permission needs role (roles approval)",
		"comment.edit":  "permission needs own",
		"item.delete":   "permission needs role or own (own entry, roles approval)",
		"task.update":   "permission needs charge (roles approval)",
		"task.create":   "permission needs role (roles entry, review, approval or execute)",
		"project.clone": "permission needs administrator",
	} {
		err := domain.Permit(command, domain.Relation{Member: true, Roles: domain.RolesOf("view")})
		if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
			t.Errorf("%s: %s", command, diff)
		}
	}
}

func TestRoleSet(t *testing.T) {
	set := domain.RolesOf("execute", "entry", "nonsense", "entry")
	if diff := cmp.Diff([]domain.Role{domain.RoleEntry, domain.RoleExecute}, set.List()); diff != "" {
		t.Error(diff)
	}
	if set.Has(domain.RoleApproval) || set.Acts(domain.RoleReview) || !set.Acts(domain.RoleEntry) {
		t.Error("the set holds something else")
	}
	for _, role := range domain.Roles {
		if !domain.RolesOf("approval").Acts(role) {
			t.Errorf("approval does not act as %s", role)
		}
	}
}
