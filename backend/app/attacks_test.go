package app_test

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// Whoever may write the file can write any byte of it. Here people do, past the door.

// rawly runs SQL on the file of a workspace.
func rawly(t *testing.T, path string, do func(db *sql.DB) error) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_foreign_keys=0")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if err := errors.Join(do(db), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// rawExec runs statements on the file of a workspace, the journal's triggers dropped meanwhile.
func rawExec(t *testing.T, path string, statements ...string) {
	t.Helper()
	tamper(t, path, true, statements...)
}

// forgery is an entry that somebody makes himself: whatever he says, with a signature of his own.
type forgery struct {
	actor   domain.ID
	key     domain.ID
	secret  journal.Secret
	command string
	payload string
	changes string
}

// forge makes an entry of the person that says what he really does, and changes what he likes.
func forge(t *testing.T, by app.Actor, command string, payload any, about app.About, rows ...store.Change) forgery {
	t.Helper()
	text, err := journal.Canonical(payload)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := journal.Canonical(app.Changes{About: about, Rows: rows})
	if err != nil {
		t.Fatal(err)
	}
	return forgery{by.User, by.KeySet, by.Secret, command, string(text), string(changes)}
}

// append puts the entry at the end of the journal of a file.
func (f forgery) append(t *testing.T, w *testkit.Workspace, path string) {
	t.Helper()
	rawly(t, path, func(db *sql.DB) error {
		var seq int64
		var prev string
		if err := db.QueryRow("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").Scan(&seq, &prev); err != nil {
			return err
		}
		id, err := app.NewID()
		if err != nil {
			return err
		}
		in := journal.Intent{
			Actor: f.actor, At: w.Clock.Now(), Base: prev, Command: f.command + "/1", ID: id, Key: f.key, Payload: f.payload,
			Workspace: w.ID(), Workstation: w.Host.Workstation,
		}
		e := journal.Entry{
			Seq: seq + 1, ID: id, Intent: in, Changes: f.changes, Outcome: journal.OutcomeDone, Prev: prev, Sealer: f.actor, SealKey: f.key,
		}
		e.Signature = f.secret.Sign(journal.IntentBytes(in))
		e.Hash = journal.HashEntry(&e)
		e.Seal = f.secret.Sign(journal.SealBytes(e.Hash))
		return insertEntry(db, e)
	})
}

func insertEntry(db *sql.DB, e journal.Entry) error {
	intent := strings.TrimPrefix(string(journal.IntentBytes(e.Intent)), "renogen intent v1\n")
	command, _, _ := strings.Cut(e.Intent.Command, "/")
	about := func(name string) string {
		_, after, found := strings.Cut(e.Changes, `"`+name+`":"`)
		if !found {
			return ""
		}
		id, _, _ := strings.Cut(after, `"`)
		return id
	}
	_, err := db.Exec(
		`INSERT INTO journal (seq, id, actor, at, command, project, deployment, item, record, intent, payload, signature, changes, outcome, origin, prev, sealer, seal_key, hash, seal)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.Seq, e.ID, e.Intent.Actor, e.Intent.At, command, about("project"), about("deployment"), about("item"), about("record"),
		intent, e.Intent.Payload, e.Signature, e.Changes, e.Outcome, e.Origin, e.Prev, e.Sealer, e.SealKey, e.Hash, e.Seal,
	)
	return err
}

// elsewhere opens the file as another workstation does, which has verified nothing yet.
func elsewhere(t *testing.T, w *testkit.Workspace, path string) *app.App {
	t.Helper()
	host := w.Host
	host.Workstation = "00000000-0000-7000-8000-000000000002"
	a, err := app.Open(path, host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func doElsewhere(t *testing.T, a *app.App, actor app.Actor, payload any) error {
	t.Helper()
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Do(actor, id, payload)
	return err
}

// wantRefusal expects that another workstation writes nothing behind what was forged, and says where it is.
func wantRefusal(t *testing.T, w *testkit.Workspace, path string) {
	t.Helper()
	host := w.Host
	host.Workstation = "00000000-0000-7000-8000-000000000002"
	a, err := app.Open(path, host)
	if err == nil {
		err = errors.Join(doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "After that"}), a.Close())
	}
	var refused *domain.Error
	var found app.Finding
	if !errors.As(err, &refused) || refused.Key != "journal.broken" || !errors.As(err, &found) || found.Entry == 0 {
		t.Errorf("it goes on: %v", err)
	}
}

func wantFinding(t *testing.T, path string, level app.Level, table, field string) {
	t.Helper()
	report := verify(t, path, level)
	if !slices.ContainsFunc(report.Findings, func(f app.Finding) bool { return f.Table == table && f.Field == field }) {
		t.Errorf("%s: %+v, want %s.%s", level, report.Findings, table, field)
	}
}

func wantWhole(t *testing.T, path string) {
	t.Helper()
	if report := verify(t, path, app.Full); !report.Whole() {
		t.Errorf("%+v", report.Findings)
	}
}

// A journal that is written anew from some entry on, with all hashes right, is not the one that was signed.
func TestRewrittenChain(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	for name, test := range map[string]struct {
		rewrite func(*journal.Entry)
		field   string
	}{
		"what was asked for": {func(e *journal.Entry) { e.Intent.Payload = strings.Replace(e.Intent.Payload, "Production", "Moon", 1) }, "signature"},
		"what was done":      {func(e *journal.Entry) { e.Changes = strings.Replace(e.Changes, "Production", "Moon", 1) }, "seal"},
		"who asked":          {func(e *journal.Entry) { e.Intent.Actor = d.User("View") }, "sealer"},
		"when":               {func(e *journal.Entry) { e.Intent.At++ }, "signature"},
		"another key":        {func(e *journal.Entry) { e.Intent.Key, e.SealKey = d.As("View").KeySet, d.As("View").KeySet }, "intent"},
		"resigned": {func(e *journal.Entry) {
			e.Intent.Payload = strings.Replace(e.Intent.Payload, "Production", "Moon", 1)
			e.Signature = d.As("View").Secret.Sign(journal.IntentBytes(e.Intent))
		}, "signature"},
	} {
		t.Run(name, func(t *testing.T) {
			path := closedCopy(t, d.Workspace)
			rewriteChain(t, path, "environment.create", test.rewrite)
			rawExec(t, path, `UPDATE environments SET name = 'Moon'`)
			wantFinding(t, path, app.Quick, "journal", test.field)
			wantRefusal(t, d.Workspace, path)
		})
	}
}

// rewriteChain changes the first entry of a command and gives all later ones hashes that fit.
func rewriteChain(t *testing.T, path, command string, change func(*journal.Entry)) {
	t.Helper()
	resignChain(t, path, command, change, app.Actor{})
}

// resignChain does the same and signs and seals anew what a person signed.
func resignChain(t *testing.T, path, command string, change func(*journal.Entry), by app.Actor) {
	t.Helper()
	rest := entriesFrom(t, path, `(SELECT min(seq) FROM journal WHERE command = '`+command+`')`)
	rawExec(t, path, fmt.Sprintf("DELETE FROM journal WHERE seq >= %d", rest[0].Seq))
	change(&rest[0])
	rawly(t, path, func(db *sql.DB) error {
		for i := range rest {
			if i > 0 {
				rest[i].Prev, rest[i].Intent.Base = rest[i-1].Hash, rest[i-1].Hash
			}
			if rest[i].Intent.Actor == by.User {
				rest[i].Signature = by.Secret.Sign(journal.IntentBytes(rest[i].Intent))
			}
			rest[i].Hash = journal.HashEntry(&rest[i])
			if rest[i].Sealer == by.User {
				rest[i].Seal = by.Secret.Sign(journal.SealBytes(rest[i].Hash))
			}
			if err := insertEntry(db, rest[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// entriesFrom reads the entries of a file from a place on, which is a number or a query.
func entriesFrom(t *testing.T, path, place string) (entries []journal.Entry) {
	t.Helper()
	rawly(t, path, func(db *sql.DB) error {
		rows, err := db.Query(`SELECT seq, id, actor, at, intent, payload, signature, changes, outcome, origin, prev, sealer, seal_key, hash, seal FROM journal
			WHERE seq >= ` + place + ` ORDER BY seq`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var intent string
			var e journal.Entry
			err := rows.Scan(&e.Seq, &e.ID, &e.Intent.Actor, &e.Intent.At, &intent, &e.Intent.Payload, &e.Signature, &e.Changes,
				&e.Outcome, &e.Origin, &e.Prev, &e.Sealer, &e.SealKey, &e.Hash, &e.Seal)
			if err != nil {
				return err
			}
			part := func(name string) string {
				_, after, _ := strings.Cut(intent, `"`+name+`":"`)
				value, _, _ := strings.Cut(after, `"`)
				return value
			}
			e.Intent.ID, e.Intent.Base, e.Intent.Command, e.Intent.Key = e.ID, part("base"), part("command"), part("key")
			e.Intent.Workspace, e.Intent.Workstation, e.Intent.Copy = part("workspace"), part("workstation"), part("copy")
			entries = append(entries, e)
		}
		return rows.Err()
	})
	return entries
}

// rewriteLast changes the newest entry of a file.
func rewriteLast(t *testing.T, path string, change func(*journal.Entry)) {
	t.Helper()
	last := entriesFrom(t, path, `(SELECT max(seq) FROM journal)`)[0]
	change(&last)
	rawExec(t, path, fmt.Sprintf("DELETE FROM journal WHERE seq = %d", last.Seq))
	rawly(t, path, func(db *sql.DB) error { return insertEntry(db, last) })
}

// rehash numbers the entries of a file anew, in the order in which they stand, and gives them hashes that fit. Nobody signs.
func rehash(t *testing.T, path string) {
	t.Helper()
	all := entriesFrom(t, path, "1")
	rawExec(t, path, "DELETE FROM journal")
	rawly(t, path, func(db *sql.DB) error {
		for i := range all {
			e := &all[i]
			e.Seq = int64(i + 1)
			if i > 0 && e.Prev != all[i-1].Hash {
				e.Prev = all[i-1].Hash
				if e.Origin == "" && e.Intent.Copy == "" {
					e.Intent.Base = e.Prev
				}
				e.Hash = journal.HashEntry(e)
			}
			if err := insertEntry(db, *e); err != nil {
				return err
			}
		}
		return nil
	})
}

// An entry of a harmless command that says it did something else is found, and gives nobody a right.
func TestForeignChangesGiveNoRights(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path := closedCopy(t, d.Workspace)
	entry := d.As("Entry")
	comment := &app.CommentAdd{Item: d.documented, Text: "harmless"}
	about := app.About{Project: d.project, Deployment: d.deployment, Item: d.documented}
	forge(t, entry, "comment.add", comment, about, store.Change{
		Table: "users", ID: entry.User, Action: store.Changed,
		Before: map[string]any{"administrator": false}, After: map[string]any{"administrator": true},
	}).append(t, d.Workspace, path)
	rawExec(t, path, `UPDATE users SET administrator = 1 WHERE id = '`+entry.User+`'`)
	wantFinding(t, path, app.Full, "journal", "changes")
	wantFinding(t, path, app.Quick, "users", "administrator")
	a := elsewhere(t, d.Workspace, path)
	if err := doElsewhere(t, a, entry, &app.EnvironmentCreate{Name: "Mine"}); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("he is an administrator: %v", err)
	}
}

// Entries of people who may not sign at all, or not this: the first bad entry stops all writing.
func TestForgedEntries(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	old := d.As("Entry")
	rotate := d.newKeys("Entry")
	d.Must("Entry", rotate)
	about := app.About{Project: d.project, Deployment: d.deployment, Item: d.documented}
	comment := &app.CommentAdd{Item: d.documented, Text: "harmless"}
	view, outsider := d.As("View"), d.As("Outsider")
	inTheNameOf := forge(t, view, "comment.add", comment, about)
	inTheNameOf.actor, inTheNameOf.key = d.User("Approval"), d.As("Approval").KeySet
	withOwnKey := forge(t, view, "comment.add", comment, about)
	withOwnKey.actor = d.User("Approval")
	doubled := forge(t, d.As("Approval"), "comment.add", comment, about)
	doubled.payload = fmt.Sprintf(`{"item":%[1]q,"item":%[1]q,"text":"twice"}`, d.documented)
	unknown := forge(t, d.As("Approval"), "comment.add", comment, about)
	unknown.payload = fmt.Sprintf(`{"item":%q,"more":"1","text":"more"}`, d.documented)
	spaced := forge(t, d.As("Approval"), "comment.add", comment, about)
	spaced.payload = fmt.Sprintf(`{"item": %q,"text":"spaced"}`, d.documented)
	approve := &app.ItemApprove{Item: d.reviewed, Seen: d.ItemSeen(d.reviewed)}
	again := *d.payloads("Ann")["workspace.create"].(*app.WorkspaceCreate)
	bind := d.payloads("Outsider")["key.bind"].(*app.KeyBind)
	for name, test := range map[string]struct {
		forgery forgery
		level   app.Level // that finds it
		field   string
	}{
		"a retired key":                 {forge(t, old, "comment.add", comment, about), app.Quick, "intent"},
		"a blocked person":              {forge(t, d.As("Review"), "comment.add", comment, about), app.Quick, "intent"},
		"somebody else's name":          {inTheNameOf, app.Quick, "signature"},
		"somebody else's name, own key": {withOwnKey, app.Quick, "intent"},
		"no member":                     {forge(t, outsider, "comment.add", comment, about), app.Quick, "intent"},
		"no member who says nothing":    {forge(t, outsider, "comment.add", comment, app.About{}), app.Quick, "intent"},
		"no member approves":            {forge(t, outsider, "item.approve", approve, app.About{Project: d.project, Item: d.reviewed}), app.Quick, "intent"},
		"the wrong role":                {forge(t, view, "request.approve", &app.RequestApprove{Request: d.request, Seen: d.requestSeen()}, about), app.Quick, "intent"},
		"himself an administrator":      {forge(t, view, "user.appoint", &app.UserAppoint{User: view.User, Seen: d.UserSeen("View")}, app.About{Record: view.User}), app.Quick, "intent"},
		"himself a member":              {forge(t, outsider, "member.set", &app.MemberSet{Project: d.project, User: outsider.User, Roles: []string{"approval"}, Seen: d.Seen("member", d.project+"/"+outsider.User, app.MemberSeen{Roles: []string{}})}, about), app.Quick, "intent"},
		"a second beginning":            {forge(t, d.As("Ann"), "workspace.create", &again, app.About{}), app.Quick, "intent"},
		"an invitation that is none":    {forge(t, outsider, "key.bind", bind, app.About{}), app.Quick, "intent"},
		"a wrong state":                 {forge(t, d.As("Approval"), "item.approve", &app.ItemApprove{Item: d.documented, Seen: d.ItemSeen(d.documented)}, app.About{Project: d.project, Item: d.documented}), app.Full, "intent"},
		"doubled keys":                  {doubled, app.Quick, "payload"},
		"unknown keys":                  {unknown, app.Full, "payload"},
		"spaces":                        {spaced, app.Quick, "payload"},
		"no such command":               {forge(t, view, "comment.burn", comment, about), app.Quick, "intent"},
	} {
		t.Run(name, func(t *testing.T) {
			path := closedCopy(t, d.Workspace)
			test.forgery.append(t, d.Workspace, path)
			wantFinding(t, path, test.level, "journal", test.field)
			if test.level == app.Quick {
				wantRefusal(t, d.Workspace, path)
			}
		})
	}
	wantWhole(t, closedCopy(t, d.Workspace))
}

// What stands in the tables about people decides nothing.
func TestTablesGiveNoRights(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	view := d.As("View")
	rawExec(t, d.Path(),
		`UPDATE members SET roles = '["approval","execute"]' WHERE "user" = '`+view.User+`'`,
		`UPDATE users SET administrator = 1 WHERE id = '`+view.User+`'`,
		`UPDATE projects SET private = 0, separate_duties = 0`,
	)
	for _, payload := range []any{d.payloads("View")["project.edit"], &app.EnvironmentCreate{Name: "Mine"}, d.Act(d.fresh, domain.StepStart, "")} {
		d.Refused(domain.CodeForbidden, "View", payload)
		if err := doElsewhere(t, elsewhere(t, d.Workspace, d.Path()), view, payload); domain.CodeOf(err) != domain.CodeForbidden {
			t.Errorf("%T elsewhere: %v", payload, err)
		}
	}
	for _, person := range testkit.Ask[app.PeopleView](d.Workspace, "Ann", "people.list", &app.PeopleList{}).People {
		if person.ID == view.User && person.Administrator {
			t.Error("the list of people believes the table")
		}
	}
	path := closedCopy(t, d.Workspace)
	wantFinding(t, path, app.Quick, "members", "roles")
	wantFinding(t, path, app.Quick, "users", "administrator")
}

// Keys that somebody puts into the tables open nothing, seal nothing and prove nothing.
func TestSwappedKeysAreNotUsed(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	const password = "the attacker's own"
	fake, keys, err := app.MakeKeys(d.User("Ann"), password, journal.CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	rawExec(t, d.Path(), fmt.Sprintf(
		`UPDATE key_sets SET ed25519 = '%s', x25519 = '%s', p256 = '%s', sealed = '%s' WHERE "user" = '%s'`,
		keys.Ed25519, keys.X25519, keys.P256, keys.Sealed, d.User("Ann"),
	))
	a := elsewhere(t, d.Workspace, d.Path())
	if _, err := a.SignIn("Ann", password); domain.CodeOf(err) != domain.CodeUnauthenticated {
		t.Errorf("the swapped keys open: %v", err)
	}
	if _, err := a.SignIn("Ann", testkit.Password); err != nil {
		t.Errorf("her own do not: %v", err)
	}
	if err := doElsewhere(t, a, fake, &app.EnvironmentCreate{Name: "Mine"}); domain.CodeOf(err) != domain.CodeUnauthenticated {
		t.Errorf("the swapped keys sign: %v", err)
	}
	own := d.As("Ann")
	own.Secret = fake.Secret
	forged := forge(t, own, "environment.create", &app.EnvironmentCreate{Name: "Mine"}, app.About{})
	path := closedCopy(t, d.Workspace)
	forged.append(t, d.Workspace, path)
	wantFinding(t, path, app.Quick, "journal", "signature")
	wantFinding(t, closedCopy(t, d.Workspace), app.Quick, "key_sets", "sealed")
	d.Must("Ann", &app.EnvironmentCreate{Name: "Hers"})
}

// remembering opens a file on a workstation that keeps notes of how far it saw it.
func remembering(t *testing.T, w *testkit.Workspace, path, folder string) *app.App {
	t.Helper()
	host := w.Host
	host.Folder = folder
	a, err := app.Open(path, host)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A workstation that saw more than a journal has, or something else in its place, writes nothing.
func TestLostAndSecondHistories(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	before, folder := closedCopy(t, d.Workspace), t.TempDir()
	first := filepath.Join(t.TempDir(), "first.renogen")
	copyTo(t, before, first)
	a := remembering(t, d.Workspace, first, folder)
	if err := errors.Join(doElsewhere(t, a, d.As("Ann"), &app.EnvironmentCreate{Name: "A"}), a.Close()); err != nil {
		t.Fatal(err)
	}
	second := filepath.Join(t.TempDir(), "second.renogen")
	copyTo(t, before, second)
	if err := doElsewhere(t, elsewhere(t, d.Workspace, second), d.As("Ann"), &app.EnvironmentCreate{Name: "B"}); err != nil {
		t.Fatal(err)
	}
	for key, path := range map[domain.Key]string{"journal.lost": before, "journal.other_history": second} {
		name := string(key)
		a := remembering(t, d.Workspace, path, folder)
		err := doElsewhere(t, a, d.As("Ann"), &app.EnvironmentCreate{Name: "C"})
		var refused *domain.Error
		if !errors.As(err, &refused) || refused.Key != key {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := app.Ask[app.PeopleView](a, d.User("Ann"), "people.list", &app.PeopleList{}); err != nil {
			t.Errorf("%s: reading: %v", name, err)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
	a = remembering(t, d.Workspace, first, folder)
	if err := errors.Join(doElsewhere(t, a, d.As("Ann"), &app.EnvironmentCreate{Name: "D"}), a.Close()); err != nil {
		t.Errorf("the true one: %v", err)
	}
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A file with a structure of its own is not opened, and verification says what is there.
func TestPlantedStructureIsRefused(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	for name, statement := range map[string]string{
		"trigger": `CREATE TRIGGER planted AFTER INSERT ON journal BEGIN UPDATE users SET administrator = 1; END`,
		"view":    `CREATE VIEW planted AS SELECT * FROM users`,
		"index":   `CREATE INDEX planted ON users (email)`,
		"table":   `CREATE TABLE planted (id TEXT)`,
		"column":  `ALTER TABLE users ADD COLUMN planted TEXT`,
		"dropped": `DROP TRIGGER journal_is_never_changed`,
	} {
		t.Run(name, func(t *testing.T) {
			path := closedCopy(t, d.Workspace)
			rawly(t, path, func(db *sql.DB) error { _, err := db.Exec(statement); return err })
			if a, err := app.Open(path, d.Host); err == nil {
				t.Error("it is opened", a.Close())
			} else if domain.CodeOf(err) == domain.CodeInternal {
				t.Error(err)
			}
			if report, err := app.Verify(path, app.Quick, nil); err != nil || report.Whole() {
				t.Errorf("verification: %+v, %v", report.Findings, err)
			}
		})
	}
}
