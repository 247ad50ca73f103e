package app_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func projectGet(w *testkit.Workspace, name string, project domain.ID) app.ProjectView {
	w.TB.Helper()
	return testkit.Ask[app.ProjectView](w, name, "project.get", &app.ProjectGet{Project: project})
}

func projectMember(w *testkit.Workspace, project domain.ID, name string) app.MemberView {
	w.TB.Helper()
	members := projectGet(w, "Approval", project).Members
	i := slices.IndexFunc(members, func(m app.MemberView) bool { return m.User == w.User(name) })
	if i < 0 {
		w.TB.Fatalf("%s is no member", name)
	}
	return members[i]
}

func projectRemove(w *testkit.Workspace, project domain.ID, name string) *app.MemberRemove {
	w.TB.Helper()
	return &app.MemberRemove{Project: project, User: w.User(name), Seen: projectMember(w, project, name).Seen}
}

func projectList(w *testkit.Workspace, name string) app.ProjectsView {
	w.TB.Helper()
	return testkit.Ask[app.ProjectsView](w, name, "projects.list", &app.ProjectsList{})
}

func hasProject(rows []app.ProjectRow, project domain.ID) bool {
	return slices.ContainsFunc(rows, func(r app.ProjectRow) bool { return r.ID == project })
}

func TestEveryProjectKeepsAnApprovalMember(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	w.Must("Approval", projectRemove(w, project, "Approval2"))
	last := projectMember(w, project, "Approval")
	if last.Can[1].Action != "member.remove" || last.Can[1].Allowed || last.Can[1].Why.Key != "member.last_approval" {
		t.Errorf("removing the last one is offered: %+v", last.Can)
	}
	w.Refused(domain.CodeConflict, "Approval", projectRemove(w, project, "Approval"))
	w.Refused(domain.CodeConflict, "Approval", &app.MemberSet{Project: project, User: w.User("Approval"), Roles: []string{"view"}, Seen: last.Seen})
	w.Refused(domain.CodeConflict, "Ann", &app.UserBlock{User: w.User("Approval"), Seen: w.UserSeen("Approval")})
	w.Must("Ann", &app.MemberAppoint{Project: project, User: w.User("Entry"), Seen: projectMember(w, project, "Entry").Seen})
	if roles := projectMember(w, project, "Entry").Roles; !slices.Equal(roles, []string{"entry", "approval"}) {
		t.Errorf("the successor has %v", roles)
	}
	w.Must("Ann", &app.UserBlock{User: w.User("Approval"), Seen: w.UserSeen("Approval")})
	w.Refused(domain.CodeUnauthenticated, "Approval", &app.StarSet{Project: project, Starred: true})
	i := slices.IndexFunc(projectGet(w, "Entry", project).Members, func(m app.MemberView) bool { return m.Blocked })
	if i < 0 {
		t.Error("the blocked member is not shown as blocked")
	}
}

func TestProjectListsNeverLoseAUsedEntry(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	deployment := w.Deployment(project, "2026-12-03 20:00")
	item := w.Item(deployment, "Faster search")
	approved := w.Approved(w.Item(deployment, "Blue buttons"))
	view := projectGet(w, "Approval", project)
	if diff := cmp.Diff([]string{"web"}, view.ModulesInUse); diff != "" {
		t.Error(diff)
	}
	edit := func(modules ...string) *app.ProjectEdit {
		return &app.ProjectEdit{Project: project, Modules: testkit.To(w, projectGet(w, "Approval", project).Modules, modules)}
	}
	refused := w.Refused(domain.CodeInvalid, "Approval", edit("core"))
	if refused.Fields["modules"].Params["entries"] != "web" {
		t.Errorf("refused because of %+v", refused.Fields)
	}
	w.Must("Approval", edit(" api ", "web", "", "api", "core"))
	if diff := cmp.Diff([]string{"api", "web", "core"}, projectGet(w, "Approval", project).Modules); diff != "" {
		t.Error(diff)
	}
	renamed := edit("browser", "api")
	renamed.Renames = []app.ListRename{{List: "modules", From: "web", To: "front end"}}
	w.Refused(domain.CodeInvalid, "Approval", renamed)
	renamed.Renames = []app.ListRename{{List: "modules", From: "web", To: "browser"}}
	w.Must("Approval", renamed)
	if modules := testkit.Row[domain.Item](w, item).Modules; !slices.Equal(modules, []string{"browser"}) {
		t.Errorf("the item has %v", modules)
	}
	if modules := testkit.Row[domain.Item](w, approved).Modules; !slices.Equal(modules, []string{"web"}) {
		t.Errorf("the approved item has %v", modules)
	}
}

func TestPrivateProjectDoesNotExistForOthers(t *testing.T) {
	w := testkit.New(t)
	project := w.Project(func(p *app.ProjectCreate) { p.Private = true })
	template := w.Templates(project).Release
	deployment := w.Deployment(project, "2026-12-03 20:00")
	item := w.Item(deployment, "Faster search")
	const nowhere = "019a0000-0000-7000-8000-000000000000"
	for _, name := range []string{"Outsider", "Ann"} {
		for query, pair := range map[string][2]any{
			"project.get":       {&app.ProjectGet{Project: project}, &app.ProjectGet{Project: nowhere}},
			"templates.list":    {&app.TemplatesList{Project: project}, &app.TemplatesList{Project: nowhere}},
			"template.get":      {&app.TemplateGet{Template: template}, &app.TemplateGet{Template: nowhere}},
			"template.export":   {&app.TemplateExport{Project: project}, &app.TemplateExport{Project: nowhere}},
			"project_keys.list": {&app.ProjectKeysList{Project: project}, &app.ProjectKeysList{Project: nowhere}},
			"secrets.exposed":   {&app.SecretsExposed{Project: project}, &app.SecretsExposed{Project: nowhere}},
			"deployments.list":  {&app.DeploymentsList{Project: project}, &app.DeploymentsList{Project: nowhere}},
			"item.get":          {&app.ItemGet{Item: item}, &app.ItemGet{Item: nowhere}},
		} {
			_, there := w.Get(w.User(name), query, pair[0])
			_, missing := w.Get(w.User(name), query, pair[1])
			if domain.CodeOf(there) != domain.CodeNotFound || there.Error() != missing.Error() {
				t.Errorf("%s asks %s: %v, and of one that is not there: %v", name, query, there, missing)
			}
		}
		for _, pair := range [][2]any{
			{&app.AccessRequest{Project: project}, &app.AccessRequest{Project: nowhere}},
			{&app.StarSet{Project: project}, &app.StarSet{Project: nowhere}},
			{&app.TemplateDelete{Template: template}, &app.TemplateDelete{Template: nowhere}},
			{&app.TemplateCreate{Project: project}, &app.TemplateCreate{Project: nowhere}},
		} {
			there := w.Refused(domain.CodeNotFound, name, pair[0])
			if missing := w.Refused(domain.CodeNotFound, name, pair[1]); there.Error() != missing.Error() {
				t.Errorf("%s: %T: %v, and of one that is not there: %v", name, pair[0], there, missing)
			}
		}
	}
	list := projectList(w, "Outsider")
	if hasProject(list.Public, project) || hasProject(list.Mine, project) || hasProject(list.Administered, project) {
		t.Error("an outsider is shown the private project")
	}
	if !hasProject(projectList(w, "Ann").Administered, project) || !hasProject(projectList(w, "View").Mine, project) {
		t.Error("its administrator and members are not shown the private project")
	}
}

func TestAccessIsAskedForAndGranted(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	list := projectList(w, "Outsider")
	if len(list.Public) != 1 || len(list.Public[0].Approvers) != 2 || list.Public[0].Asked || list.Public[0].TimeZone != "" {
		t.Fatalf("what an outsider sees: %+v", list.Public)
	}
	w.Must("Outsider", &app.AccessRequest{Project: project, Text: "I write the download page."})
	w.Refused(domain.CodeConflict, "Outsider", &app.AccessRequest{Project: project})
	if row := projectList(w, "Outsider").Public[0]; !row.Asked || len(row.Can) != 0 {
		t.Errorf("after asking: %+v", row)
	}
	if access := projectGet(w, "Entry", project).Access; len(access) != 0 {
		t.Errorf("Entry is shown %+v", access)
	}
	access := projectGet(w, "Approval", project).Access
	if len(access) != 1 || access[0].Name != "Outsider" || projectList(w, "Approval").Mine[0].Access != 1 {
		t.Fatalf("Approval is shown %+v", access)
	}
	w.Must("Approval", &app.AccessGrant{
		Request: access[0].ID, Project: project, User: access[0].User, Roles: []string{"entry"}, Seen: access[0].Seen,
	})
	if row := projectList(w, "Outsider").Mine; len(row) != 1 || !slices.Equal(row[0].Roles, []string{"entry"}) {
		t.Errorf("after the grant: %+v", row)
	}
}

func TestArchivedProjectIsReadOnly(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	template := w.Templates(project).Release
	w.Must("View", &app.StarSet{Project: project, Starred: true})
	w.Must("Approval", &app.ProjectArchive{Project: project})
	list := projectList(w, "View")
	if len(list.Mine) != 0 || !hasProject(list.Archived, project) || hasProject(projectList(w, "Outsider").Public, project) {
		t.Errorf("the lists after archiving: %+v", list)
	}
	w.Refused(domain.CodeConflict, "Approval", &app.TemplateEdit{Template: template})
	w.Refused(domain.CodeConflict, "Approval", &app.ProjectEdit{Project: project})
	w.Refused(domain.CodeConflict, "Approval", &app.ProjectKeyCreate{Project: project})
	if title := templateGet(w, template).Title; title != "Release script" {
		t.Errorf("it can be read no more: %q", title)
	}
	w.Must("Approval", &app.ProjectUnarchive{Project: project})
	if !projectList(w, "View").Mine[0].Starred {
		t.Error("the star is gone")
	}
}

func TestProjectListTellsTheWindowsAroundNow(t *testing.T) {
	w := testkit.New(t)
	first, starred := w.Project(), w.Project()
	w.Must("View", &app.StarSet{Project: starred, Starred: true})
	for _, start := range []string{"2026-11-25 20:00", "2026-11-28 20:00", "2026-12-03 20:00", "2026-12-10 20:00"} {
		w.Deployment(first, start)
	}
	w.Clock.Set("2026-12-01 12:00")
	list := projectList(w, "View")
	if len(list.Mine) != 2 || list.Mine[0].ID != starred || list.Mine[0].Next != nil || list.Mine[0].Previous != nil {
		t.Fatalf("mine: %+v", list.Mine)
	}
	row := list.Mine[1]
	if row.Windows != 2 || row.Next == nil || row.Next.Address != "202612032000" || row.Previous == nil || row.Previous.Address != "202611282000" {
		t.Errorf("next %+v, previous %+v of %d", row.Next, row.Previous, row.Windows)
	}
}

func TestPermissionTableIsForEverybody(t *testing.T) {
	w := testkit.New(t)
	table := testkit.Ask[app.PermissionTableView](w, "Outsider", "permission.table", &app.PermissionTable{})
	named := []string{}
	for _, row := range table.Rows {
		named = append(named, row.Commands...)
	}
	slices.Sort(named)
	for _, command := range app.CommandNames() {
		if _, found := slices.BinarySearch(named, command); !found {
			t.Errorf("%s is in no row", command)
		}
	}
}
