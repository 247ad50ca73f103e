package api

import (
	"encoding/json"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// newSecrets is a project whose key Approval made and gave to Execute through the window.
func newSecrets(t *testing.T) (w *testkit.Workspace, d *desk, project domain.ID) {
	t.Helper()
	w = testkit.New(t)
	project = w.Project()
	w.Confirm("Approval", "Execute")
	actor := w.As("Approval")
	d = &desk{open: w.App, actor: &actor}
	session := &Session{desk: d}
	give := GiveKeyInput{Project: project, KeySet: w.As("Execute").KeySet, Seen: w.KeySeen("Execute")}
	if err := session.GiveProjectKey(give); domain.CodeOf(err) != domain.CodeForbidden {
		t.Fatalf("a key that is not there was given: %v", err)
	}
	if err := session.MakeProjectKey(project); err != nil {
		t.Fatal(err)
	}
	if err := session.GiveProjectKey(give); err != nil {
		t.Fatal(err)
	}
	return w, d, project
}

func keysOf(w *testkit.Workspace, project domain.ID) app.ProjectKeysView {
	return testkit.Ask[app.ProjectKeysView](w, "Approval", "project_keys.list", &app.ProjectKeysList{Project: project})
}

// remove takes a member out through the door, as the person who is signed in.
func remove(t *testing.T, w *testkit.Workspace, d *desk, project domain.ID, name string, roles ...string) {
	t.Helper()
	payload, err := json.Marshal(app.MemberRemove{
		Project: project, User: w.User(name), Seen: w.Seen("member", project+"/"+w.User(name), app.MemberSeen{Roles: roles}),
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&Door{desk: d}).Do("member.remove", "", string(payload)); err != nil {
		t.Fatal(err)
	}
}

func TestWhoLeavesLeavesTheKeyBehind(t *testing.T) {
	w, d, project := newSecrets(t)
	if keys := keysOf(w, project); len(keys.Generations) != 1 || len(keys.Generations[0].Holders) != 2 || keys.OneHolder {
		t.Fatalf("before: %+v", keys)
	}
	remove(t, w, d, project, "View", "view")
	if keys := keysOf(w, project); len(keys.Generations) != 1 {
		t.Fatalf("after somebody left who held nothing: %+v", keys)
	}
	remove(t, w, d, project, "Execute", "execute")
	keys := keysOf(w, project)
	if len(keys.Generations) != 2 || len(keys.Generations[0].Holders) != 1 || len(keys.Left) != 0 || !keys.OneHolder {
		t.Errorf("after a holder left: %+v", keys)
	}
}

func TestACommandStandsWhereTheKeyCannotBeRenewed(t *testing.T) {
	w, d, project := newSecrets(t)
	unconfirmed := w.As("Approval2")
	d.actor = &unconfirmed
	remove(t, w, d, project, "Execute", "execute")
	keys := keysOf(w, project)
	if len(keys.Generations) != 1 || len(keys.Left) != 1 || keys.Left[0].Name != "Execute" || !keys.Can[0].Allowed {
		t.Errorf("who has left: %+v", keys)
	}
	seen := testkit.Ask[app.ProjectKeysView](w, "Approval2", "project_keys.list", &app.ProjectKeysList{Project: project})
	if seen.Can[0].Allowed || seen.Can[0].Why.Key != "project_key.not_confirmed" {
		t.Errorf("whoever has no confirmed key may make one: %+v", seen.Can)
	}
}

func TestWithoutARecoveryKey(t *testing.T) {
	_, d, project := newSecrets(t)
	session := &Session{desk: d}
	if err := session.GiveProjectKeyToRecovery(project); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("given to a key that is not there: %v", err)
	}
	if err := session.RecoverProjectKey(RecoverKeyInput{Project: project, Code: "no such code"}); err == nil {
		t.Error("a wrong code brought the key back")
	}
}
