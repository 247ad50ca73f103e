package sample_test

import (
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/sample"
	"renogen/backend/testkit"
)

func TestMake(t *testing.T) {
	clock := testkit.NewClock("2026-11-25 09:00")
	host := app.Host{Workstation: "00000000-0000-7000-8000-000000000001", Now: clock.Now}
	path := filepath.Join(t.TempDir(), "sample.renogen")
	if err := sample.Make(path, host, nil); err != nil {
		t.Fatal(err)
	}
	report, err := app.Verify(path, app.Full, nil)
	if err != nil || !report.Whole() {
		t.Fatalf("%+v, %v", report, err)
	}
	t.Logf("%d entries", report.Entries)
}
