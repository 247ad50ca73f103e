package sample

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"renogen/backend/app"
)

const day = 24 * time.Hour

// Make makes the sample workspace at path, where nothing may be yet. Its release was on
// the Thursday of last week as host.Now has it, so that all of the story is past.
// progress may be nil. After an error nothing is left at path.
func Make(path string, host app.Host, progress func(done, total int)) error {
	s, err := begin(path, host)
	if err != nil {
		return err
	}
	parts := []func(*script){
		people, project, secrets, templates, window, items, reviews, tasks, decisions, night, afterwards, upcoming,
	}
	for i, part := range parts {
		if progress != nil {
			progress(i, len(parts))
		}
		part(s)
	}
	if err := errors.Join(s.err, s.app.Close()); err != nil {
		return errors.Join(err, remove(path))
	}
	if progress != nil {
		progress(len(parts), len(parts))
	}
	return nil
}

// releaseDay is the Thursday of the week before now, at 00:00 UTC.
func releaseDay(now int64) time.Time {
	today := time.UnixMilli(now).UTC().Truncate(day)
	monday := today.Add(-day * time.Duration((int(today.Weekday())+6)%7))
	return monday.Add(-4 * day)
}

func remove(path string) error {
	for _, name := range []string{path, path + "-journal"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
