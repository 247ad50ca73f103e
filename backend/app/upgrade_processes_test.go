package app_test

import (
	"encoding/json"
	"os/exec"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// Of two who upgrade at once one does it; the other one waits and finds it done.
func TestTwoUpgradesAtOnce(t *testing.T) {
	t.Parallel()
	path := testkit.Version1(t)
	before := verify(t, path, app.Quick)
	did := 0
	for _, run := range []*exec.Cmd{started(t, "upgrade", path), started(t, "upgrade", path)} {
		o := ended(t, run)
		if o.Key != "" && o.Key != "workspace.upgraded_already" || o.Key == "" && o.Cause != "" {
			t.Errorf("refused: %+v", o)
		}
		var up app.Upgraded
		if err := json.Unmarshal(o.Answer, &up); err != nil {
			t.Fatal(err)
		}
		if up.Backup != "" {
			did++
		}
	}
	if did != 1 {
		t.Errorf("%d did it", did)
	}
	if after := verify(t, path, app.Full); !after.Whole() || after.Entries != before.Entries+1 || after.Schema != store.SchemaVersion {
		t.Errorf("%+v", after)
	}
}

// A program that dies in the middle of an upgrade leaves the workspace as it was, or upgraded; never in between.
func TestUpgradeIsKilled(t *testing.T) {
	t.Parallel()
	quick := testkit.Version1(t)
	begun := time.Now()
	if o := ended(t, started(t, "upgrade", quick)); o.Cause != "" {
		t.Fatal(o.Cause)
	}
	whole := time.Since(begun)
	const kills = 8
	for i := range kills {
		path := testkit.Version1(t)
		before := verify(t, path, app.Quick)
		run := started(t, "upgrade", path)
		time.Sleep(whole * time.Duration(i+1) / kills)
		if err := run.Process.Kill(); err != nil {
			t.Logf("it was quicker: %v", err)
		}
		if err := run.Wait(); err != nil {
			t.Logf("killed: %v", err)
		}
		after := verify(t, path, app.Full)
		asBefore := after.Schema == 1 && after.Entries == before.Entries
		done := after.Schema == store.SchemaVersion && after.Entries == before.Entries+1
		if !after.Whole() || !asBefore && !done {
			t.Fatalf("kill %d: %+v", i, after)
		}
		o := ended(t, started(t, "upgrade", path))
		if done != (o.Key == "workspace.upgraded_already") || !done && o.Cause != "" {
			t.Fatalf("kill %d: once more: %+v", i, o)
		}
	}
}
