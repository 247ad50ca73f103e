package share

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// quick are times for tests in which nothing else happens.
var quick = Times{Stale: 2 * time.Second, Wait: time.Minute, Beat: 50 * time.Millisecond}

// sharedFile makes a workspace in a folder that is taken for a shared drive.
func sharedFile(t *testing.T, times Times) *File {
	t.Helper()
	return fileOn(t, Shared, times)
}

// fileOn makes one in a folder that is taken for a drive of some kind.
func fileOn(t *testing.T, kind Kind, times Times) *File {
	t.Helper()
	drive := func(path string) (Drive, error) {
		return Drive{Kind: kind, System: "tried", Root: filepath.Dir(path)}, nil
	}
	f, err := Create(filepath.Join(t.TempDir(), "w.renogen"), Options{Times: times, Drive: drive, Second: startTest})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

func write(f *File) error { return f.Write(func(*store.Tx) error { return nil }) }

// stranger is a session of another computer whose locks do not reach this one, as its files show it.
type stranger struct {
	t      *testing.T
	folder string
	beats  int
}

const strangerName = "00000000000000ff"

func newStranger(t *testing.T, f *File) *stranger {
	t.Helper()
	s := &stranger{t: t, folder: f.path + ".sessions"}
	trial, err := store.NewTrial(filepath.Join(s.folder, strangerName+lockEnding))
	if err != nil {
		t.Fatal(err)
	}
	if err := trial.Close(); err != nil {
		t.Fatal(err)
	}
	s.says(inPlace)
	file, err := os.OpenFile(filepath.Join(s.folder, readersFile), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString(strangerName + "\n"); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *stranger) says(what stance) {
	s.beats++
	if err := os.WriteFile(filepath.Join(s.folder, strangerName+beatEnding), fmt.Appendf(nil, "%c%012d\n", what, s.beats), 0o666); err != nil {
		s.t.Error(err)
	}
}

func (s *stranger) isListed() bool {
	text, err := os.ReadFile(filepath.Join(s.folder, readersFile))
	if err != nil {
		s.t.Fatal(err)
	}
	return strings.Contains(string(text), strangerName)
}

func soon(t *testing.T, what string, happens func() bool) {
	t.Helper()
	for range 3000 {
		if happens() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s: not within half a minute", what)
}

// put writes a row, which says where it was written.
func put(f *File, name string) error {
	return f.Write(func(tx *store.Tx) error {
		return store.Put(tx, domain.Environment{ID: name, Name: name})
	})
}

func has(t *testing.T, path, name string) bool {
	t.Helper()
	db, err := store.OpenAgain(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	there := false
	err = db.Read(func(r store.Reader) (err error) {
		_, there, err = store.Find[domain.Environment](r, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return there
}

// One who reads the file itself, and whose lock keeps nobody out, stops every writer until he says that he works on a
// copy from now on.
func TestNobodyWritesWhileSomebodyReadsWhomLocksDoNotKeepOut(t *testing.T) {
	f := sharedFile(t, quick)
	if err := write(f); err != nil || f.Mode() != Together {
		t.Fatalf("alone: %v, %s", err, f.Mode())
	}
	s := newStranger(t, f)
	var ended atomic.Bool
	done := make(chan error)
	go func() {
		err := write(f)
		ended.Store(true)
		done <- err
	}()
	for range 40 {
		s.says(inPlace)
		time.Sleep(20 * time.Millisecond)
	}
	soon(t, "the mark for all others", func() bool { s.says(inPlace); return marked(f.path) })
	if ended.Load() {
		t.Error("it wrote while the stranger read the file")
	}
	s.says(underLease)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if f.Mode() != InTurn || s.isListed() {
		t.Errorf("afterwards it works %s, and the stranger is listed: %v", f.Mode(), s.isListed())
	}
}

// What a session left that is gone is in the way for some beats only, and then all count on locks again.
func TestOneWhoIsGoneIsInTheWayForAWhileOnly(t *testing.T) {
	f := sharedFile(t, quick)
	s := newStranger(t, f)
	if err := write(f); err != nil {
		t.Fatal(err)
	}
	if s.isListed() || marked(f.path) {
		t.Errorf("the stranger is listed: %v, locks are said to be broken: %v", s.isListed(), marked(f.path))
	}
	soon(t, "it counts on locks again", func() bool { return f.Mode() == Together })
}

// When the power of the server fails, a sign of life may be there without its words: nobody knows how its session worked.
func TestASignOfLifeThatLostItsWordsIsInTheWayForAWhileOnly(t *testing.T) {
	f := sharedFile(t, quick)
	s := newStranger(t, f)
	if err := os.Truncate(filepath.Join(s.folder, strangerName+beatEnding), 0); err != nil {
		t.Fatal(err)
	}
	if err := write(f); err != nil || s.isListed() {
		t.Errorf("one who is gone: %v, listed: %t", err, s.isListed())
	}
}

// Two whose locks work use the file together, and leave nothing in the folder.
func TestTwoWhoseLocksWorkUseTheFileTogether(t *testing.T) {
	one := sharedFile(t, quick)
	two, err := Open(one.path, one.options)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if err := write(one); err != nil {
			t.Fatal(err)
		}
		if err := two.Read(func(r store.Reader) error { _, err := r.Head(); return err }); err != nil {
			t.Fatal(err)
		}
		if err := write(two); err != nil {
			t.Fatal(err)
		}
	}
	if one.Mode() != Together || two.Mode() != Together {
		t.Errorf("they work %s and %s", one.Mode(), two.Mode())
	}
	if err := two.Close(); err != nil {
		t.Fatal(err)
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(one.path + ".*")
	if err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// A session that others took for gone while it stood still does not read the file itself before it is listed again.
func TestOneWhoWasTakenForGoneComesInAgain(t *testing.T) {
	f := sharedFile(t, quick)
	name := f.canary.own
	if err := os.Truncate(filepath.Join(f.path+".sessions", readersFile), 0); err != nil {
		t.Fatal(err)
	}
	f.canary.last.Store(int64(-time.Hour)) // it stood still
	seen := Mode("")
	err := f.Read(func(store.Reader) error {
		seen = f.Mode()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if listed, err := f.canary.enlisted(); seen == Together && !listed || err != nil {
		t.Errorf("it reads %s and is listed: %v, %v", seen, listed, err)
	}
	soon(t, "it is listed again", func() bool {
		listed, err := f.canary.enlisted()
		return err == nil && listed && f.Mode() == Together && f.canary.own == name
	})
}

// Whoever stops counting on locks between getting the lease and opening the file does not write into a copy.
func TestNothingIsWrittenIntoACopy(t *testing.T) {
	f := sharedFile(t, Times{Stale: 10 * time.Second, Wait: time.Minute, Beat: time.Minute})
	if f.Mode() != Together {
		t.Fatal(f.Mode())
	}
	if err := mark(f.path); err != nil {
		t.Fatal(err)
	}
	f.canary.last.Store(0) // so that it looks at the others before it opens the file
	if err := put(f, "moon"); err != nil {
		t.Fatal(err)
	}
	if f.Mode() != InTurn {
		t.Errorf("it works %s", f.Mode())
	}
	if !has(t, f.path, "moon") {
		t.Error("what was acknowledged is not in the file")
	}
}

// Nobody begins to read the file itself that is to be left, although somebody still does.
func TestAFileThatIsToBeLeftIsNotReadAnew(t *testing.T) {
	f := sharedFile(t, Times{Stale: 10 * time.Second, Wait: time.Minute, Beat: time.Minute})
	began, end, ended := make(chan bool), make(chan bool), make(chan error)
	go func() {
		ended <- f.Read(func(store.Reader) error {
			close(began)
			<-end
			return nil
		})
	}()
	<-began
	f.withdraw()
	read := make(chan Mode)
	go func() {
		err := f.Read(func(store.Reader) error {
			read <- f.Mode()
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}()
	select {
	case mode := <-read:
		t.Errorf("it is read anew, %s, while it is to be left", mode)
	case <-time.After(200 * time.Millisecond):
	}
	close(end)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if mode := <-read; mode != InTurn {
		t.Errorf("it is read %s", mode)
	}
}

// A session whose locked file others removed comes back under another name, locked before its first sign of life; and
// when that fails for a while, it does not count on locks meanwhile.
func TestOneWhoWasClearedAwayComesBackUnderAnotherName(t *testing.T) {
	f := sharedFile(t, Times{Stale: 10 * time.Second, Wait: time.Minute, Beat: time.Minute})
	c, folder := f.canary, f.path+".sessions"
	name := c.own
	if err := os.Rename(folder, folder+".away"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // where no folder can be made
		t.Fatal(err)
	}
	if err := f.hear(c); err == nil {
		t.Error("it says nothing of a folder that cannot be made")
	}
	f.withdraw()
	f.promote(c)
	if f.Mode() != InTurn {
		t.Errorf("without a lock of its own it works %s", f.Mode())
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	f.promote(c)
	if f.Mode() != Together || c.own == name {
		t.Errorf("it works %s as %s, was %s", f.Mode(), c.own, name)
	}
	trial, err := store.OpenTrial(c.file(c.own, lockEnding))
	if err == nil {
		err = errors.Join(trial.Lock(), trial.Close())
	}
	if !isBusy(err) {
		t.Errorf("its file is not locked: %v", err)
	}
}

// A sign of life without a locked file, left by one who was killed while he was cleared away, keeps nobody from writing
// for long.
func TestASignOfLifeAloneIsClearedAway(t *testing.T) {
	f := sharedFile(t, quick)
	s := newStranger(t, f)
	if err := os.Remove(filepath.Join(s.folder, strangerName+lockEnding)); err != nil {
		t.Fatal(err)
	}
	if err := write(f); err != nil {
		t.Fatal(err)
	}
	if s.isListed() || f.canary.lives(strangerName) {
		t.Errorf("the stranger is listed: %v, has a sign of life: %v", s.isListed(), f.canary.lives(strangerName))
	}
}
