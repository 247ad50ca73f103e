package documents

import (
	"context"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// settles is how long a board waits after a change: one act of a person is often several changes.
const settles = 300 * time.Millisecond

// KeepBoard writes the status board of a deployment to a file, again after every change and every BoardEvery seconds, until
// ctx ends; then once more, saying that nobody keeps it up to date now. The file is replaced as a whole each time. told is
// called after each writing with what went wrong, nil when nothing did. It ends early when the person may not see the
// deployment any more, and gives that as its error.
func KeepBoard(ctx context.Context, a *app.App, user, deployment domain.ID, path string, told func(error)) error {
	changed := make(chan struct{}, 1)
	stop := a.OnChange(func() {
		select {
		case changed <- struct{}{}:
		default: // it is going to be written anyway
		}
	})
	defer stop()
	ticker := time.NewTicker(BoardEvery * time.Second)
	defer ticker.Stop()
	for {
		err := writeBoard(ctx, a, user, deployment, path, false)
		if ctx.Err() != nil {
			return writeBoard(context.WithoutCancel(ctx), a, user, deployment, path, true)
		}
		told(err)
		switch domain.CodeOf(err) {
		case domain.CodeForbidden, domain.CodeNotFound, domain.CodeUnauthenticated:
			return err
		}
		select {
		case <-ctx.Done():
			return writeBoard(context.WithoutCancel(ctx), a, user, deployment, path, true)
		case <-ticker.C:
		case <-changed:
			select {
			case <-ctx.Done():
			case <-time.After(settles):
			}
		}
	}
}

func writeBoard(ctx context.Context, a *app.App, user, deployment domain.ID, path string, ended bool) error {
	board, err := Make(ctx, a, user, Order{Kind: Board, Deployment: deployment, Ended: ended})
	if err != nil {
		return err
	}
	if err := platform.WriteFile(path, board.Bytes, 0o644); err != nil {
		return domain.Unavailable("document.not_saved", "path", path).Because(err)
	}
	return nil
}
