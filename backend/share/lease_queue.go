package share

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"renogen/backend/store"
)

// queue is who waits for a lease, in the order in which they came: a folder with an empty file for each. It is there
// while somebody waits. It only makes waiting fair: the lease alone says who writes.
type queue struct{ folder string }

func (q queue) exists() bool {
	_, err := os.Stat(q.folder)
	return err == nil
}

// names are those of all who wait, in order.
func (q queue) names() ([]string, error) {
	all, err := os.ReadDir(q.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	names := make([]string, 0, len(all))
	for _, file := range all {
		names = append(names, file.Name())
	}
	slices.Sort(names)
	return names, nil
}

// join takes a place behind everybody who waits. Of two who come at the same time, either may be first.
func (q queue) join(token string, access store.Access) (ticket string, err error) {
	for range 10 { // the last one who leaves removes the folder
		if err := access.MakeFolder(q.folder); err != nil && !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		names, err := q.names()
		if err != nil {
			return "", err
		}
		number := 0
		if len(names) > 0 {
			if _, err := fmt.Sscanf(names[len(names)-1], "%d.", &number); err != nil {
				return "", err
			}
		}
		ticket = fmt.Sprintf("%012d.%s", number+1, token)
		file, err := access.ToRead().Make(filepath.Join(q.folder, ticket), os.O_EXCL|os.O_WRONLY)
		if err == nil {
			return ticket, file.Close()
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return "", fs.ErrNotExist
}

// renew makes the file of a place again.
func (q queue) renew(ticket string) {
	_ = os.Remove(filepath.Join(q.folder, ticket)) // others may have
	if file, err := os.OpenFile(filepath.Join(q.folder, ticket), os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		_ = file.Close() // without one, place says that it is our turn
	}
}

// leave gives a place up, and removes the folder when nobody is left: with others in it the system refuses.
func (q queue) leave(ticket string) {
	_ = os.Remove(filepath.Join(q.folder, ticket)) // one that stays is taken out by those behind it
	_ = os.Remove(q.folder)
}
