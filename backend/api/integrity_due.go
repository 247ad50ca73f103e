package api

import (
	"strconv"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// What stands in the tables is compared with the journal only by a verification of the whole file. One begins by itself
// when there was none for so long, a backup's included. It reads a copy and holds nobody up; but on a shared drive the whole
// file comes over the network for it.
const (
	verifiedFor       = 4 * time.Hour
	verifiedForShared = 24 * time.Hour
)

// ifDue begins a quick verification of a workspace when one is due. The sample needs none.
func (s *Integrity) ifDue(w *app.App) error {
	if w.Place().Away || w.Settings().Sample {
		return nil
	}
	last, err := s.last(w.Fingerprint())
	if err != nil {
		return err
	}
	enough := verifiedFor
	if app.OnShare(w.Path()) {
		enough = verifiedForShared
	}
	if last != nil && platform.Now()-last.At < enough.Milliseconds() {
		return nil
	}
	err = s.begin(w, false)
	if domain.CodeOf(err) == domain.CodeConflict { // one runs
		return nil
	}
	return err
}

// foundWrong says that something was found; nil: nothing was.
func foundWrong(report app.Report) *domain.Error {
	if report.Whole() {
		return nil
	}
	return domain.Unavailable("workspace.found_wrong", "count", strconv.Itoa(len(report.Findings)))
}
