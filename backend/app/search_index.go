package app

import (
	"log/slog"

	"renogen/backend/store"
)

// prepareSearch opens and feeds the index before a search reads the workspace: feeding
// reads it, too.
func (a *App) prepareSearch() error {
	_, err := a.searchIndex()
	return err
}

// searchIndex gives the index, fed up to the journal when that is quick; while much
// is missing it is fed in the background and answers with what it has.
func (a *App) searchIndex() (*store.SearchIndex, error) {
	a.indexing.Lock()
	defer a.indexing.Unlock()
	if a.index == nil {
		folder := ""
		if a.host.Folder != "" {
			folder = a.notesFolder()
		}
		index, err := store.OpenSearchIndex(folder)
		if err != nil {
			return nil, err
		}
		a.index = index
	}
	if a.feeding {
		return a.index, nil
	}
	more, err := a.feed(a.index)
	if err != nil || !more {
		return a.index, err
	}
	a.feeding = true
	a.background.Go(a.feedAll)
	return a.index, nil
}

// feedAll feeds the rest, slice by slice, until the workspace is closed.
func (a *App) feedAll() {
	defer func() {
		a.indexing.Lock()
		defer a.indexing.Unlock()
		a.feeding = false
	}()
	for {
		select {
		case <-a.closing:
			return
		default:
		}
		more, err := a.feed(a.index)
		if err != nil {
			slog.Warn("the search index cannot be fed", "cause", err.Error())
			return
		}
		if !more {
			return
		}
	}
}

// FeedSearch brings the search index up to the journal and waits for it.
func (a *App) FeedSearch() error {
	index, err := a.searchIndex()
	if err != nil {
		return err
	}
	a.background.Wait()
	for {
		more, err := a.feed(index)
		if err != nil || !more {
			return err
		}
	}
}

func (a *App) closeIndex() error {
	close(a.closing)
	a.background.Wait()
	if a.index == nil {
		return nil
	}
	return a.index.Close()
}
