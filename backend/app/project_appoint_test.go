package app_test

import (
	"slices"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestAdministratorAppointsWithoutBeingAMember(t *testing.T) {
	w := testkit.New(t)
	project := w.Must("Ann", &app.ProjectCreate{
		Key: "quiet", Title: "Quiet", Modules: []string{"web"}, Private: true, Approver: w.User("Approval"),
	})
	listed := testkit.Ask[app.ProjectsView](w, "Ann", "projects.list", &app.ProjectsList{}).Administered
	if len(listed) != 1 || !slices.Equal(listed[0].Can, []string{"project.delete", "member.appoint"}) {
		t.Errorf("the administrator is told %+v", listed)
	}
	people := testkit.Ask[app.MemberAppointableView](w, "Ann", "member.appointable", &app.MemberAppointable{Project: project}).People
	i := slices.IndexFunc(people, func(p app.MemberCandidate) bool { return p.Name == "Entry" })
	if i < 0 || slices.ContainsFunc(people, func(p app.MemberCandidate) bool { return p.Name == "Approval" }) {
		t.Fatalf("offered: %+v", people)
	}
	w.Must("Ann", &app.MemberAppoint{Project: project, User: people[i].User, Seen: people[i].Seen})
	w.Refused(domain.CodeConflict, "Ann", &app.MemberAppoint{Project: project, User: people[i].User, Seen: people[i].Seen})
}

func TestOthersAppointNobody(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	if _, err := w.Get(w.User("Approval"), "member.appointable", &app.MemberAppointable{Project: project}); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("an approval member is told %v", err)
	}
}
