package domain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

var itemStatuses = []domain.ItemStatus{
	domain.ItemDocumentation, domain.ItemReview, domain.ItemGoNoGo, domain.ItemReady,
	domain.ItemCompleted, domain.ItemRejected, domain.ItemFailed,
}

var itemActions = []domain.ItemAction{
	domain.ItemSubmit, domain.ItemVerify, domain.ItemApprove, domain.ItemReject, domain.ItemRevert, domain.ItemComplete, domain.ItemFail,
}

// The table of spec 1.6 once more, by hand: from, action, to: who | remark | effects. A before, B once the window has begun.
const itemMatrix = `
documentation     submit   review            : entry approval          | optional |
rejected          submit   review            : entry approval          | optional | A-
failed            submit   review            : entry approval          | optional | A-
review            verify   go_no_go          : review approval         | optional |
review            approve  ready_for_release : approval                | optional | A S+
review            reject   rejected          : review approval         | required | A-
review            revert   documentation     : entry approval          | required | A- S-
go_no_go          approve  ready_for_release : approval                | optional | A S+
go_no_go          reject   rejected          : approval                | required | A-
go_no_go          revert   review            : review approval         | required | A- S-
go_no_go          revert   documentation     : entry approval          | required | A- S-
ready_for_release complete completed         : execute approval        | optional |
ready_for_release fail     failed            : execute approval        | required |
ready_for_release revert   go_no_go          : approval                | required | A- S-
ready_for_release revert   review            : review approval         | required | A- S-
ready_for_release revert   documentation     : entry approval          | required | A- S-
completed         revert   ready_for_release : execute approval        | required |
completed         revert   go_no_go          : approval                | required | A- S-
completed         revert   review            : review approval         | required | A- S-
completed         revert   documentation     : entry approval          | required | A- S-
`

type matrixLine struct {
	who     []string
	remark  string
	effects []string
}

func readItemMatrix(t *testing.T) map[string]matrixLine {
	t.Helper()
	lines := map[string]matrixLine{}
	for text := range strings.Lines(strings.TrimSpace(itemMatrix)) {
		key, rest, _ := strings.Cut(text, ":")
		parts := strings.Split(rest, "|")
		lines[strings.Join(strings.Fields(key), " ")] = matrixLine{
			strings.Fields(parts[0]), strings.TrimSpace(parts[1]), strings.Fields(parts[2]),
		}
	}
	if len(lines) != 20 {
		t.Fatalf("read %d lines", len(lines))
	}
	return lines
}

func allowedByHand(line matrixLine, roles domain.RoleSet, from domain.ItemStatus, action domain.ItemAction, begun bool) bool {
	acts := func(name string) bool { return roles.Has(domain.Role(name)) }
	if !slices.ContainsFunc(line.who, acts) {
		return false
	}
	leavesRun := action == domain.ItemRevert && (from == domain.ItemReady || from == domain.ItemCompleted)
	return !begun || !leavesRun || acts("execute") || acts("approval")
}

// Every role set, state, action and target: allowed exactly when the table says so, with and without a remark.
func TestItemMatrix(t *testing.T) {
	lines := readItemMatrix(t)
	for bits := range allRoleSets * 2 {
		roles, begun := domain.RoleSet(bits%allRoleSets), bits >= allRoleSets
		for _, from := range itemStatuses {
			item := domain.Item{Status: from}
			c := domain.ItemCase{Item: item, Actor: "me", Roles: roles, WindowBegun: begun}
			for _, action := range itemActions {
				for _, to := range itemStatuses {
					line, known := lines[strings.Join([]string{string(from), string(action), string(to)}, " ")]
					want := known && allowedByHand(line, roles, from, action, begun)
					err := c.Check(action, to, "because", "")
					if (err == nil) != want {
						t.Fatalf("%v: %s, %s -> %s, begun %v: %v, want allowed %v", roles.List(), from, action, to, begun, err, want)
					}
					if silent := c.Check(action, to, " \n", ""); (silent == nil) != (want && line.remark == "optional") {
						t.Fatalf("%v: %s, %s -> %s without a remark: %v", roles.List(), from, action, to, silent)
					}
				}
			}
			checkAbilities(t, c, lines)
		}
	}
}

// What is offered is what is allowed: abilities and check are one function.
func checkAbilities(t *testing.T, c domain.ItemCase, lines map[string]matrixLine) {
	t.Helper()
	offered := 0
	for _, ability := range c.Abilities() {
		offered++
		key := strings.Join([]string{string(c.Item.Status), ability.Action, string(ability.Target)}, " ")
		line, known := lines[key]
		err := c.Check(domain.ItemAction(ability.Action), ability.Target, "because", "")
		if !known || (err == nil) != ability.Allowed || (ability.Why == nil) != ability.Allowed || string(ability.Remark) != line.remark {
			t.Fatalf("%v: %+v, check says %v", c.Roles.List(), ability, err)
		}
	}
	for key := range lines {
		if strings.HasPrefix(key, string(c.Item.Status)+" ") {
			offered--
		}
	}
	if offered != 0 {
		t.Fatalf("%s: %d abilities too many", c.Item.Status, offered)
	}
}

func TestItemEffects(t *testing.T) {
	lines := readItemMatrix(t)
	for _, from := range itemStatuses {
		for _, action := range itemActions {
			for _, to := range itemStatuses {
				line, known := lines[strings.Join([]string{string(from), string(action), string(to)}, " ")]
				effect := domain.EffectOf(action, from, to)
				if !known {
					if effect != (domain.ItemEffect{}) {
						t.Errorf("%s %s %s: %+v", from, action, to, effect)
					}
					continue
				}
				has := func(word string) bool { return slices.Contains(line.effects, word) }
				want := domain.ItemEffect{
					To: to, StampApproval: has("A"), MakeSteps: has("S+"), DetachSteps: has("S-"),
					// A New item has no approval to take away: the table leaves it open there.
					ClearApproval: has("A-") || action == domain.ItemSubmit,
				}
				if diff := cmp.Diff(want, effect); diff != "" {
					t.Errorf("%s %s %s: %s", from, action, to, diff)
				}
			}
		}
	}
}

// Scenario 4: what each role is offered in Review.
func TestRolesInReview(t *testing.T) {
	for role, want := range map[string][]string{
		"review":   {"verify go_no_go", "reject rejected"},
		"approval": {"verify go_no_go", "approve ready_for_release", "reject rejected", "revert documentation"},
		"entry":    {"revert documentation"},
		"execute":  {},
		"view":     {},
	} {
		c := domain.ItemCase{Item: domain.Item{Status: domain.ItemReview}, Roles: domain.RolesOf(role)}
		offered := []string{}
		for _, ability := range c.Abilities() {
			if ability.Allowed {
				offered = append(offered, ability.Action+" "+string(ability.Target))
			}
		}
		if diff := cmp.Diff(want, offered); diff != "" {
			t.Errorf("%s: %s", role, diff)
		}
	}
}

// Whatever people do, in any order: an approval stands only where something was approved, a refusal
// changes nothing, and what failed an item is known only of a Failed one.
func TestRandomActionsKeepInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		item := domain.Item{Status: domain.ItemDocumentation, Editors: []string{"author"}}
		for at := range rapid.IntRange(1, 40).Draw(t, "length") {
			c := domain.ItemCase{
				Item: item, Actor: rapid.SampledFrom([]string{"author", "ann", "bob"}).Draw(t, "actor"),
				Roles:          domain.RoleSet(rapid.IntRange(0, allRoleSets-1).Draw(t, "roles")),
				SeparateDuties: rapid.Bool().Draw(t, "duties"), WindowBegun: rapid.Bool().Draw(t, "begun"),
			}
			action := rapid.SampledFrom(itemActions).Draw(t, "action")
			target := rapid.SampledFrom(append(itemStatuses, "")).Draw(t, "target")
			alone := rapid.SampledFrom([]string{"", "nobody else"}).Draw(t, "alone")
			before := item
			err := c.Check(action, target, "because", alone)
			if diff := cmp.Diff(before, c.Item); diff != "" {
				t.Fatal(diff)
			}
			if err != nil {
				continue
			}
			item = domain.ApplyItemAction(item, action, target, c.Actor, int64(at+1), "digest", alone)
			checkItem(t, item)
			if c.SeparateDuties && action == domain.ItemVerify && domain.BarredFromDeciding(before, c.Actor) {
				t.Fatalf("%s verified what is theirs", c.Actor)
			}
			if c.SeparateDuties && action == domain.ItemApprove && domain.BarredFromDeciding(before, c.Actor) != (item.ApprovedAlone != "") {
				t.Fatalf("approved by %s, alone: %q", c.Actor, item.ApprovedAlone)
			}
		}
	})
}

func checkItem(t *rapid.T, item domain.Item) {
	stamped := item.ApprovedAt != 0
	if stamped != (item.ApprovedBy != "") || stamped != (item.ApprovedContent != "") || !stamped && item.ApprovedAlone != "" {
		t.Fatalf("half an approval: %+v", item)
	}
	wants := item.Status == domain.ItemReady || item.Status == domain.ItemCompleted || item.Status == domain.ItemFailed
	if stamped != wants {
		t.Fatalf("approval stamped %v in %s", stamped, item.Status)
	}
	if item.Approved() && item.Status == domain.ItemFailed {
		t.Fatal("a failed item counts as approved")
	}
	if item.Status != domain.ItemFailed && item.FailedStep != "" {
		t.Fatalf("failed step in %s", item.Status)
	}
}
