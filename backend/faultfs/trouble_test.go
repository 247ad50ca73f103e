//go:build linux && faults

package faultfs

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// station is a workstation in the program of the test itself.
type station struct {
	*app.App
	s     *shop
	actor app.Actor
	notes string
	alone bool // nobody else is ever waited for
}

func (s *shop) station(mount int, number string, untried bool) *station {
	s.t.Helper()
	folder := s.t.TempDir()
	a, err := app.Open(s.at(s.mounts[mount]), host(folder, number, untried))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		if err := a.Close(); err != nil {
			s.t.Logf("closing: %v", err)
		}
	})
	actor, err := a.SignIn("Entry", testkit.Password)
	if err != nil {
		s.t.Fatal(err)
	}
	return &station{App: a, s: s, actor: actor, notes: folder, alone: untried}
}

// try registers an item once.
func (st *station) try(title string) (ack, error) {
	id, err := app.NewID()
	if err != nil {
		return ack{}, err
	}
	return st.again(id, title)
}

func (st *station) again(id domain.ID, title string) (ack, error) {
	create := &app.ItemCreate{Deployment: st.s.deployment, Title: title, Category: "Enhancement", Modules: []string{"web"}}
	receipt, err := st.Do(st.actor, id, create)
	return ack{id: id, seq: receipt.Seq, hash: receipt.Hash}, err
}

// Every fault at every kind of operation, for a while in the middle of work: the answer is one that people can read,
// nothing acknowledged is lost, nothing is there half, and when the drive is well the same window goes on.
func TestEachFaultIsToldAndPasses(t *testing.T) {
	t.Setenv(beatOf, "250ms")
	for _, c := range uses {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newShop(newRig(t, "-locks", c.locks))
			st := s.station(0, "10", c.untried)
			known := []ack{}
			faults := 0
			for i, operation := range operations {
				for j, what := range []string{"EIO", "ENOSPC", "EROFS", "EACCES", "ENOLCK", "ESTALE", "EHOSTDOWN"} {
					for _, after := range []int{0, 3} {
						if !c.untried && !*long && (i+j)%7 != after { // each error, and each operation, twice
							continue
						}
						got, refused := st.atMoment(fmt.Sprintf("fault %s %s %d 2", operation, what, after), fmt.Sprintf("%s in %s after %d", what, operation, after))
						if refused {
							faults++
						}
						known = append(known, got)
					}
				}
			}
			if faults < len(known)/10 {
				t.Errorf("only %d faults came through", faults)
			}
			if items := s.check(known); items != len(known) {
				t.Errorf("%d items for %d commands", items, len(known))
			}
			t.Logf("%d of %d commands were refused first", faults, len(known))
		})
	}
}

// A command that reports failure may have happened; the same command once more has no second effect.
func TestCommitThatFailsAtItsEndIsFoundAgain(t *testing.T) {
	s := newShop(newRig(t))
	st := s.station(0, "10", true)
	known, uncertain := []ack{}, 0
	for after := range 6 {
		s.say("fault fsync EIO %d 1 -journal", after)
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		got, err := st.again(id, fmt.Sprint("Once ", after))
		s.say("well")
		if err != nil {
			uncertain++
			if got, err = st.again(id, fmt.Sprint("Once ", after)); err != nil {
				t.Fatal(err)
			}
		}
		known = append(known, got)
	}
	if items := s.check(known); items != len(known) {
		t.Errorf("%d items for %d commands", items, len(known))
	}
	receipts, err := share.NewReceipts(filepath.Join(st.notes, st.ID())).Appended()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range known {
		if !slices.ContainsFunc(receipts, func(row store.JournalRow) bool { return row.ID == a.id && row.Hash == a.hash }) {
			t.Errorf("of entry %d no receipt is kept", a.seq)
		}
	}
	t.Logf("%d of %d were refused first", uncertain, len(known))
}

// has looks for an entry in the file as the server has it.
func (s *shop) has(id domain.ID) (there bool) {
	s.t.Helper()
	copied := filepath.Join(s.t.TempDir(), "copy.renogen")
	if err := store.CopyQuiet(s.at(s.folder), copied); err != nil {
		s.t.Fatal(err)
	}
	db, err := store.OpenAgain(copied)
	if err != nil {
		s.t.Fatal(err)
	}
	err = db.Read(func(r store.Reader) (err error) {
		_, there, err = r.EntryByID(id)
		return err
	})
	if err = errors.Join(err, db.Close()); err != nil {
		s.t.Fatal(err)
	}
	return there
}

// A drive that is full says so whenever it likes, NFS only when bytes are to last. What is told as failed is not there, at
// whatever moment of a commit that was, and does not come back.
func TestFullDriveAtEachMomentOfACommit(t *testing.T) {
	s := newShop(newRig(t))
	st := s.station(0, "10", true)
	known, refused := []ack{}, 0
	for _, fault := range []string{"fsync ENOSPC", "fsync EDQUOT", "write ENOSPC", "write EDQUOT"} {
		moments := 5
		if strings.HasPrefix(fault, "write") {
			moments = 30
		}
		for i := range 2 * moments {
			ending := []string{"-journal", ".renogen"}[i%2]
			s.say("fault %s %d 1 %s", fault, i/2, ending)
			id, err := app.NewID()
			if err != nil {
				t.Fatal(err)
			}
			what := fmt.Sprintf("%s of %s after %d", fault, ending, i/2)
			got, err := st.again(id, what)
			s.say("well")
			if ours, ok := errors.AsType[*domain.Error](err); err != nil && (!ok || ours.Key != "workspace.disk_full") {
				t.Errorf("%s is told as %v (%v)", what, err, errors.Unwrap(err))
			}
			if there := s.has(id); there != (err == nil) {
				t.Errorf("%s: it is there: %v, but what was told is %v", what, there, err)
			}
			if err == nil {
				known = append(known, got)
			} else {
				refused++
			}
		}
	}
	if refused < 20 {
		t.Errorf("only %d were refused", refused)
	}
	if items := s.check(known); items != len(known) {
		t.Errorf("%d items for %d commands", items, len(known))
	}
	t.Logf("%d of %d were refused", refused, refused+len(known))
}

func TestFullDriveIsSaidAndNothingIsLost(t *testing.T) {
	s := newShop(newRig(t))
	st := s.station(0, "10", true)
	first, err := st.try("Before")
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".renogen", "-journal", ".lease"} {
		s.say("fault write ENOSPC 0 -1 %s", ending)
		_, err = st.try("Too much")
		ours, ok := errors.AsType[*domain.Error](err)
		if !ok || ours.Key != "workspace.disk_full" {
			t.Errorf("a full drive for %s is told as %v (%v)", ending, err, errors.Unwrap(err))
		}
		s.say("well")
	}
	last, err := st.try("After")
	if err != nil {
		t.Fatal(err)
	}
	if items := s.check([]ack{first, last}); items != 2 {
		t.Errorf("%d items", items)
	}
}

// The server goes away and comes back with everything mounted anew: the window that was open goes on.
func TestServerThatComesBackIsFoundAgain(t *testing.T) {
	s := newShop(newRig(t))
	st := s.station(0, "10", true)
	first, err := st.try("Before")
	if err != nil {
		t.Fatal(err)
	}
	s.die()
	_, err = st.try("Meanwhile")
	ours, ok := errors.AsType[*domain.Error](err)
	if !ok || ours.Key != "workspace.not_reachable" {
		t.Errorf("a server that is gone is told as %v (%v)", err, errors.Unwrap(err))
	}
	if _, err := st.Head(); err == nil {
		t.Error("something is read from a server that is gone")
	}
	s.start()
	last := ack{}
	until(t, "the window finds the server again", func() bool {
		last, err = st.try("After")
		return err == nil
	})
	if items := s.check([]ack{first, last}); items != 2 {
		t.Errorf("%d items", items)
	}
}

// Changes of one workstation reach another one within two seconds, through whatever lies between. A computer that does other
// things as well is given more time.
func TestOthersSeeAChangeWithinTwoSeconds(t *testing.T) {
	limit := 10 * time.Second
	if *long {
		limit = 2 * time.Second
	}
	for _, locks := range []string{LocksWork, LocksIgnore} {
		t.Run("locks "+locks, func(t *testing.T) {
			s := newShop(newRig(t, "-locks", locks))
			reader := s.station(1, "11", false)
			writer := s.station(0, "10", false)
			heard := make(chan int64, 100) // up to which entry
			reader.OnChange(func() {
				if head, err := reader.Head(); err == nil {
					heard <- head.Seq
				}
			})
			ctx, stop := context.WithCancel(t.Context())
			watched := make(chan struct{})
			go func() { defer close(watched); reader.Watch(ctx, time.Second) }() // as often as the window does
			for i := range often(2, 15) {
				time.Sleep(time.Duration(rand.Int64N(int64(time.Second)))) // at any moment between two looks
				said, err := writer.try(fmt.Sprint("Change ", i))
				if err != nil {
					t.Fatal(err)
				}
				late := time.After(limit)
				for seen := int64(0); seen < said.seq; {
					select {
					case seen = <-heard:
					case <-late:
						t.Fatalf("change %d is not heard of within %v", i, limit)
					}
				}
			}
			stop()
			<-watched
		})
	}
}

// What the drive can do is known before anything is written.
func TestBrokenLocksAreNoticedAtOpening(t *testing.T) {
	for locks, want := range map[string]share.Mode{
		LocksWork: share.Together, LocksIgnore: share.InTurn, LocksNone: share.InTurn, LocksLocal: share.Together,
	} {
		s := newShop(newRig(t, "-locks", locks))
		one, err := share.Open(s.at(s.mounts[0]), options(false))
		if err != nil {
			t.Fatalf("%s: %v", locks, err)
		}
		if one.Mode() != want {
			t.Errorf("locks %s: the first one works %s", locks, one.Mode())
		}
		two, err := share.Open(s.at(s.mounts[1]), options(false))
		if err != nil {
			t.Fatalf("%s: %v", locks, err)
		}
		if locks == LocksLocal { // only now it can be seen
			want = share.InTurn
			until(t, "the first one hears of it", func() bool {
				for _, f := range []*share.File{one, two} {
					if _, err := f.DataVersion(); err != nil {
						t.Fatal(err)
					}
				}
				return one.Mode() == want
			})
		}
		if two.Mode() != want {
			t.Errorf("locks %s: the second one works %s", locks, two.Mode())
		}
		if err := errors.Join(one.Close(), two.Close()); err != nil {
			t.Errorf("%s: %v", locks, err)
		}
	}
}
