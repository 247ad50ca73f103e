package domain_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/domain"
)

// On this computer a table says that Berlin keeps Tokyo's time. Go's own look-up believes it, ours does not.
func TestZonesAreThoseOfTheProgram(t *testing.T) {
	tokyo := zoneData(t, "Asia/Tokyo")
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "Europe"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "Europe", "Berlin"), tokyo, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ZONEINFO", folder)
	january := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	misled, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	if name, _ := january.In(misled).Zone(); name != "JST" {
		t.Fatalf("this computer's Berlin has %s: the test proves nothing", name)
	}
	for range 2 { // read, and known
		berlin, err := domain.LoadZone("Europe/Berlin")
		if err != nil {
			t.Fatal(err)
		}
		if name, offset := january.In(berlin).Zone(); name != "CET" || offset != 3600 || berlin.String() != "Europe/Berlin" {
			t.Errorf("%s: %s, %d s", berlin, name, offset)
		}
	}
	for name, want := range map[string]bool{"": true, "UTC": true, "Etc/UTC": true, "Europe": false, "Europe/": false, "europe/berlin": false, "Local": false} {
		if _, err := domain.LoadZone(name); (err == nil) != want {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func zoneData(t *testing.T, name string) []byte {
	t.Helper()
	table, err := zip.OpenReader("zoneinfo.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	file, err := table.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var data bytes.Buffer
	if _, err := data.ReadFrom(file); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

// Every zone of the table can be read.
func TestAllZones(t *testing.T) {
	table, err := zip.OpenReader("zoneinfo.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	count := 0
	for _, file := range table.File {
		if file.FileInfo().IsDir() {
			continue
		}
		count++
		if _, err := domain.LoadZone(file.Name); err != nil {
			t.Error(err)
		}
	}
	if count < 400 {
		t.Errorf("only %d zones", count)
	}
}
