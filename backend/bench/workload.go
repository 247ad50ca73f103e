package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

// size is how much a generated workspace holds.
type size struct {
	projects, deployments, items int
}

// large is the workspace that the figures of the product are promised for: 20 projects,
// 2,000 deployments, 40,000 items, 200,000 activities and steps, over 500,000 journal entries.
// deployments and items are per project and deployment.
var large = size{projects: 20, deployments: 100, items: 20}

const password = "measure-for-measure"

// workload fills a workspace through the one door, many commands in a transaction,
// with a clock that the story moves.
type workload struct {
	size      size
	app       *app.App
	at        int64
	people    []app.Actor
	names     []string
	templates map[domain.ID]domain.ID
	orders    []app.Order
	made      int64
	report    func(string)
}

// people of the workload: the first is administrator and approval, the others act.
const (
	boss = iota
	writer
	reviewer
	runner
	everybody
)

const day = int64(24 * time.Hour / time.Millisecond)

// makeLarge makes the workspace at path unless it is there already.
func makeLarge(path string, s size, report func(string)) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	w := &workload{size: s, at: time.Date(2024, 1, 8, 9, 0, 0, 0, time.UTC).UnixMilli(), templates: map[domain.ID]domain.ID{}, report: report}
	host := app.Host{Workstation: "00000000-0000-7000-8000-00000000be0c", Now: func() int64 { return w.at }}
	a, actor, err := app.Create(path+".new", "Large workspace", app.FirstAdministrator{
		Name: "Boss", Email: "boss@example.org", TimeZone: "UTC", Password: password, KDF: journal.FastKDF(),
	}, false, host)
	if err != nil {
		return err
	}
	w.app, w.people, w.names = a, []app.Actor{actor}, []string{"Boss"}
	if err := w.fill(); err != nil {
		return err
	}
	if err := a.Close(); err != nil {
		return err
	}
	if err := os.Rename(path+".new-journal", path+"-journal"); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func (w *workload) fill() error {
	for _, name := range []string{"Writer", "Reviewer", "Runner"} {
		if err := w.join(name); err != nil {
			return err
		}
	}
	for p := range w.size.projects {
		if err := w.project(p); err != nil {
			return err
		}
		w.report(fmt.Sprintf("project %d of %d, %d entries", p+1, w.size.projects, w.made))
	}
	return nil
}

func (w *workload) join(name string) error {
	code, public, err := w.app.Invite()
	if err != nil {
		return err
	}
	if _, err := w.now(&app.UserInvite{Name: name, Email: name + "@example.org", TimeZone: "UTC", Public: public}); err != nil {
		return err
	}
	actor, err := w.app.FirstSignIn(name, code, password, journal.FastKDF())
	w.people, w.names = append(w.people, actor), append(w.names, name)
	return err
}

// now does one command of the boss at once and gives the record that it made.
func (w *workload) now(payload any) (domain.ID, error) {
	if err := w.later(boss, payload); err != nil {
		return "", err
	}
	receipts, err := w.flush()
	if err != nil {
		return "", err
	}
	return receipts[len(receipts)-1].Record, nil
}

// later puts a command behind those that the next flush does.
func (w *workload) later(who int, payload any) error {
	id, err := app.NewID()
	if err != nil {
		return err
	}
	w.at += 1000
	w.orders = append(w.orders, app.NewOrder(w.people[who], id, payload, w.at))
	return nil
}

func (w *workload) flush() ([]app.Receipt, error) {
	if len(w.orders) == 0 {
		return nil, nil
	}
	receipts, err := w.app.DoAll(w.orders)
	w.made += int64(len(w.orders))
	w.orders = nil
	return receipts, err
}

func (w *workload) project(n int) error {
	w.at = time.Date(2024, 1, 8, 9, 0, 0, 0, time.UTC).UnixMilli() + int64(n)*60_000
	number := strconv.Itoa(n + 1)
	project, err := w.now(&app.ProjectCreate{
		Key: "p" + number, Title: "Project " + number, TimeZone: "UTC",
		Modules: []string{"web", "core", "reports"}, Approver: w.people[boss].User,
	})
	if err != nil {
		return err
	}
	for i, role := range []string{"entry", "review", "execute"} {
		if err := w.member(project, i+1, role); err != nil {
			return err
		}
	}
	template, err := w.now(&app.TemplateCreate{Project: project, TemplateDefinition: app.TemplateDefinition{
		Kind: domain.KindInstruction, Title: "By hand", Stage: domain.StageDuring,
		Config:   domain.TemplateConfig{Nodes: []domain.Option{{Value: "app-01"}, {Value: "app-02"}}},
		StepPlan: domain.StepPlan{Minutes: 5, Expect: "No error in the log"},
	}})
	if err != nil {
		return err
	}
	w.templates[project] = template
	for d := range w.size.deployments {
		if err := w.deployment(project, d); err != nil {
			return err
		}
	}
	return nil
}

func (w *workload) member(project domain.ID, who int, role string) error {
	user := w.people[who].User
	seen, err := app.SeenDigest("member", project+"/"+user, app.MemberSeen{Roles: []string{}})
	if err != nil {
		return err
	}
	_, err = w.now(&app.MemberSet{Project: project, User: user, Roles: []string{role}, Seen: seen})
	return err
}
