package app_test

import (
	"slices"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func accountOf(t *testing.T, w *testkit.Workspace, asker, name string) app.PersonView {
	t.Helper()
	people := testkit.Ask[app.PeopleView](w, asker, "people.list", &app.PeopleList{}).People
	i := slices.IndexFunc(people, func(p app.PersonView) bool { return p.ID == w.User(name) })
	return people[i]
}

func allowedFor(t *testing.T, p app.PersonView) []string {
	t.Helper()
	out := []string{}
	for _, can := range p.Can {
		if can.Allowed {
			out = append(out, can.Action)
		} else if can.Why == nil {
			t.Errorf("%s, %s: no reason", p.Name, can.Action)
		}
	}
	return out
}

// What people.list promises of an account is what the commands do.
func TestPeopleListSaysWhatCanBeDoneToAnAccount(t *testing.T) {
	w := testkit.New(t)
	if got := allowedFor(t, accountOf(t, w, "Ann", "Ann")); len(got) != 0 {
		t.Errorf("the only administrator may %v to herself", got)
	}
	entry := accountOf(t, w, "Ann", "Entry")
	if got := allowedFor(t, entry); !slices.Equal(got, []string{"user.appoint", "user.block", "user.reset"}) {
		t.Errorf("to a member: %v", got)
	}
	w.Must("Ann", &app.UserBlock{User: entry.ID, Seen: entry.Seen})
	if got := allowedFor(t, accountOf(t, w, "Ann", "Entry")); !slices.Equal(got, []string{"user.appoint", "user.reset", "user.unblock"}) {
		t.Errorf("to a blocked member: %v", got)
	}
}

func TestPeopleListKeepsTheLastApprover(t *testing.T) {
	w := testkit.New(t)
	w.Must("Ann", &app.ProjectCreate{Key: "crm", Title: "CRM", Modules: []string{"web"}, Approver: w.User("Approval")})
	approval := accountOf(t, w, "Ann", "Approval")
	if got := allowedFor(t, approval); !slices.Equal(got, []string{"user.appoint"}) {
		t.Errorf("to the only approver: %v", got)
	}
	refused := w.Refused(domain.CodeConflict, "Ann", &app.UserBlock{User: approval.ID, Seen: approval.Seen})
	if refused.Key != "member.last_approval" {
		t.Errorf("refused for %s", refused.Key)
	}
}

func TestAccountsAreForAdministrators(t *testing.T) {
	w := testkit.New(t)
	if got := allowedFor(t, accountOf(t, w, "Entry", "Review")); len(got) != 0 {
		t.Errorf("a member may %v", got)
	}
}
