package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// Backups makes backups of the open workspace, by itself and when asked. A program of its own copies and verifies, so
// that the window stays free; the person who is signed in signs.
type Backups struct {
	desk      *desk
	integrity *Integrity
	run       func(ctx context.Context, line func(string), arguments ...string) ([]byte, error)

	mu      sync.Mutex
	running bool
	done    int64
	total   int64
	problem *domain.Error
}

// BackupState is how it stands with the backups of the open workspace.
type BackupState struct {
	// Folder is where they lie; Usual where they lie unless somebody chooses.
	Folder  string           `json:"folder"`
	Usual   string           `json:"usual"`
	Backups []app.KeptBackup `json:"backups"`
	Running bool             `json:"running"`
	Done    int64            `json:"done"`
	Total   int64            `json:"total"`
	// Problem is why the last one was not made, or why the folder cannot be read.
	Problem *domain.Error `json:"problem,omitempty"`
}

// State tells what is there. The event "progress" with the task "backup" says when it changes.
func (s *Backups) State() (state BackupState, err error) {
	defer guard(&err)
	w, _, err := s.desk.session()
	if err != nil {
		return state, err
	}
	if state.Folder, err = s.folder(w); err != nil {
		return state, err
	}
	s.mu.Lock()
	state.Running, state.Done, state.Total, state.Problem = s.running, s.done, s.total, s.problem
	s.mu.Unlock()
	state.Usual = app.BackupFolder(w.Path())
	kept, err := app.Backups(state.Folder, w.ID())
	if err != nil {
		state.Problem, kept = problemOf(err), []app.KeptBackup{}
	}
	state.Backups = kept
	return state, nil
}

// Make begins a backup; full does every command again to verify it. It refuses while another one is made.
func (s *Backups) Make(full bool) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	return s.begin(w, actor, domain.BackupByHand, full)
}

// SetFolder chooses where this workstation puts the backups of the open workspace; empty: beside it.
func (s *Backups) SetFolder(folder string) (err error) {
	defer guard(&err)
	w, _, err := s.desk.session()
	if err != nil {
		return err
	}
	if folder != "" {
		if _, err := app.Backups(folder, w.ID()); err != nil {
			return err
		}
	}
	return s.desk.settings.Change(func(settings *platform.Settings) {
		if settings.BackupFolders == nil {
			settings.BackupFolders = map[string]string{}
		}
		settings.BackupFolders[w.ID()] = folder
	})
}

// Reveal opens the folder in the system's file manager.
func (s *Backups) Reveal() (err error) {
	defer guard(&err)
	w, _, err := s.desk.session()
	if err != nil {
		return err
	}
	folder, err := s.folder(w)
	if err != nil {
		return err
	}
	return s.desk.desktop.OpenPath(folder)
}

// Check reads a file as a whole that is not open: a backup, another workspace, an offline copy.
func (s *Backups) Check(path string) (report app.Report, err error) {
	defer guard(&err)
	if w, err := s.desk.workspace(); err == nil && w.Path() == path {
		return report, domain.Conflict("backup.is_open")
	}
	answer, ended := s.run(context.Background(), func(string) {}, "verify", "--json", "--full", path)
	if err := json.Unmarshal(answer, &report); err != nil {
		return report, domain.Unavailable("workspace.not_verified").Because(errors.Join(ended, err))
	}
	if report.Findings == nil {
		report.Findings = []app.Finding{} // the window takes a list, also an empty one
	}
	return report, nil
}

func (s *Backups) folder(w *app.App) (string, error) {
	settings, err := s.desk.settings.Read()
	if own := settings.BackupFolders[w.ID()]; own != "" {
		return own, err
	}
	return app.BackupFolder(w.Path()), err
}

func (s *Backups) begin(w *app.App, actor app.Actor, reason domain.BackupReason, full bool) error {
	if !s.start() {
		return domain.Conflict("backup.running")
	}
	go func() {
		if err := s.end(s.make(w, actor, reason, full)); err != nil {
			slog.Error("no backup was made", "workspace", w.Path(), "cause", err.Error())
		}
	}()
	return nil
}

// now makes a backup and waits for it, and before that for one that is being made.
func (s *Backups) now(w *app.App, actor app.Actor, reason domain.BackupReason) error {
	for !s.start() {
		time.Sleep(lookAgain)
	}
	return s.end(s.make(w, actor, reason, false))
}

// lookAgain is how often it is asked whether a backup is finished for which somebody waits.
const lookAgain = 100 * time.Millisecond

// start says that a backup is being made; false: another one is.
func (s *Backups) start() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running {
		return false
	}
	s.running, s.done, s.total, s.problem = true, 0, 0, nil
	return true
}

func (s *Backups) isRunning() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.running
}

func (s *Backups) end(err error) error {
	s.mu.Lock()
	s.running, s.problem = false, problemOf(err)
	s.mu.Unlock()
	s.tell(true)
	return err
}

// make makes a backup while no other workstation makes one in the folder. One that is due need not be made any more when
// another workstation just did.
func (s *Backups) make(w *app.App, actor app.Actor, reason domain.BackupReason, full bool) error {
	folder, err := s.folder(w)
	if err != nil {
		return err
	}
	host, err := s.desk.host()
	if err != nil {
		return err
	}
	arguments := []string{"prepare-backup", "--reason", string(reason)}
	return app.AloneInFolder(folder, host.Share.Times, func() error {
		if reason == domain.BackupSchedule {
			var due bool
			if due, full, err = s.due(w, folder); err != nil || !due {
				return err
			}
		}
		if full {
			arguments = append(arguments, "--full")
		}
		return s.prepared(s.desk.whileOpen(), w, actor, folder, append(arguments, w.Path(), folder))
	})
}

// prepared has a program of its own prepare the backup, and signs it.
func (s *Backups) prepared(ctx context.Context, w *app.App, actor app.Actor, folder string, arguments []string) error {
	printed, ended := s.run(ctx, s.count, arguments...)
	var answer app.PreparedOrNot
	if err := json.Unmarshal(printed, &answer); err != nil {
		return domain.Unavailable("backup.not_copied").Because(errors.Join(ended, err))
	}
	if answer.Problem != nil {
		return answer.Problem
	}
	if err := s.integrity.remember(answer.Prepared.Report); err != nil {
		return err
	}
	if _, err := answer.Prepared.Finish(actor); err != nil {
		return err
	}
	if _, err := app.Rotate(folder, w.ID(), time.Local); err != nil {
		return err
	}
	kept, err := app.Backups(folder, w.ID())
	if err != nil {
		return err
	}
	return w.LetGoOfReceipts(kept)
}

func (s *Backups) count(line string) {
	var done, total int64
	if n, _ := fmt.Sscan(line, &done, &total); n != 2 {
		return
	}
	s.mu.Lock()
	s.done, s.total = done, total
	s.mu.Unlock()
	s.tell(false)
}

func (s *Backups) tell(finished bool) {
	s.mu.Lock()
	progress := Progress{Task: "backup", Done: s.done, Total: s.total, Finished: finished, Problem: s.problem}
	s.mu.Unlock()
	s.desk.desktop.Emit("progress", progress)
}

// lookEvery is how often it is asked whether a backup is due, and how long after signing in for the first time.
const (
	lookEvery = 10 * time.Minute
	lookFirst = time.Minute
)

// keep makes backups by itself as long as the person is signed in. The sample needs none.
func (s *Backups) keep(ctx context.Context, w *app.App, actor app.Actor) {
	if w.Settings().Sample {
		return
	}
	for wait := time.NewTimer(lookFirst); ; wait.Reset(lookEvery) {
		select {
		case <-ctx.Done():
			return
		case <-wait.C:
			if err := s.ifDue(w, actor); err != nil {
				slog.Warn("whether a backup is due is not known", "cause", err.Error())
			}
			if s.isRunning() { // it verifies what it copied
				continue
			}
			if err := s.integrity.ifDue(w); err != nil {
				slog.Warn("whether a verification is due is not known", "cause", err.Error())
			}
		}
	}
}

// ifDue makes a backup when one is due. The first of a day is verified by doing every command again.
func (s *Backups) ifDue(w *app.App, actor app.Actor) error {
	if w.Place().Away { // its folder would be made anew, where the drive was
		return nil
	}
	folder, err := s.folder(w)
	if err != nil {
		return err
	}
	due, full, err := s.due(w, folder)
	if err != nil || !due {
		return err
	}
	return s.begin(w, actor, domain.BackupSchedule, full)
}

// due says whether a backup is due, and whether it is the one of the day that is verified in full.
func (s *Backups) due(w *app.App, folder string) (due, full bool, err error) {
	kept, err := app.Backups(folder, w.ID())
	if err != nil {
		return false, false, err
	}
	head, err := w.Head()
	if err != nil {
		return false, false, err
	}
	made := make([]domain.Backup, len(kept))
	for i, k := range kept {
		made[i] = domain.Backup{
			At: k.Manifest.At, Good: k.Problem == nil, Full: k.Manifest.Level == app.Full, Current: k.Manifest.Hash == head.Hash,
		}
	}
	due, full = domain.BackupDue(platform.Now(), made, time.Local)
	return due, full, nil
}
