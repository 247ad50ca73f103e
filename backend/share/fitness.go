package share

import (
	"bufio"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/store"
)

// Fitness is what was found when two programs tried a folder together.
type Fitness struct {
	Drive Drive `json:"drive"`
	// Locks: what one program has locked, the other cannot lock. LocksAlone: one can lock at all.
	Locks      bool `json:"locks"`
	LocksAlone bool `json:"locks_alone"`
	// Exclusive: of two who create the same file, one alone succeeds.
	Exclusive bool `json:"exclusive"`
	// Synced: files can be written through to the disk. Renames: a file can take another one's place.
	Synced  bool `json:"synced"`
	Renames bool `json:"renames"`
	// Latency is how long it takes to create a file, in microseconds: the middle one of several.
	Latency int64 `json:"latency"`
	// Clock is how much later the drive's clock is than this computer's, in milliseconds.
	Clock int64 `json:"clock"`
}

// Shareable says whether several may write a workspace there with the help of the drive's locks.
func (f Fitness) Shareable() bool { return f.Locks && f.LocksAlone && f.Exclusive && f.Synced }

// Usable says whether a workspace may be used there at all.
func (f Fitness) Usable() bool {
	return !f.Drive.Refused() && f.Exclusive && f.Synced
}

// Mode says how a workspace is used there; empty: not at all.
func (f Fitness) Mode() Mode {
	switch {
	case f.Drive.Kind == Local:
		return Alone
	case !f.Usable():
		return ""
	case f.Drive.Kind == Lockless || !f.Shareable():
		return InTurn
	}
	return Together
}

// Starter makes the second program ready, which calls Second for the folder. It is not started yet.
type Starter func(folder string) (*exec.Cmd, error)

// startSelf takes this program itself, with its subcommand for it.
func startSelf(folder string) (*exec.Cmd, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return exec.Command(program, "answer-check", folder), nil
}

const (
	trialFile  = "locks"
	raceRounds = 20
)

// Try tries a folder: it makes some files in a folder of its own there, and removes them again.
func Try(folder string, drive Drive, start Starter) (f Fitness, err error) {
	if start == nil {
		start = startSelf
	}
	random := make([]byte, 6)
	if _, err := rand.Read(random); err != nil {
		return f, err
	}
	f.Drive = drive
	own := filepath.Join(folder, ".renogen-check-"+hex.EncodeToString(random))
	if err := os.Mkdir(own, 0o777); err != nil {
		return f, driveError(err)
	}
	defer func() {
		if failed := os.RemoveAll(own); failed != nil && err == nil {
			err = driveError(failed)
		}
	}()
	f.tryFiles(own)
	second, err := startSecond(own, start)
	if err != nil {
		return f, domain.Unavailable("share.no_second").Because(err)
	}
	defer func() { err = errors.Join(err, second.end()) }()
	trial, err := store.NewTrial(filepath.Join(own, trialFile))
	switch {
	case err == nil:
		defer func() { err = errors.Join(err, trial.Close()) }()
		if f.LocksAlone, f.Locks, err = tryLocks(trial, second); err != nil {
			return f, err
		}
	case !isBusy(err): // a drive without locks says busy even to one alone
		return f, err
	}
	f.Exclusive, f.Latency, err = tryRace(own, second)
	return f, err
}

func isBusy(err error) bool {
	ours, ok := errors.AsType[*domain.Error](err)
	return ok && ours.Code == domain.CodeBusy
}

// tryFiles writes a file through to the disk, lets another one take its place, and asks for its time.
func (f *Fitness) tryFiles(own string) {
	path := filepath.Join(own, "file")
	f.Synced = writeThrough(path, "old") == nil && writeThrough(path+".new", "new") == nil
	if os.Rename(path+".new", path) == nil {
		text, err := os.ReadFile(path)
		f.Renames = err == nil && string(text) == "new"
	}
	if info, err := os.Stat(path); err == nil {
		f.Clock = info.ModTime().UnixMilli() - platform.Now()
	}
}

func writeThrough(path, text string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Sync(), file.Close())
}

// tryLocks locks in turns, and looks whether each sees what the other one wrote.
func tryLocks(trial *store.Trial, second *second) (alone, both bool, err error) {
	if err := trial.Lock(); err != nil {
		return false, false, whenNotBusy(err)
	}
	refused, err := second.ask("lock")
	if err != nil {
		return false, false, err
	}
	if _, err := trial.Add(); err != nil {
		return false, false, err
	}
	if err := trial.Unlock(); err != nil {
		return false, false, whenNotBusy(err)
	}
	granted, err := second.ask("hold")
	if err != nil {
		return true, false, err
	}
	mine := trial.Lock()
	if mine == nil {
		if err := trial.Unlock(); err != nil {
			return true, false, err
		}
	}
	freed, err := second.ask("free")
	return true, refused == "busy" && granted == "granted 2" && isBusy(mine) && freed == "freed", err
}

func whenNotBusy(err error) error {
	if isBusy(err) {
		return nil
	}
	return err
}

// tryRace lets both create the same files, and measures how long that takes.
func tryRace(own string, second *second) (exclusive bool, latency int64, err error) {
	if err := second.tell("race"); err != nil {
		return false, 0, err
	}
	mine, times, err := race(own)
	if err != nil {
		return false, 0, driveError(err)
	}
	theirs, err := second.answer()
	slices.Sort(times)
	return len(theirs) == raceRounds && disjoint(mine, theirs), times[len(times)/2].Microseconds(), err
}

// race tries to create each file and gives a 1 for each that it made.
func race(own string) (made string, times []time.Duration, err error) {
	for i := range raceRounds {
		begun := platform.Elapsed()
		file, err := os.OpenFile(filepath.Join(own, fmt.Sprintf("race%d", i)), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		times = append(times, platform.Elapsed()-begun)
		switch {
		case err == nil:
			made += "1"
			if err := file.Close(); err != nil {
				return made, times, err
			}
		case errors.Is(err, fs.ErrExist) || isPending(err):
			made += "0"
		default:
			return made, times, err
		}
	}
	return made, times, nil
}

// disjoint says whether each file was made by one, and by one alone.
func disjoint(a, b string) bool {
	for i := range a {
		if a[i] == b[i] {
			return false
		}
	}
	return true
}

// second is the second program.
type second struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func startSecond(folder string, start Starter) (*second, error) {
	command, err := start(folder)
	if err != nil {
		return nil, err
	}
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	s := &second{command, in, bufio.NewReader(out)}
	if answer, err := s.answer(); err != nil || answer != "ready" {
		return nil, errors.Join(fmt.Errorf("second program: %q", answer), err, s.end())
	}
	return s, nil
}

func (s *second) tell(what string) error {
	_, err := fmt.Fprintln(s.in, what)
	return err
}

func (s *second) answer() (string, error) {
	line, err := s.out.ReadString('\n')
	return strings.TrimSpace(line), err
}

func (s *second) ask(what string) (string, error) {
	if err := s.tell(what); err != nil {
		return "", err
	}
	return s.answer()
}

func (s *second) end() error { return errors.Join(s.in.Close(), s.command.Wait()) }

// Second is what the second program does: it answers each line of in, until there is none.
func Second(folder string, in io.Reader, out io.Writer) (err error) {
	r := replying{folder: folder}
	defer func() {
		if r.trial != nil {
			err = errors.Join(err, r.trial.Close())
		}
	}()
	if _, err := fmt.Fprintln(out, "ready"); err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if _, err := fmt.Fprintln(out, r.reply(lines.Text())); err != nil {
			return err
		}
	}
	return lines.Err()
}

// replying is the second program. The trial is opened when it is first asked for: the first program makes it meanwhile.
type replying struct {
	folder string
	trial  *store.Trial
}

func (r *replying) reply(what string) string {
	if what == "race" {
		made, _, err := race(r.folder)
		if err != nil {
			return "error " + oneLine(err)
		}
		return made
	}
	if said, ok := strings.CutPrefix(what, copyWord); ok {
		return replyCopy(said)
	}
	if r.trial == nil {
		trial, err := store.OpenTrial(filepath.Join(r.folder, trialFile))
		if isBusy(err) {
			return "busy"
		}
		if err != nil {
			return "error " + oneLine(err)
		}
		r.trial = trial
	}
	switch what {
	case "lock", "hold":
		return replyLock(r.trial, what == "hold")
	case "free":
		if err := r.trial.Unlock(); err != nil {
			return "error " + oneLine(err)
		}
		return "freed"
	}
	return "error unknown"
}

// replyLock locks and counts; with hold it keeps the lock until it is told to free it.
func replyLock(trial *store.Trial, hold bool) string {
	err := trial.Lock()
	if isBusy(err) {
		return "busy"
	}
	n := 0
	if err == nil {
		n, err = trial.Add()
	}
	if err == nil && !hold {
		err = trial.Unlock()
	}
	if err != nil {
		return "error " + oneLine(err)
	}
	return fmt.Sprintf("granted %d", n)
}

func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", " ") }
