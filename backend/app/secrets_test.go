package app_test

import (
	"database/sql"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// secretKeys is a project whose key Approval made and gave to Execute.
func secretKeys(w *testkit.Workspace) domain.ID {
	w.TB.Helper()
	project := w.Project()
	w.Confirm("Approval", "Approval2", "Execute")
	if _, err := w.EnsureProjectKey(w.As("Approval"), project); err != nil {
		w.TB.Fatal(err)
	}
	secretGive(w, "Approval", project, "Execute")
	return project
}

func secretGive(w *testkit.Workspace, by string, project domain.ID, to string) {
	w.TB.Helper()
	if err := w.GiveProjectKey(w.As(by), project, w.As(to).KeySet, w.KeySeen(to)); err != nil {
		w.TB.Fatalf("%s gives the key to %s: %v", by, to, err)
	}
}

func secretValue(w *testkit.Workspace, by string, project domain.ID, id, plain string) domain.Value {
	w.TB.Helper()
	sealed, generation, err := w.SealFor(w.As(by), project, plain)
	if err != nil {
		w.TB.Fatal(err)
	}
	return domain.Value{ID: id, Sealed: sealed, Generation: generation}
}

func secretList(w *testkit.Workspace, project domain.ID) app.ProjectKeysView {
	return testkit.Ask[app.ProjectKeysView](w, "Approval", "project_keys.list", &app.ProjectKeysList{Project: project})
}

// migration is a template with a password, a sensitive text, a choice with sub-values and an optional pattern.
func migration() app.TemplateDefinition {
	environment := func(name, host string) domain.Option {
		return domain.Option{Value: name, Values: []domain.SubValue{{Key: "host", Value: host}}}
	}
	return app.TemplateDefinition{
		Kind: domain.KindInstructions, Title: "Migration", Stage: domain.StageDuring,
		Config: domain.TemplateConfig{
			Instructions: "Sign in to {env.host} with {pw}, then say {word}. {ticket}",
			Fields: []domain.Field{
				{ID: "pw", Label: "Password", Kind: domain.FieldPassword, Required: true},
				{ID: "word", Label: "Pass word", Kind: domain.FieldText, Sensitive: true},
				{ID: "env", Label: "Environment", Kind: domain.FieldSubChoice, Required: true, Options: []domain.Option{
					environment("test", "db.test.example"), environment("production", "db.example"),
				}},
				{ID: "ticket", Label: "Ticket", Kind: domain.FieldPattern, Pattern: `T-\d+`},
			},
		},
	}
}

const (
	firstSecret  = "Tr0ub4dor-and-three"
	secondSecret = "xyzzy plugh"
)

// Scenario 8.
func TestSecretsStaySealed(t *testing.T) {
	w := testkit.New(t)
	project := secretKeys(w)
	template := w.Must("Approval", &app.TemplateCreate{Project: project, TemplateDefinition: migration()})
	deployment := w.Deployment(project, "2026-12-03 20:00")
	item := w.Item(deployment, "Move the database")
	for _, env := range []string{"test", "production"} {
		w.Activity(item, template, secretValue(w, "Entry", project, "field.pw", firstSecret),
			secretValue(w, "Entry", project, "field.word", secondSecret), testkit.Text("field.env", env))
	}
	w.Approved(item)
	steps := w.Steps(deployment)
	if len(steps) != 2 {
		t.Fatalf("%d steps", len(steps))
	}
	secretsAreNowhere(t, w, item, deployment)
	hosts := []string{}
	for _, step := range steps {
		opened, err := w.OpenStep(w.As("Execute"), step.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string]string{"field.pw": firstSecret, "field.word": secondSecret}, opened); diff != "" {
			t.Error(diff)
		}
		said := domain.WithSecrets(step.Blocks, opened)[0].Text
		for _, host := range []string{"db.test.example", "db.example"} {
			if said.Text() == "Sign in to "+host+" with "+firstSecret+", then say "+secondSecret+". " {
				hosts = append(hosts, host)
			}
		}
		if strings.Contains(said.Redacted(), firstSecret) || !strings.Contains(said.Redacted(), "[pw: see window]") {
			t.Errorf("redacted it says %q", said.Redacted())
		}
		for _, name := range []string{"Entry", "Review", "View", "Outsider", "Ann"} {
			if opened, err := w.OpenStep(w.As(name), step.ID); domain.CodeOf(err) != domain.CodeForbidden {
				t.Errorf("%s opens %v: %v", name, opened, err)
			}
		}
	}
	slices.Sort(hosts)
	if diff := cmp.Diff([]string{"db.example", "db.test.example"}, hosts); diff != "" {
		t.Error(diff)
	}
}

// secretsAreNowhere looks for the secrets in what the queries say and in every text of the file.
func secretsAreNowhere(t *testing.T, w *testkit.Workspace, item, deployment domain.ID) {
	t.Helper()
	for _, view := range []any{
		testkit.Ask[app.ItemView](w, "Execute", "item.get", &app.ItemGet{Item: item}),
		testkit.Ask[app.ActivityView](w, "Execute", "activity.list", &app.ActivityList{Item: item}),
		w.Book(deployment),
	} {
		shown, err := json.Marshal(view)
		if err != nil {
			t.Fatal(err)
		}
		secretsNotIn(t, "a query", string(shown))
	}
	db, err := sql.Open("sqlite3", "file:"+closedCopy(t, w)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT intent || payload || changes FROM journal UNION ALL SELECT \"values\" FROM activities UNION ALL SELECT \"text\" FROM contents")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	texts := 0
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		texts++
		secretsNotIn(t, "the file", text)
	}
	if err := rows.Err(); err != nil || texts < 10 {
		t.Errorf("%d texts: %v", texts, err)
	}
}

func secretsNotIn(t *testing.T, where, text string) {
	t.Helper()
	for _, secret := range []string{firstSecret, secondSecret} {
		if strings.Contains(text, secret) {
			t.Errorf("%s has a secret: %.300s", where, text)
		}
	}
}

func TestEqualSecretsShareAStepByTags(t *testing.T) {
	w := testkit.New(t)
	project := secretKeys(w)
	template := w.Must("Approval", &app.TemplateCreate{Project: project, TemplateDefinition: migration()})
	deployment := w.Deployment(project, "2026-12-03 20:00")
	for title, plain := range map[string]string{"One": firstSecret, "Two": firstSecret, "Three": secondSecret} {
		item := w.Item(deployment, title)
		w.Activity(item, template, secretValue(w, "Entry", project, "field.pw", plain), testkit.Text("field.env", "test"))
		w.Submitted(item)
		approve := w.Approve(item)
		var err error
		if approve.Tags, err = w.Tags(w.As("Approval"), item); err != nil || len(approve.Tags) != 1 {
			t.Fatalf("tags %v: %v", approve.Tags, err)
		}
		w.Must("Approval", approve)
	}
	if steps := w.Steps(deployment); len(steps) != 2 {
		t.Errorf("%d steps for two secrets", len(steps))
	}
	if tags, err := w.Tags(w.As("Approval2"), w.Item(deployment, "Four")); err != nil || len(tags) != 0 {
		t.Errorf("tags without the key: %v, %v", tags, err)
	}
}

func TestProjectKeyIsGivenOnlyByHoldersToConfirmedKeys(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	if _, _, err := w.SealFor(w.As("Entry"), project, "x"); domain.CodeOf(err) != domain.CodeConflict || !strings.Contains(err.Error(), "nobody confirmed") {
		t.Errorf("sealing before any key is confirmed: %v", err)
	}
	w.Confirm("Approval", "Execute")
	if _, _, err := w.SealFor(w.As("Entry"), project, "x"); domain.CodeOf(err) != domain.CodeConflict || !strings.Contains(err.Error(), "people Approval)") {
		t.Errorf("sealing without a key: %v", err)
	}
	secretValue(w, "Approval", project, "field.pw", "the first need")
	view := secretList(w, project)
	if len(view.Generations) != 1 || !view.OneHolder || !view.Mine {
		t.Fatalf("after the first secret: %+v", view)
	}
	can := map[string]bool{}
	for _, candidate := range view.Candidates {
		can[candidate.Name] = candidate.Can[0].Allowed
	}
	if diff := cmp.Diff(map[string]bool{"Execute": true, "Approval2": false, "All": false}, can); diff != "" {
		t.Error(diff)
	}
	grant := &app.ProjectKeyGrant{
		ProjectKey: view.Generations[0].ID, KeyGrant: app.KeyGrant{KeySet: w.As("Execute").KeySet, Sealed: "hpke1:00"}, Seen: w.KeySeen("Execute"),
	}
	w.Refused(domain.CodeForbidden, "Approval2", grant)
	w.Refused(domain.CodeForbidden, "Entry", grant)
	unconfirmed := *grant
	unconfirmed.KeySet, unconfirmed.Seen = w.As("All").KeySet, w.KeySeen("All")
	w.Refused(domain.CodeConflict, "Approval", &unconfirmed)
	noRole := *grant
	noRole.KeySet, noRole.Seen = w.As("Entry").KeySet, w.KeySeen("Entry")
	w.Refused(domain.CodeConflict, "Approval", &noRole)
	otherSeen := *grant
	otherSeen.Seen = w.KeySeen("All")
	w.Refused(domain.CodeConflict, "Approval", &otherSeen)
	secretGive(w, "Approval", project, "Execute")
	if view = secretList(w, project); view.OneHolder || len(view.Generations[0].Holders) != 2 {
		t.Errorf("after giving it: %+v", view)
	}
	if err := w.GiveProjectKey(w.As("Approval"), project, w.As("Execute").KeySet, w.KeySeen("Execute")); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("given twice: %v", err)
	}
	path := closedCopy(t, w)
	for _, level := range []app.Level{app.Quick, app.Full} {
		if report := verify(t, path, level); !report.Whole() {
			t.Errorf("%s: %+v", level, report.Findings)
		}
	}
}

func TestRemovedHolderNeedsANewGeneration(t *testing.T) {
	w := testkit.New(t)
	project := secretKeys(w)
	template := w.Must("Approval", &app.TemplateCreate{Project: project, TemplateDefinition: migration()})
	deployment := w.Deployment(project, "2026-12-03 20:00")
	item := w.Item(deployment, "Move the database")
	old := secretValue(w, "Entry", project, "field.pw", firstSecret)
	activity := w.Activity(item, template, old, testkit.Text("field.env", "test"))
	w.Must("Approval", &app.MemberRemove{
		Project: project, User: w.User("Execute"), Seen: w.Seen("member", project+"/"+w.User("Execute"), app.MemberSeen{Roles: []string{"execute"}}),
	})
	if view := secretList(w, project); len(view.Left) != 1 || view.Left[0].Name != "Execute" {
		t.Errorf("who has left: %+v", view.Left)
	}
	if _, _, err := w.SealFor(w.As("Entry"), project, "x"); domain.CodeOf(err) != domain.CodeConflict || !strings.Contains(err.Error(), "renew first") {
		t.Errorf("sealing to the old key: %v", err)
	}
	ask := &app.SecretsExposed{Project: project, User: w.User("Execute")}
	could := testkit.Ask[app.SecretsExposedView](w, "Approval", "secrets.exposed", ask)
	if could.Total != 1 || could.Secrets[0].Record != activity || !slices.Equal(could.Secrets[0].Labels, []string{"Password"}) {
		t.Errorf("what Execute could read: %+v", could)
	}
	if _, err := app.Ask[app.SecretsExposedView](w.App, w.User("Entry"), "secrets.exposed", ask); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("Entry asks who could read what: %v", err)
	}
	if err := w.RenewProjectKeys(w.As("Approval")); err != nil {
		t.Fatal(err)
	}
	view := secretList(w, project)
	if len(view.Left) != 0 || len(view.Generations) != 2 || len(view.Generations[0].Holders) != 1 {
		t.Fatalf("after the renewal: %+v", view)
	}
	entries := w.Entries()
	if err := w.RenewProjectKeys(w.As("Approval")); err != nil || w.Entries() != entries {
		t.Errorf("renewed again: %v", err)
	}
	stale := secretValue(w, "Entry", project, "field.pw", secondSecret)
	stale.Generation = 1
	edit := app.ValueEdit{Was: testkit.To(w, old, old).Was, To: stale}
	w.Refused(domain.CodeInvalid, "Entry", &app.ActivityEdit{Activity: activity, Values: []app.ValueEdit{edit}})
	edit.To = secretValue(w, "Entry", project, "field.pw", secondSecret)
	w.Must("Entry", &app.ActivityEdit{Activity: activity, Values: []app.ValueEdit{edit}})
	if could = testkit.Ask[app.SecretsExposedView](w, "Approval", "secrets.exposed", ask); could.Total != 0 {
		t.Errorf("after the secret was replaced: %+v", could)
	}
	for _, value := range []struct {
		domain.Value
		plain string
	}{{old, firstSecret}, {edit.To, secondSecret}} {
		if plain, err := w.OpenSealed(w.As("Approval"), project, value.Sealed, value.Generation); err != nil || plain != value.plain {
			t.Errorf("Approval opens %q of generation %d: %v", plain, value.Generation, err)
		}
	}
	if _, err := w.OpenSealed(w.As("Execute"), project, old.Sealed, 1); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("the removed one opens: %v", err)
	}
}

func TestSealedValueBelongsToItsProjectAndGeneration(t *testing.T) {
	w := testkit.New(t)
	one := secretKeys(w)
	other := w.Project()
	if _, err := w.EnsureProjectKey(w.As("Approval"), other); err != nil {
		t.Fatal(err)
	}
	value := secretValue(w, "Entry", one, "field.pw", firstSecret)
	if plain, err := w.OpenSealed(w.As("Approval"), other, value.Sealed, value.Generation); err == nil {
		t.Errorf("opened as another project's: %q", plain)
	}
	if _, err := w.OpenSealed(w.As("Approval"), one, value.Sealed, 2); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("opened as another generation's: %v", err)
	}
}

func TestRecoveryKeyBringsSecretsBack(t *testing.T) {
	w := testkit.New(t)
	project := secretKeys(w)
	if err := w.GiveProjectKeyToRecovery(w.As("Approval"), project); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("a workspace without a recovery key: %v", err)
	}
	if err := w.RecoverProjectKey(w.As("Approval2"), project, "ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD"); domain.CodeOf(err) != domain.CodeUnauthenticated {
		t.Errorf("a wrong code: %v", err)
	}
	code, public, err := app.NewRecoveryKey()
	if err != nil {
		t.Fatal(err)
	}
	kdf := journal.CheapKDF(t)
	a, ann, err := app.Create(filepath.Join(t.TempDir(), "recovery.renogen"), "With recovery", app.FirstAdministrator{
		Name: "Ann", Email: "ann@example.org", TimeZone: "UTC", Password: testkit.Password, KDF: kdf, RecoveryKey: public,
	}, false, w.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	do := func(by app.Actor, payload any) domain.ID {
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		receipt, err := a.Do(by, id, payload)
		if err != nil {
			t.Fatal(err)
		}
		return receipt.Record
	}
	project = do(ann, &app.ProjectCreate{Key: "crm", Title: "CRM", Modules: []string{"web"}, Approver: ann.User})
	sealed, generation, err := a.SealFor(ann, project, firstSecret)
	if err != nil {
		t.Fatal(err)
	}
	invitation, half, err := a.Invite()
	if err != nil {
		t.Fatal(err)
	}
	do(ann, &app.UserInvite{Name: "Bob", Email: "bob@example.org", TimeZone: "UTC", Public: half})
	bob, err := a.FirstSignIn("Bob", invitation, testkit.Password, kdf)
	if err != nil {
		t.Fatal(err)
	}
	do(ann, &app.KeyConfirm{KeySet: bob.KeySet, Seen: w.Seen("key", bob.KeySet, app.KeySeen{User: bob.User, Fingerprint: journal.Fingerprint(bob.KeySet)})})
	do(ann, &app.MemberSet{
		Project: project, User: bob.User, Roles: []string{"approval"}, Seen: w.Seen("member", project+"/"+bob.User, app.MemberSeen{Roles: []string{}}),
	})
	if err := a.RecoverProjectKey(bob, project, strings.ToLower(code)); err != nil {
		t.Fatal(err)
	}
	if plain, err := a.OpenSealed(bob, project, sealed, generation); err != nil || plain != firstSecret {
		t.Errorf("Bob opens %q: %v", plain, err)
	}
}

func TestNewKeysOfAPersonOpenWhatTheOldOnesDid(t *testing.T) {
	w := testkit.New(t)
	project := secretKeys(w)
	value := secretValue(w, "Entry", project, "field.pw", firstSecret)
	old := w.As("Execute")
	now, err := w.RenewKeys(old, testkit.Password, journal.CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := w.OpenSealed(now, project, value.Sealed, value.Generation); err != nil || plain != firstSecret {
		t.Errorf("the new keys open %q: %v", plain, err)
	}
	if view := secretList(w, project); len(view.Left) != 0 {
		t.Errorf("nobody has left, but %+v", view.Left)
	}
}
