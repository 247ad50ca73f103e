package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/store"
)

// measure fills the table from the workspace at path; it works on a copy where it writes.
func measure(t *table, path string, verify bool) error {
	folder, err := os.MkdirTemp("", "renogen-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	now, err := lastTime(path)
	if err != nil {
		return err
	}
	host := app.Host{Workstation: "00000000-0000-7000-8000-00000000be0c", Now: func() int64 { return now }, Folder: filepath.Join(folder, "notes")}
	if verify {
		if err := measureVerify(t, path); err != nil {
			return err
		}
	}
	if err := measurePaper(t, folder); err != nil {
		return err
	}
	if err := measureCommands(t, path, folder); err != nil {
		return err
	}
	a, err := measureOpening(t, path, host)
	if err != nil {
		return err
	}
	defer a.Close()
	actor, err := a.SignIn("Boss", password)
	if err != nil {
		return err
	}
	if err := measureQueries(t, a, actor.User); err != nil {
		return err
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	t.add("memory of this program", fmt.Sprintf("%d MB", memory.Sys>>20), "", true)
	return nil
}

func measureVerify(t *table, path string) error {
	for _, level := range []struct {
		name app.Level
		most time.Duration
	}{{app.Quick, time.Minute}, {app.Full, 5 * time.Minute}} {
		begin := time.Now()
		report, err := app.Verify(path, level.name, nil)
		if err != nil {
			return err
		}
		if !report.Whole() {
			return fmt.Errorf("the workspace does not verify: %w", report.Findings[0])
		}
		took := time.Since(begin)
		scaled := time.Duration(float64(level.most) * float64(report.Entries) / 500_000)
		t.duration(fmt.Sprintf("verify %s, %d entries", level.name, report.Entries), took, scaled)
	}
	return nil
}

// measureOpening opens the workspace as a workstation does that has verified it before.
func measureOpening(t *table, path string, host app.Host) (*app.App, error) {
	begin := time.Now()
	a, err := app.Open(path, host)
	if err != nil {
		return nil, err
	}
	t.duration("open, first time on this workstation", time.Since(begin), time.Second)
	begin = time.Now()
	if err := a.CatchUp(nil); err != nil {
		return nil, err
	}
	t.add("verify the journal behind it", round(time.Since(begin)), "in the background", true)
	if err := a.Close(); err != nil {
		return nil, err
	}
	begin = time.Now()
	if a, err = app.Open(path, host); err != nil {
		return nil, err
	}
	t.duration("open, later", time.Since(begin), time.Second)
	begin = time.Now()
	if err := a.FeedSearch(); err != nil {
		return nil, err
	}
	t.add("make the search index", round(time.Since(begin)), "in the background", true)
	return a, nil
}

// question is a query as a screen asks it, and how long it may take.
type question struct {
	name   string
	params any
	most   time.Duration
}

func measureQueries(t *table, a *app.App, user domain.ID) error {
	questions, err := screens(a, user)
	if err != nil {
		return err
	}
	for _, q := range questions {
		took, err := p99(100, func(int) error {
			_, err := a.Get(user, q.name, q.params)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
		t.duration(fmt.Sprintf("%s, p99", q.name), took, q.most)
	}
	return nil
}

// lastTime is when the story of the workspace stops: some windows lie ahead of it.
func lastTime(path string) (at int64, err error) {
	db, err := store.Open(path)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	err = db.Read(func(r store.Reader) error {
		head, err := r.Head()
		if err != nil {
			return err
		}
		last, err := r.Entry(head.Seq)
		at = last.At
		return err
	})
	return at, err
}
