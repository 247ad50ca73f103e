package app_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"slices"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// door is a workspace in which somebody can do every command, and in which nothing stays done: each trial is
// taken back as a whole.
//
// All made what has a maker, and holds the project's key. Outsider is no member, holds the key all the same
// (he was a member), and is in charge of one task. Review is blocked, Entry2 has left and asks for access.
type door struct {
	*testkit.Workspace
	t *testing.T

	project, environment                   domain.ID
	template, spare                        domain.ID
	deployment, empty, closed, signed      domain.ID
	documented, reviewed, ready            domain.ID
	activity, attachment, comment, deleted domain.ID
	fresh, running, held, done             domain.ID // steps
	task, charged                          domain.ID
	request, access                        domain.ID
	file, newcomer, projectKey, sealed     string
	away, awayStep, copied, refused        domain.ID // a deployment that is with a laptop, and what it brought back
	piece                                  []byte
}

const (
	doorMaker    = "All"
	doorStranger = "Outsider"
)

func newDoor(t *testing.T) *door {
	t.Helper()
	d := &door{Workspace: testkit.New(t), t: t, piece: []byte("another piece")}
	d.project = d.Project()
	d.addFile("Entry", "left behind")
	d.Clock.Set("2027-01-04 09:00") // long enough for what was left behind to be cleaned
	d.people()
	d.template = d.Must("Approval", &app.TemplateCreate{Project: d.project, TemplateDefinition: testkit.ByHand()})
	d.spare = d.Must("Approval", &app.TemplateCreate{Project: d.project, TemplateDefinition: testkit.ReleaseScript()})
	d.windows()
	d.records()
	d.book()
	d.toSign()
	d.laptop()
	d.Must("Approval", projectRemove(d.Workspace, d.project, doorStranger))
	d.Must("Approval", projectRemove(d.Workspace, d.project, "Entry2"))
	d.access = d.Must("Entry2", &app.AccessRequest{Project: d.project, Text: "I was here"})
	d.Must("Ann", &app.UserBlock{User: d.User("Review"), Seen: d.UserSeen("Review")})
	return d
}

func (d *door) addFile(by, text string) domain.ID {
	d.t.Helper()
	file, err := d.AddFile(d.As(by), "note.txt", bytes.NewReader([]byte(text)))
	if err != nil {
		d.t.Fatal(err)
	}
	return file
}

func (d *door) invited() string {
	d.t.Helper()
	_, public, err := d.Invite()
	if err != nil {
		d.t.Fatal(err)
	}
	return public
}

func (d *door) people() {
	d.t.Helper()
	d.environment = d.Must("Ann", &app.EnvironmentCreate{Name: "Production"})
	d.newcomer = d.Must("Ann", &app.UserInvite{Name: "Newcomer", Email: "new@example.org", TimeZone: "UTC", Public: d.invited()})
	d.Must("Ann", &app.UserAppoint{User: d.User("Execute"), Seen: d.UserSeen("Execute")})
	d.Confirm("Approval", "Approval2", "Execute", doorMaker)
	d.Must("Approval", &app.KeyConfirm{KeySet: d.As(doorStranger).KeySet, Seen: d.KeySeen(doorStranger)})
	d.Member(d.project, doorStranger, "execute")
	key, err := d.EnsureProjectKey(d.As("Approval"), d.project)
	if err != nil {
		d.t.Fatal(err)
	}
	d.projectKey = key.ID
	secretGive(d.Workspace, "Approval", d.project, doorMaker)
	secretGive(d.Workspace, "Approval", d.project, doorStranger)
	if d.sealed, _, err = d.SealFor(d.As("Approval"), d.project, "secret"); err != nil {
		d.t.Fatal(err)
	}
}

func (d *door) windows() {
	d.t.Helper()
	d.deployment = d.Deployment(d.project, "2027-01-20 20:00")
	d.empty = d.Deployment(d.project, "2027-01-27 20:00")
	d.closed = d.Deployment(d.project, "2027-02-03 20:00")
	d.Must("Approval", &app.DeploymentClose{Deployment: d.closed, Reason: "not needed"})
	d.request = d.Must(doorMaker, &app.RequestCreate{Project: d.project, PlanFields: app.PlanFields{Title: "February", Start: testkit.At("2027-02-10 20:00")}})
}

func (d *door) records() {
	d.t.Helper()
	item := func(by, title string) domain.ID {
		return d.Must(by, &app.ItemCreate{Deployment: d.deployment, Title: title, Category: "Enhancement", Modules: []string{"web"}})
	}
	d.documented = item(doorMaker, "Documented")
	d.activity = d.byHand(doorMaker, d.documented, "first")
	d.byHand(doorMaker, d.documented, "second")
	d.file = d.addFile(doorMaker, "a plan")
	d.attachment = d.Must(doorMaker, &app.AttachmentAdd{Item: d.documented, File: d.file, Name: "plan.txt", Description: "Plan"})
	d.comment = d.Must(doorMaker, &app.CommentAdd{Item: d.documented, Text: "So be it"})
	d.deleted = d.Must(doorMaker, &app.CommentAdd{Item: d.documented, Text: "No"})
	d.Must(doorMaker, &app.CommentDelete{Comment: d.deleted})
	d.reviewed = d.Submitted(item("Entry", "Reviewed"))
	d.ready = d.Approved(item("Entry", "Ready"))
	start := testkit.At("2027-01-19 09:00")
	d.task = d.Must(doorMaker, &app.TaskCreate{Deployment: d.deployment, Title: "Own", Start: start, Persons: []string{d.User("Entry")}})
	d.charged = d.Must("Approval", &app.TaskCreate{Deployment: d.deployment, Title: "Charged", Start: start, Persons: []string{d.User(doorStranger)}})
}

func (d *door) byHand(by string, item domain.ID, instruction string) domain.ID {
	d.t.Helper()
	return d.Must(by, &app.ActivityCreate{Item: item, Template: d.template, Values: testkit.ByHandValues(instruction)})
}

// book makes a run book with a step in each state.
func (d *door) book() {
	d.t.Helper()
	item := d.Item(d.deployment, "Worked on")
	for _, instruction := range []string{"fresh", "running", "held", "done"} {
		d.byHand("Entry", item, instruction)
	}
	d.Approved(item)
	d.StartWithout(d.deployment)
	steps := d.Steps(d.deployment)
	if len(steps) != 4 {
		d.t.Fatalf("%d steps", len(steps))
	}
	d.fresh, d.running, d.held, d.done = steps[0].ID, steps[1].ID, steps[2].ID, steps[3].ID
	d.DoStep(d.running, "", domain.StepStart)
	d.DoStep(d.held, "wait", domain.StepHold)
	d.DoStep(d.done, "", domain.StepStart, domain.StepComplete)
}

func (d *door) order(actor string, payload any) app.Order {
	d.t.Helper()
	id, err := app.NewID()
	if err != nil {
		d.t.Fatal(err)
	}
	o := app.NewOrder(d.As(actor), id, payload, 0)
	if _, piece := payload.(*app.FilePiece); piece {
		o.Content = map[domain.ID][]byte{journal.Digest(d.piece): d.piece}
	}
	return o
}

// roles makes somebody a member with these roles, whatever he was.
func (d *door) roles(actor string, roles ...string) app.Order {
	d.t.Helper()
	had := []string{}
	if actor == doorMaker {
		had = []string{"entry", "review", "execute"}
	}
	seen := d.Seen("member", d.project+"/"+d.User(actor), app.MemberSeen{Roles: had})
	return d.order("Approval", &app.MemberSet{Project: d.project, User: d.User(actor), Roles: roles, Seen: seen})
}

// outcome does some commands in one transaction with a last one that must fail, and gives why one of the
// others was refused; nil: all would have been done.
func (d *door) outcome(orders ...app.Order) error {
	d.t.Helper()
	head := d.Entries()
	last := app.NewOrder(d.As("Ann"), "no id", &app.StarSet{Project: d.project}, 0)
	_, err := d.DoAll(append(slices.Clone(orders), last))
	if after := d.Entries(); after != head {
		d.t.Fatalf("the journal grew from %d to %d", head, after)
	}
	var refused *domain.Error
	if errors.As(err, &refused) && refused.Key == "command.id" {
		return nil
	}
	return err
}

// before gives what must be done first so that somebody who may do a command can.
func (d *door) before(command string) []app.Order {
	d.t.Helper()
	if command == "project.unarchive" {
		return []app.Order{d.order("Approval", &app.ProjectArchive{Project: d.project})}
	}
	return nil
}

func (d *door) newProjectKey(actor string) *app.ProjectKeyCreate {
	d.t.Helper()
	key, err := journal.NewProjectKey(rand.Reader)
	if err != nil {
		d.t.Fatal(err)
	}
	grants := []app.KeyGrant{{KeySet: d.As(actor).KeySet, Sealed: d.sealed}}
	return &app.ProjectKeyCreate{Project: d.project, Generation: 2, Public: key.Public(), Grants: grants}
}

func (d *door) newKeys(actor string) *app.KeyRotate {
	d.t.Helper()
	old := d.As(actor)
	renewed, keys, err := app.MakeKeys(old.User, testkit.Password, journal.CheapKDF(d.t))
	if err != nil {
		d.t.Fatal(err)
	}
	return &app.KeyRotate{Keys: keys, Proof: renewed.Secret.Sign(journal.RotateBytes(d.ID(), old.KeySet, renewed.KeySet))}
}

func (d *door) checklistSeen() string {
	d.t.Helper()
	return testkit.Ask[app.ChecklistView](d.Workspace, "Approval", "checklist.get", &app.ChecklistGet{Deployment: d.deployment}).Seen
}

func (d *door) templateSeen(template domain.ID) string {
	d.t.Helper()
	return testkit.Ask[app.TemplateView](d.Workspace, "Approval", "template.get", &app.TemplateGet{Template: template}).Seen
}

func (d *door) memberSeen(name string) string {
	d.t.Helper()
	return projectMember(d.Workspace, d.project, name).Seen
}

func (d *door) requestSeen() string {
	row := testkit.Row[domain.Request](d.Workspace, d.request)
	return d.Seen("request", row.ID, app.RequestSeen{Plan: row.Plan, State: row.State})
}

func (d *door) accessSeen() string {
	row := testkit.Row[domain.AccessRequest](d.Workspace, d.access)
	return d.Seen("access", row.ID, app.AccessSeen{User: row.User, Text: row.Text, State: row.State})
}

// otherwise gives the edit of a text that is replaced by another one.
func (d *door) otherwise(was string) *app.Edit[string] {
	return testkit.To(d.Workspace, was, was+" indeed")
}
