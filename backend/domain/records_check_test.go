package domain_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func goodProject() domain.Project {
	p := domain.NewProjectDefaults("UTC")
	p.Key, p.Title, p.Modules = "cpython", "CPython releases", []string{"source", "docs"}
	return p
}

func TestProjectDefaultsPass(t *testing.T) {
	given := goodProject()
	saved, err := given.Check()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(given, saved); diff != "" {
		t.Error(diff)
	}
}

func TestProjectShowsAllProblemsAtOnce(t *testing.T) {
	_, err := domain.Project{
		Key: "a b", Title: strings.Repeat("x", 101), Icon: strings.Repeat("x", 31), TimeZone: "Nowhere",
		Modules: []string{" "}, DefaultMinutes: 10, RequestLeadMinutes: -1, Extensions: []string{"pdf", "a b"},
	}.Check()
	want := map[string]domain.Key{
		"key": "field.slug", "title": "field.too_long", "icon": "field.too_long", "time_zone": "field.zone",
		"modules": "field.list_empty", "categories": "field.list_empty", "default_minutes": "plan.minutes",
		"request_lead_minutes": "field.minutes", "extensions.1": "field.extension",
	}
	if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
		t.Error(diff)
	}
}

func TestProjectIsCleaned(t *testing.T) {
	p := goodProject()
	p.Title, p.Modules, p.Extensions = " 0 ", []string{"docs ", "docs", ""}, []string{".PDF", "*.zip", "pdf"}
	saved, err := p.Check()
	if err != nil {
		t.Fatal(err)
	}
	got := []any{saved.Title, saved.Modules, saved.Extensions}
	if diff := cmp.Diff([]any{"0", []string{"docs"}, []string{"pdf", "zip"}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestListNeverLosesAnEntryInUse(t *testing.T) {
	before := []string{"source", "docs", "windows"}
	inUse := []string{"docs", "windows", "long gone"}
	if err := domain.CheckListChange("modules", before, []string{"windows", "new", "docs"}, inUse); err != nil {
		t.Error(err)
	}
	err := domain.CheckListChange("modules", before, []string{"source"}, inUse)
	want := domain.Problem{Key: "project.list.in_use", Params: map[string]string{"entries": "docs, windows"}}
	if diff := cmp.Diff(want, problem(t, err, "modules")); diff != "" {
		t.Error(diff)
	}
}

func TestMemberRoles(t *testing.T) {
	saved, err := domain.Member{Roles: []string{"execute", "view", "execute"}}.Check()
	if diff := cmp.Diff([]string{"view", "execute"}, saved.Roles); diff != "" || err != nil {
		t.Error(diff, err)
	}
	_, err = domain.Member{}.Check()
	if problem(t, err, "roles").Key != "member.roles_empty" {
		t.Error(err)
	}
	_, err = domain.Member{Roles: []string{"view", "king"}}.Check()
	if problem(t, err, "roles.1").Key != "field.not_offered" {
		t.Error(err)
	}
}

func TestPlan(t *testing.T) {
	good := domain.Plan{Title: "3.12.1 final", Start: time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC).UnixMilli(), Minutes: 360}
	for _, test := range []struct {
		name   string
		change func(*domain.Plan)
		want   map[string]domain.Key
	}{
		{"good", func(*domain.Plan) {}, nil},
		{"shortest", func(p *domain.Plan) { p.Minutes = 15 }, nil},
		{"longest", func(p *domain.Plan) { p.Minutes = 20160 }, nil},
		{"too short", func(p *domain.Plan) { p.Minutes = 14 }, map[string]domain.Key{"minutes": "plan.minutes"}},
		{"too long", func(p *domain.Plan) { p.Minutes = 20161 }, map[string]domain.Key{"minutes": "plan.minutes"}},
		{"date only without duration", func(p *domain.Plan) { p.DateOnly, p.Minutes = true, 0 }, nil},
		{"nothing", func(p *domain.Plan) { *p = domain.Plan{} }, map[string]domain.Key{
			"title": "field.required", "start": "field.required", "minutes": "plan.minutes",
		}},
		{"details", func(p *domain.Plan) { p.Risk, p.URL, p.WayBackMinutes = "huge", "ftp://x", -1 }, map[string]domain.Key{
			"risk": "field.not_offered", "url": "field.url", "way_back_minutes": "field.minutes",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			plan := good
			test.change(&plan)
			_, err := plan.Check(time.UTC)
			if diff := cmp.Diff(test.want, problemsOf(t, err)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDateOnlyStartsWithTheLocalDay(t *testing.T) {
	for _, test := range []struct{ zone, given, want string }{
		{"Asia/Tokyo", "2026-12-03T20:00:00Z", "2026-12-03T15:00:00Z"},
		{"America/New_York", "2026-12-03T02:00:00Z", "2026-12-02T05:00:00Z"},
		// In Beirut clocks go forward at midnight: that day begins at 01:00.
		{"Asia/Beirut", "2022-03-27T09:00:00Z", "2022-03-26T22:00:00Z"},
		{"America/Sao_Paulo", "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z"},
	} {
		zone, err := domain.LoadZone(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		given, _ := time.Parse(time.RFC3339, test.given)
		plan := domain.Plan{Title: "x", Start: given.UnixMilli(), DateOnly: true}
		for range 2 { // the second time changes nothing
			plan, err = plan.Check(zone)
			if got := time.UnixMilli(plan.Start).UTC().Format(time.RFC3339); err != nil || got != test.want {
				t.Errorf("%s: %s begins at %s, want %s (%v)", test.zone, test.given, got, test.want, err)
			}
		}
	}
}

func TestItem(t *testing.T) {
	_, err := domain.Item{Ref: strings.Repeat("r", 41), Title: " ", Category: "Fun", Modules: []string{"docs", "moon"}}.Check(goodProject())
	want := map[string]domain.Key{
		"ref": "field.too_long", "title": "field.required", "category": "item.not_in_project", "modules": "item.not_in_project",
	}
	if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
		t.Error(diff)
	}
	if problem(t, err, "modules").Params["given"] != "moon" {
		t.Error("the problem does not name what was given")
	}
	saved, err := domain.Item{Title: strings.Repeat("字", 250), Category: "Bug Fix", Modules: []string{"docs"}}.Check(goodProject())
	if err != nil || saved.Category != "Bug Fix" {
		t.Error(err)
	}
}

func TestActivity(t *testing.T) {
	_, err := domain.Activity{Title: "Push", Stage: "never", StepPlan: domain.StepPlan{
		Minutes: -1, OwnerRole: "king", Expect: strings.Repeat("x", 2001), Undo: "pull", NoUndo: true,
	}}.Check()
	want := map[string]domain.Key{
		"stage": "field.not_offered", "minutes": "field.minutes", "owner_role": "field.not_offered",
		"expect": "field.too_long", "no_undo": "step.undo_contradiction",
	}
	if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
		t.Error(diff)
	}
}

func TestSmallRecords(t *testing.T) {
	digest := strings.Repeat("0a", 32)
	check := func(_ any, err error) error { return err }
	for name, test := range map[string]struct {
		err  error
		want map[string]domain.Key
	}{
		"comment":         {check(domain.Comment{Text: strings.Repeat("é", 10_000)}.Check()), nil},
		"no comment":      {check(domain.Comment{Text: " \n"}.Check()), map[string]domain.Key{"text": "field.required"}},
		"long comment":    {check(domain.Comment{Text: strings.Repeat("é", 10_001)}.Check()), map[string]domain.Key{"text": "field.too_long"}},
		"no remark":       {check(domain.CheckRemark("", true)), map[string]domain.Key{"remark": "field.required"}},
		"optional remark": {check(domain.CheckRemark("", false)), nil},
		"long remark":     {check(domain.CheckRemark(strings.Repeat("é", 2001), false)), map[string]domain.Key{"remark": "field.too_long"}},
		"task":            {check(domain.Task{Title: "Call", Start: 5, End: 5, Persons: []string{"p"}, State: "in_progress"}.Check()), nil},
		"bad task": {
			check(domain.Task{Start: 5, End: 4, Persons: []string{""}, State: "done"}.Check()),
			map[string]domain.Key{"title": "field.required", "end": "task.end_before_start", "persons": "field.list_empty", "state": "field.not_offered"},
		},
		"task comment":      {check(domain.TaskUpdate{Comment: strings.Repeat("é", 150)}.Check()), nil},
		"long task comment": {check(domain.TaskUpdate{Comment: strings.Repeat("é", 151)}.Check()), map[string]domain.Key{"comment": "field.too_long"}},
		"no task comment":   {check(domain.TaskUpdate{}.Check()), map[string]domain.Key{"comment": "field.required"}},
		"user":              {check(domain.User{Name: "Noor", Email: "noor@example.com", TimeZone: "UTC"}.Check()), nil},
		"bad user": {
			check(domain.User{Email: "noor", TimeZone: "Nowhere", Theme: "pink"}.Check()),
			map[string]domain.Key{"name": "field.required", "email": "field.email", "time_zone": "field.zone", "theme": "field.not_offered"},
		},
		"environment":    {check(domain.Environment{}.Check()), map[string]domain.Key{"name": "field.required"}},
		"workspace":      {check(domain.Workspace{Name: "W", FileLimit: domain.DefaultFileLimit}.Check()), nil},
		"bad workspace":  {check(domain.Workspace{}.Check()), map[string]domain.Key{"name": "field.required", "file_limit": "workspace.file_limit"}},
		"access request": {check(domain.AccessRequest{State: "open"}.Check()), nil},
		"attachment":     {check(domain.Attachment{File: digest, Name: "a.PDF", Description: "Plan"}.Check(goodProject())), nil},
		"bad attachment": {
			check(domain.Attachment{File: digest, Name: "a.pdf.exe"}.Check(goodProject())),
			map[string]domain.Key{"name": "file.extension", "description": "field.required"},
		},
		"no attachment":     {check(domain.Attachment{Description: "x"}.Check(goodProject())), map[string]domain.Key{"name": "file.required"}},
		"evidence note":     {check(domain.Evidence{Note: "seen"}.Check()), nil},
		"evidence file":     {check(domain.Evidence{File: digest, Name: "x.png"}.Check()), nil},
		"no evidence":       {check(domain.Evidence{}.Check()), map[string]domain.Key{"note": "evidence.empty"}},
		"evidence nowhere":  {check(domain.Evidence{File: "abc", Name: "x"}.Check()), map[string]domain.Key{"file": "file.no_digest"}},
		"evidence nameless": {check(domain.Evidence{File: digest}.Check()), map[string]domain.Key{"file": "file.required"}},
	} {
		if diff := cmp.Diff(test.want, problemsOf(t, test.err)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
