package domain

import (
	"cmp"
	"slices"
	"time"
)

// BackupReason says why a backup was made.
type BackupReason string

// Reasons for a backup.
const (
	BackupSchedule BackupReason = "schedule"
	BackupByHand   BackupReason = "hand"
	BackupUpgrade  BackupReason = "upgrade"
	BackupMerge    BackupReason = "merge"
)

// Backup is what rotation and schedule need to know of a backup. At is in Unix milliseconds.
type Backup struct {
	At     int64
	Reason BackupReason
	// Good: it was whole when it was made, and is so still.
	Good bool
	// Full: it was verified by doing every command again.
	Full bool
	// Current: nothing changed since.
	Current bool
}

// BackupsEvery is how long after a backup the next one is due, if something changed meanwhile.
const BackupsEvery = 4 * time.Hour

// backupAhead is how far the clock of whoever made a backup may be ahead for it to count.
const backupAhead = 5 * time.Minute

// BackupDue says whether a backup is due: the first of each day, which is verified in full, and one after every four hours
// in which something changed. Only whole ones count, and none from a time that has not come: a computer whose clock is wrong
// keeps nobody from making them. Day boundaries are those of zone.
func BackupDue(now int64, backups []Backup, zone *time.Location) (due, full bool) {
	var last, lastFull Backup
	for _, b := range backups {
		if !b.Good || b.At > now+backupAhead.Milliseconds() {
			continue
		}
		if b.At >= last.At {
			last = b
		}
		if b.Full && b.At >= lastFull.At {
			lastFull = b
		}
	}
	day := func(at int64) string { return time.UnixMilli(at).In(zone).Format(time.DateOnly) }
	if day(now) > day(lastFull.At) {
		return true, true
	}
	return !last.Current && now-last.At >= BackupsEvery.Milliseconds(), false
}

// backupPeriods are how many backups of which periods are kept, the newest of each.
var backupPeriods = []struct {
	count int
	of    func(time.Time) any
}{
	{24, func(t time.Time) any { return t.Format("2006-01-02 15") }},
	{14, func(t time.Time) any { return t.Format(time.DateOnly) }},
	{8, func(t time.Time) any { year, week := t.ISOWeek(); return [2]int{year, week} }},
	{12, func(t time.Time) any { return t.Format("2006-01") }},
}

// OutOfRotation gives the places in the list of the backups that need not be kept: all but the newest of the last 24
// hours, 14 days, 8 weeks and 12 months that have any. The newest good one always stays, and so do those that were made
// before an upgrade. One that is not good is never kept in place of a good one; without a good one, all stay.
func OutOfRotation(backups []Backup, zone *time.Location) []int {
	if !slices.ContainsFunc(backups, func(b Backup) bool { return b.Good }) {
		return nil
	}
	order := make([]int, len(backups))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(backups[b].At, backups[a].At) })
	keep := map[int]bool{}
	for _, period := range backupPeriods {
		seen := map[any]bool{}
		for _, i := range order {
			of := period.of(time.UnixMilli(backups[i].At).In(zone))
			if backups[i].Good && !seen[of] && len(seen) < period.count {
				seen[of], keep[i] = true, true
			}
		}
	}
	var out []int
	for i, b := range backups {
		if !keep[i] && b.Reason != BackupUpgrade {
			out = append(out, i)
		}
	}
	return out
}
