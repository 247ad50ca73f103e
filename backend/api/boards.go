package api

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/platform"
)

// Boards keeps status boards up to date while the window is open: HTML files at places that the person has chosen. Which
// ones stays on this workstation; they go on with the next sign-in.
type Boards struct{ desk *desk }

// BoardState is a status board that is kept up to date here. Problem says why it could not be written last.
type BoardState struct {
	Deployment domain.ID     `json:"deployment"`
	Path       string        `json:"path"`
	WrittenAt  int64         `json:"written_at"`
	Problem    *domain.Error `json:"problem,omitempty"`
}

// List gives the boards of the open workspace. The event "boards" says when they changed.
func (s *Boards) List() (boards []BoardState, err error) {
	defer guard(&err)
	if _, _, err := s.desk.session(); err != nil {
		return nil, err
	}
	return s.desk.boards.list(), nil
}

// Keep asks where the board of a deployment is to be, writes it there, and keeps it up to date; path is empty when the
// person cancelled.
func (s *Boards) Keep(deployment domain.ID) (path string, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return "", err
	}
	order := documents.Order{Kind: documents.Board, Deployment: deployment}
	board, err := documents.Make(s.desk.whileOpen(), w, actor.User, order)
	if err != nil {
		return "", err
	}
	settings, err := s.desk.settings.Read()
	if err != nil {
		return "", err
	}
	path, err = s.desk.desktop.SaveDialog(SaveDialog{
		Title: i18n.Text("ui.document.board_where", nil), Folder: settings.Documents, File: board.Name, Kinds: documentKinds(board.Name),
	})
	if err != nil || path == "" {
		return "", err
	}
	if err := platform.WriteFile(path, board.Bytes, 0o644); err != nil {
		return "", domain.Unavailable("document.not_saved", "path", path).Because(err)
	}
	s.desk.boards.start(s.desk, w, actor.User, deployment, path)
	fingerprint := w.Fingerprint()
	return path, s.desk.settings.Change(func(settings *platform.Settings) {
		kept := []platform.Board{{Fingerprint: fingerprint, Deployment: deployment, Path: path}}
		settings.Boards = append(kept, boardsWithout(settings.Boards, fingerprint, deployment)...)
	})
}

// Stop ends the board of a deployment: its file says so from then on.
func (s *Boards) Stop(deployment domain.ID) (err error) {
	defer guard(&err)
	w, _, err := s.desk.session()
	if err != nil {
		return err
	}
	s.desk.boards.stop(deployment)
	s.desk.desktop.Emit("boards", nil)
	return s.desk.settings.Change(func(settings *platform.Settings) {
		settings.Boards = boardsWithout(settings.Boards, w.Fingerprint(), deployment)
	})
}

func boardsWithout(boards []platform.Board, fingerprint, deployment string) []platform.Board {
	kept := []platform.Board{}
	for _, b := range boards {
		if b.Fingerprint != fingerprint || b.Deployment != deployment {
			kept = append(kept, b)
		}
	}
	return kept
}

// boards are those that are kept for the person who is signed in.
type boards struct {
	mu  sync.Mutex
	all map[domain.ID]*keptBoard
}

type keptBoard struct {
	state BoardState
	stop  context.CancelFunc
	gone  chan struct{} // closed when nothing more is written
}

func (b *boards) list() []BoardState {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := []BoardState{}
	for _, board := range b.all {
		out = append(out, board.state)
	}
	return out
}

// goOn starts the boards that were kept on this workstation before.
func (b *boards) goOn(d *desk, w *app.App, user domain.ID) {
	settings, err := d.settings.Read()
	if err != nil {
		slog.Warn("status boards not read", "cause", err)
		return
	}
	for _, board := range settings.Boards {
		if board.Fingerprint == w.Fingerprint() {
			b.start(d, w, user, board.Deployment, board.Path)
		}
	}
}

func (b *boards) start(d *desk, w *app.App, user, deployment domain.ID, path string) {
	b.stop(deployment)
	ctx, stop := context.WithCancel(context.Background())
	board := &keptBoard{state: BoardState{Deployment: deployment, Path: path}, stop: stop, gone: make(chan struct{})}
	b.mu.Lock()
	if b.all == nil {
		b.all = map[domain.ID]*keptBoard{}
	}
	b.all[deployment] = board
	b.mu.Unlock()
	go func() {
		defer close(board.gone)
		err := documents.KeepBoard(ctx, w, user, deployment, path, func(err error) { b.note(d, board, err) })
		if err != nil {
			slog.Warn("status board ended", "path", path, "cause", err)
			b.note(d, board, err)
		}
	}()
}

func (b *boards) note(d *desk, board *keptBoard, err error) {
	b.mu.Lock()
	before := keyOf(board.state.Problem)
	board.state.Problem = problemOf(err)
	if err == nil {
		board.state.WrittenAt = platform.Now()
	}
	changed := before != keyOf(board.state.Problem)
	b.mu.Unlock()
	if changed {
		d.desktop.Emit("boards", nil)
	}
}

// stop ends one board and waits until its last writing is done, but not for a drive that does not answer.
func (b *boards) stop(deployment domain.ID) {
	b.mu.Lock()
	board := b.all[deployment]
	delete(b.all, deployment)
	b.mu.Unlock()
	if board == nil {
		return
	}
	board.stop()
	select {
	case <-board.gone:
	case <-time.After(leavesWithin):
		slog.Warn("status board is not ended yet", "path", board.state.Path)
	}
}

// end ends all boards.
func (b *boards) end() {
	for _, board := range b.list() {
		b.stop(board.Deployment)
	}
}
