package app_test

import (
	"slices"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestActivityShowsFieldsAndHidesPrivateProjects(t *testing.T) {
	w := testkit.New(t)
	open := w.Must("Ann", &app.ProjectCreate{Key: "open", Title: "Open", Modules: []string{"web"}, Approver: w.User("Approval")})
	w.Must("Ann", &app.ProjectCreate{Key: "secret", Title: "Secret", Modules: []string{"web"}, Private: true, Approver: w.User("Approval")})
	seen := testkit.Ask[app.ActivityView](w, "Approval", "activity.list", &app.ActivityList{Command: "project.create"})
	if len(seen.Entries) != 2 || seen.Entries[0].ProjectTitle != "Secret" || seen.Entries[0].ActorName != "Ann" {
		t.Errorf("the member sees %+v", seen.Entries)
	}
	if rows := seen.Entries[1].Rows; len(rows) == 0 || rows[0].Table != "projects" || rows[0].Title != "Open" {
		t.Errorf("rows %+v", rows)
	}
	outside := testkit.Ask[app.ActivityView](w, "Outsider", "activity.list", &app.ActivityList{Limit: 200})
	for _, e := range outside.Entries {
		if e.Project != "" {
			t.Errorf("the outsider sees entry %d of %s", e.Seq, e.ProjectTitle)
		}
	}
	paged := testkit.Ask[app.ActivityView](w, "Approval", "activity.list", &app.ActivityList{Project: open, Limit: 1})
	if len(paged.Entries) != 1 || paged.More {
		t.Errorf("page %+v", paged)
	}
}

// An entry names its record as it is called today, and a deleted one as it was called.
func TestActivityNamesTheRecord(t *testing.T) {
	w := testkit.New(t)
	home := w.Must("Ann", &app.EnvironmentCreate{Name: "Test"})
	w.Must("Ann", &app.EnvironmentEdit{Environment: home, Name: testkit.To(w, "Test", "Production")})
	titles := func() (out []string) {
		list := testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &app.ActivityList{Record: home})
		for _, e := range list.Entries {
			out = append(out, e.Command+" "+e.RecordTitle)
		}
		return out
	}
	if got := titles(); !slices.Equal(got, []string{"environment.edit Production", "environment.create Production"}) {
		t.Errorf("today: %v", got)
	}
	w.Must("Ann", &app.EnvironmentDelete{Environment: home})
	want := []string{"environment.delete Production", "environment.edit Production", "environment.create Test"}
	if got := titles(); !slices.Equal(got, want) {
		t.Errorf("when it is gone: %v", got)
	}
}

func TestActivityNamesPeople(t *testing.T) {
	w := testkit.New(t)
	list := testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &app.ActivityList{Command: "user.invite", Record: w.User("Entry")})
	if len(list.Entries) != 1 || list.Entries[0].RecordTitle != "Entry" {
		t.Errorf("%+v", list.Entries)
	}
}

func TestActivityOfOneKindOfThing(t *testing.T) {
	w := testkit.New(t)
	w.Project()
	for _, e := range testkit.Ask[app.ActivityView](w, "Approval", "activity.list", &app.ActivityList{Noun: "member", Limit: 200}).Entries {
		if e.Command != "member.set" {
			t.Errorf("%s is no command of members", e.Command)
		}
	}
	none := testkit.Ask[app.ActivityView](w, "Approval", "activity.list", &app.ActivityList{Noun: "mem"})
	if len(none.Entries) != 0 {
		t.Errorf("half a noun finds %d", len(none.Entries))
	}
}

// The parts of a file are entries of their own; the list shows the file, and the parts to whom asks for them.
func TestActivityFoldsThePartsOfFiles(t *testing.T) {
	w := testkit.New(t)
	w.Project()
	fileAdd(t, w, "plan.pdf", fileBytes(domain.MaxPiece*2+17, 1))
	ask := func(p app.ActivityList) app.ActivityView {
		return testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &p)
	}
	commands := func(p app.ActivityList) (out []string) {
		p.Limit = 200
		list := ask(p)
		if len(list.Entries) != list.Total {
			t.Errorf("%+v shows %d, counts %d", p, len(list.Entries), list.Total)
		}
		for _, e := range list.Entries {
			out = append(out, e.Command)
		}
		return out
	}
	pieces := []string{"file.piece", "file.piece", "file.piece"}
	if all := commands(app.ActivityList{}); slices.Contains(all, "file.piece") || !slices.Contains(all, "file.add") {
		t.Errorf("all: %v", all)
	}
	if all := commands(app.ActivityList{Sort: []string{"at"}}); slices.Contains(all, "file.piece") {
		t.Errorf("oldest first: %v", all)
	}
	if files := commands(app.ActivityList{Nouns: []string{"file"}}); !slices.Equal(files, []string{"file.add"}) {
		t.Errorf("files: %v", files)
	}
	for _, asked := range []app.ActivityList{{Command: "file.piece"}, {Noun: "file.piece"}, {Nouns: []string{"file.piece"}}} {
		if got := commands(asked); !slices.Equal(got, pieces) {
			t.Errorf("asked for: %v", got)
		}
	}
	if both := commands(app.ActivityList{Nouns: []string{"file", "file.piece"}}); len(both) != 4 {
		t.Errorf("files with their parts: %v", both)
	}
	file := ask(app.ActivityList{Command: "file.add"}).Entries[0]
	parts := slices.IndexFunc(file.Rows[0].Fields, func(f app.FieldView) bool { return f.Name == "pieces" })
	if parts < 0 || file.Rows[0].Fields[parts].After != "3" {
		t.Errorf("the file says of its parts %+v", file.Rows)
	}
}

// Pages stay whole: what is left out does not make one shorter, and the next begins where the last ended.
func TestActivityPagesAcrossThePartsOfFiles(t *testing.T) {
	w := testkit.New(t)
	w.Project()
	for seed := range byte(3) {
		fileAdd(t, w, "plan.pdf", fileBytes(domain.MaxPiece*2+17, seed))
		w.Must("Ann", &app.EnvironmentCreate{Name: "Test " + string('a'+rune(seed))})
	}
	whole := testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &app.ActivityList{Limit: 200})
	var seqs []int64
	for offset := 0; ; offset += 2 {
		page := testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &app.ActivityList{Offset: offset, Limit: 2})
		for _, e := range page.Entries {
			seqs = append(seqs, e.Seq)
		}
		if !page.More {
			break
		}
		if len(page.Entries) != 2 || page.Total != whole.Total {
			t.Fatalf("page at %d has %d of %d", offset, len(page.Entries), page.Total)
		}
	}
	want := make([]int64, 0, len(whole.Entries))
	for _, e := range whole.Entries {
		want = append(want, e.Seq)
	}
	if !slices.Equal(seqs, want) {
		t.Errorf("paged %v, whole %v", seqs, want)
	}
}

// From is in the period, To is not.
func TestActivityOfAPeriod(t *testing.T) {
	w := testkit.New(t)
	w.Must("Ann", &app.EnvironmentCreate{Name: "Before"})
	w.Clock.Pass(time.Hour)
	from := w.Clock.Now()
	w.Must("Ann", &app.EnvironmentCreate{Name: "Within"})
	w.Clock.Pass(time.Hour)
	to := w.Clock.Now()
	w.Must("Ann", &app.EnvironmentCreate{Name: "After"})
	for _, c := range []struct {
		from, to int64
		want     []string
	}{
		{0, 0, []string{"After", "Within", "Before"}},
		{from, to, []string{"Within"}},
		{from, 0, []string{"After", "Within"}},
		{0, to, []string{"Within", "Before"}},
	} {
		list := testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &app.ActivityList{Noun: "environment", From: c.from, To: c.to})
		var got []string
		for _, e := range list.Entries {
			got = append(got, e.RecordTitle)
		}
		if !slices.Equal(got, c.want) || list.Total != len(c.want) {
			t.Errorf("from %d to %d: %v of %d", c.from, c.to, got, list.Total)
		}
	}
}
