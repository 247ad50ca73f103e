//go:build linux && faults

package faultfs

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// long plays the full set instead of the short one.
var long = flag.Bool("long", false, "the full set: more commands, kills and power failures")

// ttl is the stale time of leases in these tests.
const ttl = time.Second

// takenFor names a variable that says for what kind of drive a folder is taken.
const takenFor = "RENOGEN_FAULTS_DRIVE"

// slowDrive names a variable that says that leases are to be stale later: a real drive that stands still for a second on
// a busy computer is nothing special.
const slowDrive = "RENOGEN_FAULTS_SLOW"

// ownTimes names a variable that says that leases and signs of life have the times of the product: who measures how many
// work together measures also what they do while they think.
const ownTimes = "RENOGEN_FAULTS_OWN_TIMES"

// beatOf names a variable with the time between two signs of life, where a test waits for what somebody left who is gone.
const beatOf = "RENOGEN_FAULTS_BEAT"

// role says which of the programs of a test this one is; empty: the test itself.
const role = "RENOGEN_FAULTS_ROLE"

func TestMain(m *testing.M) {
	err := startWithUmask()
	switch os.Getenv(role) {
	case "":
		os.Exit(m.Run())
	case "server":
		err = Serve(os.Args[1:], os.Stdin, os.Stdout)
	case "second":
		err = share.Second(os.Args[1], os.Stdin, os.Stdout)
	case "worker":
		err = work(os.Args[1:])
	case "writer":
		err = workSlowly(os.Args[1])
	case "founder":
		err = store.PutNew(os.Args[1], os.Args[2])
	case "backup":
		err = backUp(os.Args[1:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// as makes this program ready to play a role.
func as(part string, args ...string) *exec.Cmd {
	command := exec.Command("/proc/self/exe", args...)
	command.Env = append(os.Environ(), role+"="+part)
	command.Stderr = os.Stderr
	return command
}

func second(folder string) (*exec.Cmd, error) { return as("second", folder), nil }

// rig is a file server with the computers that have mounted its folder.
type rig struct {
	t      testing.TB
	folder string
	mounts []string
	args   []string
	server *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
}

// newRig starts a file server with two computers.
func newRig(t testing.TB, args ...string) *rig {
	t.Helper()
	base := t.TempDir()
	r := &rig{t: t, folder: filepath.Join(base, "server"), args: args}
	for _, name := range []string{"server", "one", "two"} {
		if err := os.Mkdir(filepath.Join(base, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	r.mounts = []string{filepath.Join(base, "one"), filepath.Join(base, "two")}
	r.start()
	t.Cleanup(r.stop)
	return r
}

func (r *rig) start() {
	r.t.Helper()
	args := append(append([]string{"-folder", r.folder}, r.args...), r.mounts...)
	r.server = as("server", args...)
	in, err := r.server.StdinPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	out, err := r.server.StdoutPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := r.server.Start(); err != nil {
		r.t.Fatal(err)
	}
	r.in, r.out = in, bufio.NewReader(out)
	if line, err := r.out.ReadString('\n'); err != nil || line != "ready\n" {
		r.t.Fatalf("the file system of the tests needs root and /dev/fuse: %q, %v", line, err)
	}
}

func (r *rig) stop() {
	_ = r.in.Close()
	_ = r.server.Wait()
	for _, mount := range r.mounts {
		_ = syscall.Unmount(mount, syscall.MNT_DETACH) // usually it is none any more
	}
}

func (r *rig) say(format string, args ...any) string {
	r.t.Helper()
	if _, err := fmt.Fprintf(r.in, format+"\n", args...); err != nil {
		r.t.Fatal(err)
	}
	line, err := r.out.ReadString('\n')
	if err != nil || strings.HasPrefix(line, "error") {
		r.t.Fatalf("%s: %q, %v", format, line, err)
	}
	return strings.TrimSpace(line)
}

// die ends the server in the middle of everything.
func (r *rig) die() {
	r.t.Helper()
	if _, err := fmt.Fprintln(r.in, "die"); err != nil {
		r.t.Fatal(err)
	}
	_ = r.server.Wait() // it ends with a failure, as it should
	for _, mount := range r.mounts {
		if err := syscall.Unmount(mount, syscall.MNT_DETACH); err != nil {
			r.t.Fatal(err)
		}
	}
}

// shop is a workspace with a deployment, into which items are registered.
type shop struct {
	*rig
	deployment domain.ID
	name       string
}

// newShop puts a workspace on the server.
func newShop(r *rig) *shop {
	r.t.Helper()
	w := testkit.New(r.t)
	s := &shop{rig: r, name: "shop.renogen"}
	s.deployment = w.Deployment(w.Project(), "2026-12-03 20:00")
	for _, ending := range []string{"", "-journal"} {
		text, err := os.ReadFile(w.Path() + ending)
		if err != nil {
			r.t.Fatal(err)
		}
		if err := os.WriteFile(s.at(r.folder)+ending, text, 0o666); err != nil {
			r.t.Fatal(err)
		}
	}
	return s
}

func (s *shop) at(folder string) string { return filepath.Join(folder, s.name) }

// clearBeside leaves the workspace alone in its folder: no lease, nothing of other sessions.
func (s *shop) clearBeside() {
	s.t.Helper()
	all, err := os.ReadDir(s.folder)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, file := range all {
		if name := file.Name(); name != s.name && name != s.name+"-journal" {
			if err := os.RemoveAll(filepath.Join(s.folder, name)); err != nil {
				s.t.Fatal(err)
			}
		}
	}
}

// options are those of a program that tests what it can count on, or does not.
func options(untried bool) share.Options {
	times := share.Times{Stale: ttl, Wait: time.Minute, Beat: ttl}
	if os.Getenv(slowDrive) != "" {
		times.Stale = 10 * ttl
	}
	if beat, err := time.ParseDuration(os.Getenv(beatOf)); err == nil {
		times.Beat = beat
	}
	if os.Getenv(ownTimes) != "" {
		times = share.Times{}
	}
	if taken := share.Kind(os.Getenv(takenFor)); taken != "" {
		drive := func(string) (share.Drive, error) { return share.Drive{Kind: taken, System: "tried"}, nil }
		return share.Options{Times: times, Second: second, Drive: drive}
	}
	return share.Options{Times: times, Second: second, Untried: untried}
}

// host is a workstation of its own.
func host(folder, station string, untried bool) app.Host {
	clock := testkit.NewClock("2026-11-26 09:00")
	return app.Host{
		Workstation: "00000000-0000-7000-8000-0000000000" + station, Now: clock.Now, Folder: folder, Share: options(untried),
	}
}

// check verifies the workspace as it lies on the server: whole from the first entry on, done again command by command,
// and with every entry that somebody was told is there. It gives how many items there are.
func (s *shop) check(acks []ack) (items int) {
	s.t.Helper()
	report, err := app.Verify(s.at(s.folder), app.Full, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, f := range report.Findings {
		s.t.Errorf("finding: %+v", f)
	}
	copied := filepath.Join(s.t.TempDir(), "copy.renogen")
	if err := store.CopyQuiet(s.at(s.folder), copied); err != nil {
		s.t.Fatal(err)
	}
	db, err := store.OpenAgain(copied)
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	err = db.Read(func(r store.Reader) error {
		lines, err := r.Integrity()
		if err != nil || len(lines) > 0 {
			return errors.Join(err, fmt.Errorf("integrity: %v", lines))
		}
		for _, a := range acks {
			row, ok, err := r.EntryByID(a.id)
			if err != nil {
				return err
			}
			if !ok || row.Seq != a.seq || row.Hash != a.hash {
				s.t.Errorf("entry %d of %s was acknowledged and is not there", a.seq, a.id)
			}
		}
		all, err := r.EntriesOf([]string{"item.create"})
		items = len(all)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return items
}
