package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// Integrity verifies the open workspace from its first entry on, on a copy. A program of its own does it, for
// only one that does not have the file open can read it byte by byte; so the window stays free.
type Integrity struct {
	desk *desk
	run  func(ctx context.Context, line func(string), arguments ...string) ([]byte, error)

	mu   sync.Mutex
	path string // of the workspace that now is about
	now  Verification
	stop context.CancelFunc
}

// Verification is how far the last verification is, and what it found.
type Verification struct {
	Running bool      `json:"running"`
	Level   app.Level `json:"level"`
	// Done of Total entries are verified; Total is 0 until it is known.
	Done      int64         `json:"done"`
	Total     int64         `json:"total"`
	Cancelled bool          `json:"cancelled"`
	Report    *app.Report   `json:"report,omitempty"`
	Problem   *domain.Error `json:"problem,omitempty"`
	// Last is the last one that came to its end on this workstation, also before the program was started.
	Last *platform.Verified `json:"last,omitempty"`
	// Accepted are the losses of this workspace that were accepted on this workstation, oldest first.
	Accepted []app.AcceptedLoss `json:"accepted"`
}

// State tells how far the verification is. The event "progress" with the task "verification" says when it changes.
func (s *Integrity) State() (now Verification, err error) {
	defer guard(&err)
	w, _, err := s.desk.session()
	if err != nil {
		return now, err
	}
	s.mu.Lock()
	if s.path == w.Path() {
		now = s.now
	}
	s.mu.Unlock()
	if now.Last, err = s.last(w.Fingerprint()); err != nil {
		return now, err
	}
	now.Accepted, err = w.AcceptedLosses()
	return now, err
}

// Verify begins a verification: full does every command again. It refuses while another one runs.
func (s *Integrity) Verify(full bool) (err error) {
	defer guard(&err)
	w, _, err := s.desk.session()
	if err != nil {
		return err
	}
	return s.begin(w, full)
}

func (s *Integrity) begin(w *app.App, full bool) error {
	level := app.Quick
	arguments := []string{"verify", "--json", "--progress"}
	if full {
		level = app.Full
		arguments = append(arguments, "--full")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now.Running {
		return domain.Conflict("workspace.verifying")
	}
	ctx, stop := context.WithCancel(s.desk.whileOpen())
	s.path, s.stop, s.now = w.Path(), stop, Verification{Running: true, Level: level}
	go s.work(ctx, append(arguments, w.Path()))
	return nil
}

// Cancel ends the verification that runs, if there is one.
func (s *Integrity) Cancel() (err error) {
	defer guard(&err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now.Running {
		s.stop()
	}
	return nil
}

// work runs the program and tells the window how far it is.
func (s *Integrity) work(ctx context.Context, arguments []string) {
	answer, ended := s.run(ctx, s.count, arguments...)
	var report app.Report
	decoding, cancelled := json.Unmarshal(answer, &report), ctx.Err() != nil
	s.mu.Lock()
	s.stop()
	s.now.Running = false
	switch {
	case cancelled:
		s.now.Cancelled = true
	case decoding != nil: // findings end the program with an error, too, but they are the answer
		s.now.Problem = problemOf(domain.Unavailable("workspace.not_verified").Because(errors.Join(ended, decoding)))
	default:
		if report.Findings == nil {
			report.Findings = []app.Finding{} // the window takes a list, also an empty one
		}
		s.now.Report = &report
		s.now.Problem = problemOf(s.remember(report))
		defer s.desk.tellFound(s.path, foundWrong(report))
	}
	s.mu.Unlock()
	s.tell(true)
}

// count takes a line of the program: "done total". Whatever else it says goes to nobody.
func (s *Integrity) count(line string) {
	var done, total int64
	if n, _ := fmt.Sscan(line, &done, &total); n != 2 {
		return
	}
	s.mu.Lock()
	s.now.Done, s.now.Total = done, total
	s.mu.Unlock()
	s.tell(false)
}

func (s *Integrity) tell(finished bool) {
	s.mu.Lock()
	progress := Progress{Task: "verification", Done: s.now.Done, Total: s.now.Total, Finished: finished, Problem: s.now.Problem}
	s.mu.Unlock()
	s.desk.desktop.Emit("progress", progress)
}

func (s *Integrity) last(fingerprint string) (*platform.Verified, error) {
	settings, err := s.desk.settings.Read()
	if err != nil {
		return nil, err
	}
	for _, v := range settings.Verified {
		if v.Fingerprint == fingerprint {
			return &v, nil
		}
	}
	return nil, nil
}

// remember keeps when a workspace was verified, and with which result.
func (s *Integrity) remember(report app.Report) error {
	verified := platform.Verified{
		Fingerprint: report.Fingerprint, At: platform.Now(), Full: report.Level == app.Full,
		Entries: report.Entries, Head: report.Head, Findings: len(report.Findings),
	}
	return s.desk.settings.Change(func(settings *platform.Settings) {
		settings.Verified = platform.Verifications(settings.Verified, verified)
	})
}
