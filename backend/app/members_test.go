package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestProjectWithMembers(t *testing.T) {
	w := testkit.New(t)
	project := w.Must("Ann", &app.ProjectCreate{Key: "crm", Title: "CRM", Modules: []string{"web"}, Approver: w.User("Approval")})
	w.Refused(domain.CodeForbidden, "Entry", &app.ProjectCreate{Key: "x", Title: "X", Modules: []string{"web"}, Approver: w.User("Entry")})
	seen, err := app.SeenDigest("member", project+"/"+w.User("Entry"), app.MemberSeen{Roles: []string{}})
	if err != nil {
		t.Fatal(err)
	}
	w.Must("Approval", &app.MemberSet{Project: project, User: w.User("Entry"), Roles: []string{"entry"}, Seen: seen})
	w.Refused(domain.CodeConflict, "Approval", &app.MemberSet{Project: project, User: w.User("Entry"), Roles: []string{"view"}, Seen: seen})
}
