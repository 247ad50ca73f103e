//go:build linux

package faultfs

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// Serve mounts a folder and obeys what comes on in, a line at a time, until its end; each line gets a line of answer:
//
//	fault OPERATION ERROR AFTER TIMES [ENDING]   fails so, after so many that go well; TIMES below 0: for ever
//	well                                         no fault, no hanging, back again
//	hang DURATION                                each operation takes so much longer
//	away                                         everything fails, as long as it is not well
//	die                                          ends at once: the mounts are broken
//	delay DURATION                               of each operation
//	power SEED                                   the power fails; what comes then fails until it is well
//	counts                                       how many operations there were since the last time
func Serve(args []string, in io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("faultfs", flag.ContinueOnError)
	s := &server{}
	flags.StringVar(&s.folder, "folder", "", "the folder of the file server")
	flags.StringVar(&s.mode, "locks", LocksWork, "work, local, ignored or none")
	flags.BoolVar(&s.cached, "cached", false, "clients keep names and attributes for some time")
	delay := flags.Duration("delay", 0, "of each operation")
	tracks := flags.Bool("power", false, "note what a loss of power would undo")
	if err := flags.Parse(args); err != nil {
		return err
	}
	s.delay.Store(int64(*delay))
	s.locks.forget()
	if *tracks {
		s.power = newPower()
	}
	for i, point := range flags.Args() {
		mounted, err := s.mount(i, point)
		if err != nil {
			return err
		}
		defer func() {
			if mounted.Unmount() != nil { // somebody is still in it
				_ = syscall.Unmount(point, syscall.MNT_DETACH)
			}
		}()
	}
	lines := bufio.NewScanner(in)
	answer := "ready"
	for {
		if _, err := fmt.Fprintln(out, answer); err != nil {
			return err
		}
		if !lines.Scan() {
			return lines.Err()
		}
		answer = "ok"
		if said, err := s.obey(strings.Fields(lines.Text())); err != nil {
			answer = "error: " + err.Error()
		} else if said != "" {
			answer = said
		}
	}
}

// mount shows the folder at a place, as one more computer would.
func (s *server) mount(number int, point string) (*fuse.Server, error) {
	var st syscall.Stat_t
	if err := syscall.Stat(s.folder, &st); err != nil {
		return nil, err
	}
	root := &fs.LoopbackRoot{Path: s.folder, Dev: st.Dev}
	newNode := func(r *fs.LoopbackRoot, _ *fs.Inode, _ string, _ *syscall.Stat_t) fs.InodeEmbedder {
		return &node{LoopbackNode: fs.LoopbackNode{RootData: r}, s: s}
	}
	root.NewNode = newNode //nolint:staticcheck // the newer way needs a second node around each node
	top := newNode(root, nil, "", &st)
	root.RootNode = top
	var names, attributes, missing time.Duration
	if s.cached {
		names, attributes, missing = 3*time.Second, 3*time.Second, 30*time.Second
	}
	options := &fs.Options{AttrTimeout: &attributes, EntryTimeout: &names, NegativeTimeout: &missing}
	options.MountOptions = fuse.MountOptions{
		AllowOther: true, FsName: "faultfs", Name: "faultfs", EnableLocks: s.mode != LocksLocal, DirectMountStrict: true, DisableReadDirPlus: true,
	}
	mounted, err := fuse.NewServer(&raw{RawFileSystem: fs.NewNodeFS(top, options), s: s, mount: number}, point, &options.MountOptions)
	if err != nil {
		return nil, err
	}
	go mounted.Serve()
	return mounted, mounted.WaitMount()
}

// errnos are the names of errors that a file server can give.
var errnos = map[string]syscall.Errno{
	"EIO": syscall.EIO, "ENOSPC": syscall.ENOSPC, "EDQUOT": syscall.EDQUOT, "EROFS": syscall.EROFS, "EACCES": syscall.EACCES,
	"ENOLCK": syscall.ENOLCK, "ESTALE": syscall.ESTALE, "EHOSTDOWN": syscall.EHOSTDOWN, "ENOTCONN": syscall.ENOTCONN, "ETIMEDOUT": syscall.ETIMEDOUT,
}

func (s *server) obey(words []string) (string, error) {
	if len(words) == 0 {
		return "", errors.New("nothing said")
	}
	switch words[0] {
	case "fault":
		return "", s.obeyFault(words[1:])
	case "well":
		s.set(fault{})
		s.hang(0)
		s.dead.Store(false)
	case "away":
		s.dead.Store(true)
	case "die":
		os.Exit(9)
	case "hang", "delay":
		d, err := time.ParseDuration(words[1])
		if err != nil {
			return "", err
		}
		if words[0] == "hang" {
			s.hang(d)
		} else {
			s.delay.Store(int64(d))
		}
	case "power":
		return "", s.powerFails(words[1])
	case "counts":
		return s.count(), nil
	default:
		return "", errors.New("unknown: " + words[0])
	}
	return "", nil
}

func (s *server) obeyFault(words []string) error {
	if len(words) < 4 {
		return errors.New("too few words")
	}
	err, known := errnos[words[1]]
	after, bad := strconv.Atoi(words[2])
	times, worse := strconv.Atoi(words[3])
	if !known || bad != nil || worse != nil {
		return errors.New("not understood")
	}
	f := fault{operation: words[0], err: err, after: after, times: times}
	if len(words) > 4 {
		f.ending = words[4]
	}
	s.set(f)
	return nil
}

func (s *server) powerFails(seed string) error {
	number, err := strconv.ParseUint(seed, 10, 64)
	if err != nil || s.power == nil {
		return errors.Join(err, errors.New("power is not watched"))
	}
	s.dead.Store(true)
	time.Sleep(5 * time.Millisecond) // what is under way ends
	s.locks.forget()                 // a server that starts anew knows of none
	return s.power.fail(rand.New(rand.NewPCG(number, number)))
}

func (s *server) count() string {
	text := ""
	for i, name := range operations {
		text += fmt.Sprintf("%s=%d ", name, s.counts[i].Swap(0))
	}
	return strings.TrimSpace(text)
}
