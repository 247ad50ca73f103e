package share

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// brief are times with which a test need not wait long.
var brief = Times{Stale: time.Second, Wait: 20 * time.Second}

func acquired(t *testing.T, path string) *Lease {
	t.Helper()
	l := NewLease(path, brief)
	if err := l.Acquire(); err != nil {
		t.Fatal(err)
	}
	return l
}

func release(t *testing.T, l *Lease) {
	t.Helper()
	if err := l.Release(); err != nil {
		t.Fatal(err)
	}
}

func TestLeaseIsOfOneAtATimeAndPassedOnInOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.renogen")
	first := acquired(t, path)
	if first.Waited() {
		t.Error("nobody waits yet")
	}
	order, mu, all := []int{}, sync.Mutex{}, sync.WaitGroup{}
	inside := 0
	for i := range 5 {
		next := NewLease(path, brief)
		all.Go(func() {
			if err := next.Acquire(); err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			order = append(order, i)
			inside++
			if inside > 1 {
				t.Error("two have the lease")
			}
			mu.Unlock()
			time.Sleep(5 * time.Millisecond)
			mu.Lock()
			inside--
			mu.Unlock()
			if err := next.Release(); err != nil {
				t.Error(err)
			}
		})
		for range 1000 { // until that one waits
			if names, err := next.queue.names(); err == nil && len(names) == i+1 {
				break
			}
			time.Sleep(time.Millisecond)
		}
	}
	if !first.Waited() {
		t.Error("it is not seen that others wait")
	}
	release(t, first)
	all.Wait()
	if !slices.IsSorted(order) || len(order) != 5 {
		t.Errorf("they came in the order %v", order)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestLeaseOfOneWhoIsGoneIsTakenByOneAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.renogen")
	if err := os.WriteFile(path+".lease", content("0123456789abcdef", 0), 0o600); err != nil {
		t.Fatal(err)
	}
	all, mu, inside := sync.WaitGroup{}, sync.Mutex{}, 0
	for range 4 {
		all.Go(func() {
			l := NewLease(path, brief)
			if err := l.Acquire(); err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			if inside++; inside > 1 {
				t.Error("two have the lease")
			}
			mu.Unlock()
			time.Sleep(10 * time.Millisecond)
			mu.Lock()
			inside--
			mu.Unlock()
			if err := l.Release(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	claims, err := filepath.Glob(path + ".lease.claim.*")
	if err != nil || len(claims) != 1 {
		t.Errorf("claims: %v, %v", claims, err)
	}
	l := NewLease(path, brief)
	if err := l.ClearClaims(time.Now()); err != nil || len(claims) == 1 && !exists(claims[0]) {
		t.Errorf("a claim of today is gone: %v", err)
	}
	if err := l.ClearClaims(time.Now().Add(25 * time.Hour)); err != nil || exists(claims[0]) {
		t.Errorf("a claim of yesterday stays: %v", err)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestHolderThatStoodStillKnowsIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.renogen")
	l := acquired(t, path)
	l.timer.Stop() // as if the computer slept
	l.last -= brief.Stale / 2
	if l.Safe() {
		t.Error("it counts on the lease still")
	}
	if err := os.WriteFile(path+".lease.claim."+l.token+".0", nil, 0o600); err != nil { // somebody takes it away
		t.Fatal(err)
	}
	if err := l.Release(); !hasKey(err, ErrStalled.Key) {
		t.Errorf("it is not told that the lease was taken: %v", err)
	}
	if !exists(path + ".lease") {
		t.Error("it removed what may be somebody else's lease")
	}
}

func TestLeaseIsKeptForAsLongAsItsHolderLives(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.renogen")
	l := acquired(t, path)
	other := NewLease(path, Times{Stale: brief.Stale, Wait: 2500 * time.Millisecond})
	if err := other.Acquire(); !errors.Is(err, errTimeout) {
		t.Errorf("a lease that is renewed was taken: %v", err)
	}
	if !l.Safe() {
		t.Error("its holder does not count on it")
	}
	release(t, l)
	if err := other.Acquire(); err != nil {
		t.Fatal(err)
	}
	release(t, other)
}

// A holder who finds somebody else's lease in place of his own, as after a pause that no clock of his tells, counts on
// it no more and leaves that one alone.
func TestHolderSeesThatTheLeaseIsSomebodyElses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.renogen")
	theirs := content("0123456789abcdef", 7)
	for name, look := range map[string]func(*Lease) bool{
		"when it is renewed":    func(l *Lease) bool { l.beat(); return !l.Safe() },
		"when it is given back": func(l *Lease) bool { return hasKey(l.Release(), ErrStalled.Key) },
	} {
		l := acquired(t, path)
		if err := os.WriteFile(path+".lease", theirs, 0o600); err != nil {
			t.Fatal(err)
		}
		if !look(l) {
			t.Errorf("%s: it counts on it", name)
		}
		if said, err := os.ReadFile(path + ".lease"); err != nil || string(said) != string(theirs) {
			t.Errorf("%s: theirs is %q, %v", name, said, err)
		}
		_ = l.Release() // it may say that it was lost; what counts is whose the file is
		if err := os.Remove(path + ".lease"); err != nil {
			t.Fatal(err)
		}
	}
}

// Who is first and waits for somebody who works for long stays first when that one is ready; only who does not come although
// the lease is free is taken out.
func TestFirstOfTheQueueIsNotTakenForGoneBehindALongHold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.renogen")
	holder := acquired(t, path)
	const first, second = "000000000001.a", "000000000002.b"
	if err := os.Mkdir(path+".lease.queue", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, ticket := range []string{first, second} {
		if err := os.WriteFile(filepath.Join(path+".lease.queue", ticket), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := waiting{ctx: t.Context(), lease: NewLease(path, brief), ticket: second}
	look := func() (stays bool) {
		t.Helper()
		if _, err := w.place(); err != nil {
			t.Fatal(err)
		}
		return exists(filepath.Join(path+".lease.queue", first))
	}
	for range 4 {
		look()
		time.Sleep(brief.Stale / 15)
	}
	release(t, holder)
	if !look() {
		t.Fatal("who had no time to take it is taken out")
	}
	soon(t, "who does not come is taken out", func() bool { return !look() })
}
