package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

// signedItems make a run book of about 1,200 steps, in 200 pages.
const (
	signedItems = 480
	checkTime   = 3 * time.Second
)

// measureSigned signs an executed run book and checks it as a reader does: all five checks, the pages drawn again.
func measureSigned(t *table, folder string) error {
	w := &workload{size: size{projects: 1}, at: time.Date(2026, 1, 8, 9, 0, 0, 0, time.UTC).UnixMilli(), templates: map[domain.ID]domain.ID{}}
	w.report = func(string) {}
	host := app.Host{Workstation: "00000000-0000-7000-8000-00000000be0c", Now: func() int64 { return w.at }}
	a, boss, err := app.Create(filepath.Join(folder, "signed.renogen"), "Signed", app.FirstAdministrator{
		Name: "Boss", Email: "boss@example.org", TimeZone: "UTC", Password: password, KDF: journal.FastKDF(),
	}, false, host)
	if err != nil {
		return err
	}
	defer a.Close()
	w.app, w.people, w.names = a, []app.Actor{boss}, []string{"Boss"}
	if err := w.fill(); err != nil {
		return err
	}
	w.size = size{projects: 1, deployments: openDeployments + 1, items: signedItems}
	project := slices.Collect(maps.Keys(w.templates))[0]
	if err := w.deployment(project, 0); err != nil {
		return err
	}
	deployments, err := app.Ask[app.DeploymentsView](a, boss.User, "deployments.list", &app.DeploymentsList{Project: project})
	if err != nil {
		return err
	}
	deployment := deployments.Deployments[0].ID
	id, err := app.NewID()
	if err != nil {
		return err
	}
	begin := time.Now()
	if _, err := documents.Sign(context.Background(), a, boss, id, deployment, false, w.at); err != nil {
		return err
	}
	t.add("sign an executed run book", round(time.Since(begin)), "", true)
	return checkSigned(t, a, boss, deployment)
}

func checkSigned(t *table, a *app.App, boss app.Actor, deployment domain.ID) error {
	off, err := app.Ask[app.DocumentSignOffView](a, boss.User, "document.sign_off", &app.DocumentSignOff{Deployment: deployment})
	if err != nil {
		return err
	}
	stored, err := documents.Stored(a, boss.User, off.Document.ID)
	if err != nil {
		return err
	}
	begin := time.Now()
	result, err := documents.Check(context.Background(), a, boss.User, stored.Bytes)
	if err != nil {
		return err
	}
	if result.Verdict != documents.Valid {
		return fmt.Errorf("the signed run book is %s: %s", result.Verdict, result.Message.Key)
	}
	pages := bytes.Count(stored.Bytes, []byte("/Type /Page "))
	t.duration(fmt.Sprintf("check a signed document of %d pages", pages), time.Since(begin), checkTime)
	return nil
}
