//go:build linux && faults

package faultfs

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/share"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// keepsBack names a variable with the umask of a program.
const keepsBack = "RENOGEN_FAULTS_UMASK"

// startWithUmask starts this program anew with the umask that it was told: it is known from the first moment on.
func startWithUmask() error {
	mask := os.Getenv(keepsBack)
	if mask == "" {
		return nil
	}
	number, err := strconv.ParseInt(mask, 8, 32)
	if err != nil {
		return err
	}
	syscall.Umask(int(number))
	return errors.Join(os.Unsetenv(keepsBack), syscall.Exec("/proc/self/exe", os.Args, os.Environ()))
}

// person is somebody with a user id of his own, and a folder that nobody else may look into.
type person struct {
	id   uint32
	own  string
	mask string
}

// team is the group of all of them.
const team = 4242

// as makes a program ready that this person runs.
func (p person) as(part string, args ...string) *exec.Cmd {
	command := as(part, args...)
	command.Env = append(command.Env, keepsBack+"="+p.mask, "TMPDIR="+p.own)
	command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: p.id, Gid: p.id, Groups: []uint32{team}}}
	return command
}

func (p person) run(t *testing.T, part string, args ...string) {
	t.Helper()
	if err := p.as(part, args...).Run(); err != nil {
		t.Fatalf("%d, %s: %v", p.id, part, err)
	}
}

func (p person) work(s *shop, count int) *exec.Cmd {
	return p.as("worker", s.at(s.folder), s.deployment, fmt.Sprint(p.id%100), fmt.Sprint(count), p.notes(), "tried", "0s")
}

func (p person) notes() string { return filepath.Join(p.own, "notes") }

// newTeam makes two people, and a folder in which both may work, and nobody else.
func newTeam(t *testing.T, mask string, mode os.FileMode) (r *rig, ann, ben person) {
	t.Helper()
	base, err := os.MkdirTemp("", "renogen-team") // all above the folder of a test is closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(base); err != nil {
			t.Error(err)
		}
	})
	make := func(name string, user, group int, mode os.FileMode) string {
		folder := filepath.Join(base, name)
		if err := errors.Join(os.Mkdir(folder, 0o700), os.Chown(folder, user, group), os.Chmod(folder, mode)); err != nil {
			t.Fatal(err)
		}
		return folder
	}
	if err := os.Chmod(base, 0o755); err != nil {
		t.Fatal(err)
	}
	r = &rig{t: t, folder: make("team", 0, team, mode)}
	r.mounts = []string{r.folder}
	people := []person{}
	for _, id := range []int{4011, 4012} {
		people = append(people, person{uint32(id), make(fmt.Sprint(id), id, id, 0o700), mask})
	}
	return r, people[0], people[1]
}

// founded is a workspace in the folder that one of them put there.
func founded(t *testing.T, r *rig, by person) *shop {
	t.Helper()
	w := testkit.New(t)
	s := &shop{rig: r, name: "shop.renogen"}
	s.deployment = w.Deployment(w.Project(), "2026-12-03 20:00")
	seed := filepath.Join(by.own, "seed")
	if err := store.CopyQuiet(w.Path(), seed); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{seed, seed + "-journal"} {
		if err := os.Chown(name, int(by.id), int(by.id)); err != nil {
			t.Fatal(err)
		}
	}
	by.run(t, "founder", seed, s.at(r.folder))
	return s
}

// backUp makes a backup as the program does in its terminal, and looks at all that are there.
func backUp(args []string) error {
	journal.CheapKDF(outside{})
	path, station, folder, want := args[0], args[1], args[2], args[3]
	h := host(folder, station, false)
	h.Now = func() int64 { return time.Now().UnixMilli() } // by which backups are named
	a, err := app.Open(path, h)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	actor, err := a.SignIn("Entry", testkit.Password)
	if err = errors.Join(err, a.Close()); err != nil {
		return err
	}
	b := app.Backing{
		Path: path, Folder: app.BackupFolder(path), Reason: domain.BackupByHand, Level: app.Quick,
		Copy: func(from, to string) error { return store.CopyBytes(from, to, 3) },
	}
	if _, err := b.BackUp(h, actor); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	all, err := app.Backups(b.Folder, a.ID())
	if err != nil || fmt.Sprint(len(all)) != want {
		return errors.Join(err, fmt.Errorf("%d backups instead of %s", len(all), want))
	}
	for _, kept := range all {
		report, err := app.CheckBackup(kept.Path, app.Quick, nil)
		if err != nil || kept.Problem != nil || !report.Whole() {
			return errors.Join(err, fmt.Errorf("%s: %v, %v", kept.Path, kept.Problem, report.Findings))
		}
	}
	return nil
}

// Where each person has a user id of his own, as on NFS, all whom the folder lets work in it work with the workspace that
// one of them put there, whatever their programs are told to keep from others: they write, they back up, and they go on when
// one of them is killed in the middle of it.
func TestPeopleOfOneGroupWorkTogether(t *testing.T) {
	const inherits = 0o770 | os.ModeSetgid
	for _, c := range []struct {
		kind  share.Kind
		mask  string
		mode  os.FileMode
		short bool
	}{
		{share.Shared, "0022", inherits, true},
		{share.Shared, "0077", inherits, false},
		{share.Shared, "0022", 0o770, false},
		{share.Shared, "0077", 0o770, true},
		{share.Lockless, "0022", inherits, false},
		{share.Lockless, "0077", inherits, true},
		{share.Lockless, "0022", 0o770, false},
		{share.Lockless, "0077", 0o770, false},
		{share.Local, "0022", inherits, true},
		{share.Local, "0077", inherits, false},
		{share.Local, "0022", 0o770, false},
		{share.Local, "0077", 0o770, true},
	} {
		if !c.short && !*long {
			continue
		}
		t.Run(fmt.Sprintf("%s, umask %s, %v", c.kind, c.mask, c.mode), func(t *testing.T) {
			t.Setenv(takenFor, string(c.kind))
			t.Setenv(beatOf, "250ms")
			r, ann, ben := newTeam(t, c.mask, c.mode)
			s := founded(t, r, ann)
			togetherAndAfterOneIsKilled(t, s, ann, ben)
			onlyForTheTeam(t, r.folder)
		})
	}
}

func togetherAndAfterOneIsKilled(t *testing.T, s *shop, ann, ben person) {
	t.Helper()
	both := []*exec.Cmd{ann.work(s, 3), ben.work(s, 3)}
	for _, command := range both {
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
	}
	for i, command := range both {
		if err := command.Wait(); err != nil {
			t.Fatalf("the %d. of both failed: %v", i+1, err)
		}
	}
	ben.run(t, "backup", s.at(s.folder), "12", ben.own, "1")
	ann.run(t, "backup", s.at(s.folder), "11", ann.own, "2")
	killedWithLease(t, s, ann)
	if err := ben.work(s, 3).Run(); err != nil {
		t.Fatalf("nobody goes on: %v", err)
	}
	theirs := acks(t, ann.notes(), ben.notes())
	if items := s.check(theirs); items < len(theirs) || len(theirs) < 9 {
		t.Errorf("%d items, %d acknowledged", items, len(theirs))
	}
}

// killedWithLease kills somebody who writes, while the lease is there if there is any.
func killedWithLease(t *testing.T, s *shop, who person) {
	t.Helper()
	before := size(who.notes())
	command := who.work(s, 0)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	until(t, "somebody saves", func() bool { return size(who.notes()) > before })
	leased := os.Getenv(takenFor) != string(share.Local)
	until(t, "he has the lease", func() bool {
		if err := command.Process.Signal(syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		time.Sleep(5 * time.Millisecond)
		if _, err := os.Stat(s.at(s.folder) + ".lease"); err == nil || !leased {
			return true
		}
		if err := command.Process.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		return false
	})
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait() // he was killed
}

// Who is stopped between making a file and letting the others use it keeps nobody out.
func TestWhatIsLeftBeforeOthersWereLetInKeepsNobodyOut(t *testing.T) {
	for _, kind := range []share.Kind{share.Shared, share.Lockless} {
		t.Run(string(kind), func(t *testing.T) {
			t.Setenv(takenFor, string(kind))
			r, ann, ben := newTeam(t, "0077", 0o770)
			s := founded(t, r, ann)
			sessions := s.at(s.folder) + ".sessions"
			if err := errors.Join(os.Mkdir(sessions, 0), os.Chmod(sessions, 0o770), os.Chown(sessions, int(ann.id), team)); err != nil {
				t.Fatal(err)
			}
			for _, path := range []string{s.at(s.folder) + ".lease", filepath.Join(sessions, "readers"), filepath.Join(sessions, "0123456789abcdef.beat")} {
				if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chown(path, int(ann.id), int(ann.id))); err != nil {
					t.Fatal(err)
				}
			}
			if err := ben.work(s, 1).Run(); err != nil {
				t.Fatal(err)
			}
			if said := acks(t, ben.notes()); len(said) != 1 || s.check(said) != 1 {
				t.Errorf("acknowledged: %v", said)
			}
		})
	}
}

// onlyForTheTeam looks for what somebody else could use.
func onlyForTheTeam(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := os.Lstat(path)
		if err != nil {
			return err
		}
		group := int(info.Sys().(*syscall.Stat_t).Gid)
		if mode := info.Mode().Perm(); mode&0o007 != 0 || mode&0o070 != 0 && group != team {
			t.Errorf("%s is %v, of group %d", strings.TrimPrefix(path, folder), mode, group)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
