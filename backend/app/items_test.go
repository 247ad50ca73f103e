package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestItemIsCreatedAndEdited(t *testing.T) {
	w := testkit.New(t)
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00")
	item := w.Item(deployment, "Faster search")
	refused := w.Refused(domain.CodeInvalid, "Entry", &app.ItemCreate{
		Deployment: deployment, Title: "Faster search", Category: "Chore", Modules: []string{"kernel"}, URL: "file:///etc",
		Ref: "12345678901234567890123456789012345678901",
	})
	for field, want := range map[string]domain.Key{
		"title": "item.title_taken", "category": "item.not_in_project", "modules": "item.not_in_project", "url": "field.url", "ref": "field.too_long",
	} {
		if got := problemOf(t, refused, field); got != want {
			t.Errorf("%s: want %s, got %s", field, want, got)
		}
	}
	for _, name := range []string{"Review", "Execute", "View", "Outsider"} {
		w.Refused(domain.CodeForbidden, name, &app.ItemCreate{Deployment: deployment, Title: "x", Category: "Bug Fix", Modules: []string{"web"}})
		w.Refused(domain.CodeForbidden, name, &app.ItemEdit{Item: item, Ref: testkit.To(w, "", "R-1")})
	}
	w.Must("Entry2", &app.ItemEdit{Item: item, Ref: testkit.To(w, "", "R-1"), Modules: testkit.To(w, []string{"web"}, []string{"core", "web"})})
	stale := w.Refused(domain.CodeConflict, "Entry", &app.ItemEdit{Item: item, Ref: testkit.To(w, "", "R-2"), Title: testkit.To(w, "Faster search", "Fast search")})
	if len(stale.Fields) != 1 || problemOf(t, stale, "ref") != "command.field_changed" {
		t.Error(stale.Fields)
	}
}

func TestItemsAreAddedOnlyWhileTheDeploymentIsNotOver(t *testing.T) {
	w := testkit.New(t)
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00")
	add := func(title string) *app.ItemCreate {
		return &app.ItemCreate{Deployment: deployment, Title: title, Category: "Bug Fix", Modules: []string{"web"}}
	}
	w.Clock.Set("2026-12-04 01:59")
	w.Must("Entry", add("at the last minute"))
	w.Clock.Set("2026-12-04 02:00")
	w.Refused(domain.CodeConflict, "Entry", add("too late"))
	w.Clock.Set("2026-12-03 21:00")
	w.Must("Approval", &app.DeploymentClose{Deployment: deployment, Reason: "done"})
	w.Refused(domain.CodeConflict, "Approval", add("closed"))
}

func TestItemsAreOrdered(t *testing.T) {
	w := testkit.New(t)
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00")
	a, b, c := w.Item(deployment, "A"), w.Item(deployment, "B"), w.Item(deployment, "C")
	w.Refused(domain.CodeForbidden, "Entry", &app.ItemOrder{Item: c, Position: *testkit.To(w, 3, 1)})
	w.Refused(domain.CodeInvalid, "Approval", &app.ItemOrder{Item: c, Position: *testkit.To(w, 3, 4)})
	w.Must("Approval", &app.ItemOrder{Item: c, Position: *testkit.To(w, 3, 1)})
	wantItems(t, w, deployment, c, a, b)
	w.Must("Entry", &app.ItemDelete{Item: a})
	wantItems(t, w, deployment, c, b)
}

func wantItems(t *testing.T, w *testkit.Workspace, deployment domain.ID, want ...domain.ID) {
	t.Helper()
	list := testkit.Ask[app.ItemsView](w, "View", "items.list", &app.ItemsList{Deployment: deployment})
	if list.Total != len(want) || len(list.Items) != len(want) {
		t.Fatalf("%d items of %d, want %d", len(list.Items), list.Total, len(want))
	}
	for i, item := range list.Items {
		if item.ID != want[i] || item.Position != i+1 {
			t.Errorf("place %d: %s at %d", i+1, item.Title, item.Position)
		}
	}
}
