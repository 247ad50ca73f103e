package share

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// copyTries is how often the file is copied anew because somebody wrote meanwhile, before all others have to wait.
const copyTries = 3

// CopyTo writes a full copy of the workspace into a new file: what is committed at that moment. Where it is read together
// with others, that is no transaction, which would keep all of them from writing for as long as it takes: another program,
// which does not have the file open, copies its bytes while nobody writes.
func (f *File) CopyTo(path string) error {
	if f.Mode() != Together {
		f.makeWay()
		return f.judge(f.use(func(db *store.DB) error { return db.CopyTo(path) }))
	}
	err := f.copyBySecond(path)
	if !isBusy(err) {
		return err
	}
	lease := NewLease(f.path, f.options.Times)
	if err := lease.Acquire(); err != nil {
		return err
	}
	return errors.Join(f.copyBySecond(path), lease.Release())
}

// makeWay gives a lease back that is only kept because nobody else wanted it: a copy of the file is read then.
func (f *File) makeWay() {
	if f.lease == nil {
		return
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	f.vacate()
}

const copyWord = "copy "

func (f *File) copyBySecond(to string) error {
	from, err := filepath.Abs(f.path)
	if err == nil {
		to, err = filepath.Abs(to)
	}
	if err != nil {
		return err
	}
	start := f.options.Second
	if start == nil {
		start = startSelf
	}
	second, err := startSecond(filepath.Dir(from), start)
	if err != nil {
		return domain.Unavailable("share.no_second").Because(err)
	}
	answer, err := second.ask(copyWord + strconv.Quote(from) + " " + strconv.Quote(to))
	if err = errors.Join(err, second.end()); err != nil {
		return domain.Unavailable("workspace.not_reachable").Because(err)
	}
	if answer == "copied" {
		return nil
	}
	refused := &domain.Error{Code: domain.CodeUnavailable, Key: "workspace.not_reachable", Params: map[string]string{"file": filepath.Base(to)}}
	if words := strings.Fields(answer); len(words) == 3 && words[0] == "refused" {
		refused.Code, refused.Key = domain.Code(words[1]), domain.Key(words[2])
	}
	return refused.Because(errors.New(answer))
}

// replyCopy copies a file whose name and that of the copy are said.
func replyCopy(said string) string {
	from, to, ok := twoQuoted(said)
	if !ok {
		return "error unknown"
	}
	err := store.CopyBytes(from, to, copyTries)
	if err == nil {
		return "copied"
	}
	if ours, ok := errors.AsType[*domain.Error](err); ok {
		return "refused " + string(ours.Code) + " " + string(ours.Key)
	}
	return "error " + oneLine(err)
}

func twoQuoted(said string) (one, two string, ok bool) {
	first, err := strconv.QuotedPrefix(said)
	if err != nil {
		return "", "", false
	}
	one, unquoted := strconv.Unquote(first)
	two, failed := strconv.Unquote(strings.TrimPrefix(said[len(first):], " "))
	return one, two, unquoted == nil && failed == nil
}
