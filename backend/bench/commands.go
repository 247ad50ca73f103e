package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"renogen/backend/app"
	"renogen/backend/platform"
	"renogen/backend/store"
)

// commandRuns is how many commands are measured; each is a transaction with a sync.
const commandRuns = 200

// measureCommands compares commands through the one door with bare transactions that
// write the very same rows, with the same settings, into a second copy.
func measureCommands(t *table, path, folder string) error {
	through, bare := filepath.Join(folder, "through.renogen"), filepath.Join(folder, "bare.renogen")
	for _, copied := range []string{through, bare} {
		if err := store.CopyQuiet(path, copied); err != nil {
			return err
		}
	}
	a, err := app.Open(through, app.Host{Workstation: "00000000-0000-7000-8000-00000000be0c", Now: platform.Now})
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.CatchUp(nil); err != nil {
		return err
	}
	if err := a.FeedSearch(); err != nil { // or it goes on in the background and disturbs
		return err
	}
	db, err := store.Open(bare)
	if err != nil {
		return err
	}
	defer db.Close()
	actor, err := a.SignIn("Boss", password)
	if err != nil {
		return err
	}
	doing, writing, err := compareCommands(a, actor, db)
	if err != nil {
		return err
	}
	ratio := float64(median(doing)) / float64(median(writing))
	t.add("a command against a bare transaction", fmt.Sprintf("%.2f times", ratio), "at most 1.5 times", ratio <= 1.5)
	t.add("  the command, median", round(median(doing)), "", true)
	t.add("  the bare transaction, median", round(median(writing)), "", true)
	return nil
}

func compareCommands(a *app.App, actor app.Actor, db *store.DB) (doing, writing []time.Duration, err error) {
	item, err := anyItem(a, actor.User)
	if err != nil {
		return nil, nil, err
	}
	for i := range commandRuns {
		id, err := app.NewID()
		if err != nil {
			return nil, nil, err
		}
		begin := time.Now()
		receipt, err := a.Do(actor, id, &app.CommentAdd{Item: item, Text: fmt.Sprintf("Measured comment %d.", i)})
		if err != nil {
			return nil, nil, err
		}
		doing = append(doing, time.Since(begin))
		row, changes, err := a.EntryRow(receipt.Seq)
		if err != nil {
			return nil, nil, err
		}
		begin = time.Now()
		if err := db.Write(func(tx *store.Tx) error { return writeBare(tx, row, changes) }); err != nil {
			return nil, nil, err
		}
		writing = append(writing, time.Since(begin))
	}
	return doing, writing, nil
}

func writeBare(tx *store.Tx, row store.JournalRow, changes []store.RecordedChange) error {
	for _, c := range changes {
		if err := tx.Apply(c); err != nil {
			return err
		}
	}
	return tx.Append(row)
}

func median(d []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(d))
	return sorted[len(sorted)/2]
}
