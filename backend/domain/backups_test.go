package domain_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"renogen/backend/domain"
)

func someBackups(t *rapid.T) []domain.Backup {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) domain.Backup {
		return domain.Backup{
			At:     rapid.Int64Range(1_700_000_000_000, 1_800_000_000_000).Draw(t, "at"),
			Reason: rapid.SampledFrom([]domain.BackupReason{domain.BackupSchedule, domain.BackupByHand, domain.BackupUpgrade}).Draw(t, "reason"),
			Good:   rapid.Bool().Draw(t, "good"),
		}
	}), 0, 120).Draw(t, "backups")
}

func TestRotation(t *testing.T) {
	zone, err := domain.LoadZone("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		all := someBackups(t)
		gone := domain.OutOfRotation(all, zone)
		kept, newest, rotated := []domain.Backup{}, int64(0), 0
		for i, b := range all {
			if b.Good {
				newest = max(newest, b.At)
			}
			switch {
			case !slices.Contains(gone, i):
				kept = append(kept, b)
				if b.Reason != domain.BackupUpgrade {
					rotated++
				}
			case b.Reason == domain.BackupUpgrade:
				t.Fatal("one from before an upgrade goes")
			}
		}
		if newest > 0 && !slices.ContainsFunc(kept, func(b domain.Backup) bool { return b.Good && b.At == newest }) {
			t.Fatal("the newest good one goes")
		}
		if most := 24 + 14 + 8 + 12; rotated > most {
			t.Fatalf("%d are kept, more than %d", rotated, most)
		}
		if again := domain.OutOfRotation(kept, zone); len(again) > 0 {
			t.Fatalf("rotating again takes %v more", again)
		}
	})
}

// A backup every hour for three years leaves what the rotation promises.
func TestRotationOfYears(t *testing.T) {
	kept := []domain.Backup{}
	for at := time.Date(2024, 1, 1, 0, 30, 0, 0, time.UTC); at.Year() < 2027; at = at.Add(time.Hour) {
		kept = append(kept, domain.Backup{At: at.UnixMilli(), Good: true})
		for _, i := range slices.Backward(domain.OutOfRotation(kept, time.UTC)) {
			kept = slices.Delete(kept, i, i+1)
		}
	}
	days, months := map[string]bool{}, map[string]bool{}
	for _, b := range kept {
		at := time.UnixMilli(b.At).UTC()
		days[at.Format(time.DateOnly)], months[at.Format("2006-01")] = true, true
	}
	if len(months) != 12 || len(days) < 14 || len(kept) < 24+13 || len(kept) > 58 {
		t.Errorf("%d backups of %d days and %d months", len(kept), len(days), len(months))
	}
}

func TestBackupDue(t *testing.T) {
	at := func(text string) int64 {
		m, err := time.Parse("2006-01-02 15:04", text)
		if err != nil {
			t.Fatal(err)
		}
		return m.UnixMilli()
	}
	made := func(text string, marks string) domain.Backup {
		has := func(mark string) bool { return strings.Contains(marks, mark) }
		return domain.Backup{At: at(text), Good: !has("broken"), Full: has("full"), Current: has("current")}
	}
	yesterday, morning := made("2026-12-02 23:00", "full"), made("2026-12-03 08:00", "full")
	for name, test := range map[string]struct {
		now       string
		backups   []domain.Backup
		due, full bool
	}{
		"there is none yet":                 {"2026-12-03 08:00", nil, true, true},
		"the first of the day":              {"2026-12-03 08:00", []domain.Backup{made("2026-12-02 23:00", "full current")}, true, true},
		"nothing changed":                   {"2026-12-03 20:00", []domain.Backup{made("2026-12-03 08:00", "full current")}, false, false},
		"changed, too early":                {"2026-12-03 11:59", []domain.Backup{morning}, false, false},
		"changed, four hours":               {"2026-12-03 12:00", []domain.Backup{morning, yesterday}, true, false},
		"one from a time that has not come": {"2026-12-03 12:00", []domain.Backup{made("2027-12-03 08:00", "full"), morning}, true, false},
		"only such a one":                   {"2026-12-03 12:00", []domain.Backup{made("2026-12-04 00:00", "full current")}, true, true},
		"a clock a little ahead":            {"2026-12-03 12:00", []domain.Backup{made("2026-12-03 12:04", "full")}, false, false},
		"the newest is broken":              {"2026-12-03 12:00", []domain.Backup{made("2026-12-03 11:00", "broken current"), morning}, true, false},
		"quick by hand, none in full":       {"2026-12-03 09:00", []domain.Backup{made("2026-12-03 08:30", "current"), yesterday}, true, true},
		"quick by hand, in full before":     {"2026-12-03 12:00", []domain.Backup{made("2026-12-03 11:30", ""), morning}, false, false},
	} {
		if due, full := domain.BackupDue(at(test.now), test.backups, time.UTC); due != test.due || full != test.full {
			t.Errorf("%s: due %v, in full %v", name, due, full)
		}
	}
}
