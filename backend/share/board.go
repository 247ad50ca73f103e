package share

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// Board is the folder beside a workspace in which each workstation has one small file that says who is there. Nobody
// needs it: without it people do not see each other, and nothing else is different.
type Board struct {
	folder  string
	own     string // name of this workstation's file
	session string
	elapsed func() time.Duration
	report  func(file string, cause error)

	touched time.Time // when the folder was changed last, by its own clock
	listed  bool      // it was looked at before
	seen    map[string]*sighting
	refused map[string]stamp // files that are ignored, and so are told already
}

// sighting is the last statement in a file.
type sighting struct {
	Signed
	stamp stamp
	heard time.Duration // when it last said something new, by the clock of this program
	alive bool          // it said something new since this program watches
}

// stamp tells a file that was written again. Nothing else is concluded from these times.
type stamp struct {
	at   time.Time
	size int64
}

const (
	// Gone is how long a workstation may be silent until it counts as gone.
	Gone = 30 * time.Second
	// mostFiles is how many files are read.
	mostFiles = 100
	// mostReports is how many files are named in the log.
	mostReports = 100
	// crowd is from how many others on they are looked at less often, to spare the share.
	crowd  = 20
	ending = ".presence"
)

var fileName = regexp.MustCompile(`^` + idForm + regexp.QuoteMeta(ending) + `$`)

// NewBoard is the board of a workspace file, for one session of a workstation. elapsed is a clock that nobody can set,
// report hears which files are ignored and why, each once. Nothing is read or written yet.
func NewBoard(workspace string, workstation domain.ID, session string, elapsed func() time.Duration, report func(file string, cause error)) *Board {
	return &Board{
		folder: workspace + ending, own: FileOf(workstation), session: session,
		elapsed: elapsed, report: report, seen: map[string]*sighting{}, refused: map[string]stamp{},
	}
}

// Folder is where the files lie.
func (b *Board) Folder() string { return b.folder }

// Crowded says that so many are here that they are looked at less often.
func (b *Board) Crowded() bool { return len(b.seen) > crowd }

// Put makes a statement this workstation's newest one. Others see the one before or the new one, never a part. It is
// not kept through a power failure: then nobody is here.
func (b *Board) Put(s Signed) error {
	text, err := s.encode()
	if err != nil {
		return err
	}
	written := filepath.Join(b.folder, "."+b.own+".new")
	err = create(written, text)
	if errors.Is(err, fs.ErrNotExist) {
		if err = store.MakeFolder(b.folder); err == nil {
			err = create(written, text)
		}
	}
	if err != nil {
		return err
	}
	if err := os.Rename(written, filepath.Join(b.folder, b.own)); err != nil {
		return errors.Join(err, os.Remove(written))
	}
	return nil
}

// create never writes into what is there already: it could be a link to somewhere else.
func create(path string, text []byte) error {
	access, err := store.AccessIn(filepath.Dir(path))
	if err != nil {
		return err
	}
	access = access.ToRead()
	file, err := access.Make(path, os.O_WRONLY|os.O_EXCL)
	if errors.Is(err, fs.ErrExist) { // left by a crash
		if err := os.Remove(path); err != nil {
			return err
		}
		file, err = access.Make(path, os.O_WRONLY|os.O_EXCL)
	}
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}

// Clear takes this workstation's file away, and the folder when it is empty then.
func (b *Board) Clear() error {
	if err := os.Remove(filepath.Join(b.folder, b.own)); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	// Others' files keep the folder there: that it cannot be removed is the usual case.
	_ = os.Remove(b.folder)
	return nil
}

// Look reads what others say. A thorough look reads every file; any other one only those that changed by their time,
// which costs next to nothing when none did, but which caches of the share may hide for a while. trust refuses
// statements that are not what they pretend. It tells whether somebody came who was not there before.
func (b *Board) Look(thorough bool, trust func(Signed) error) (came bool, err error) {
	folder, err := os.Stat(b.folder)
	if errors.Is(err, fs.ErrNotExist) {
		clear(b.seen)
		b.listed = true
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if !thorough && folder.ModTime().Equal(b.touched) {
		return false, nil
	}
	files, err := b.files()
	if err != nil {
		return false, err
	}
	for _, file := range files {
		came = b.see(file, thorough, trust) || came
	}
	b.forgetOthersThan(files)
	came = came && b.listed
	b.touched, b.listed = folder.ModTime(), true
	return came, nil
}

// files lists the presence files, this workstation's own one as well: a copy of this workstation would write it, too.
func (b *Board) files() ([]os.DirEntry, error) {
	all, err := os.ReadDir(b.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	kept := slices.DeleteFunc(all, func(file os.DirEntry) bool {
		switch {
		case fileName.MatchString(file.Name()):
			if !file.Type().IsRegular() {
				b.ignore(file.Name(), stamp{}, errors.New("not a file"))
				return true
			}
			return false
		case !strings.HasSuffix(file.Name(), ".new"): // about to become one
			b.ignore(file.Name(), stamp{}, errors.New("not the name of a presence file"))
		}
		return true
	})
	if len(kept) > mostFiles {
		b.ignore(kept[mostFiles].Name(), stamp{}, errors.New("too many files; those behind it are ignored as well"))
		kept = kept[:mostFiles]
	}
	return kept, err
}

// see takes over what a file says, if it is new, and tells whether it is of a session that was not there before.
func (b *Board) see(file os.DirEntry, thorough bool, trust func(Signed) error) (came bool) {
	name := file.Name()
	known := b.seen[name]
	if !thorough && name == b.own {
		return false
	}
	info, err := file.Info()
	if err != nil {
		return false // gone meanwhile
	}
	now := stamp{info.ModTime(), info.Size()}
	if !thorough && (known != nil && known.stamp == now || b.refused[name] == now) {
		return false
	}
	said, err := b.read(name)
	if err == nil && said.Session == b.session {
		if known != nil && b.elapsed()-known.heard > Gone { // what this workstation left there before
			delete(b.seen, name)
		}
		return false
	}
	if err == nil && known != nil && said.Session == known.Session && said.Counter <= known.Counter {
		known.stamp = now
		return false
	}
	if err == nil {
		err = trust(said)
	}
	if err != nil {
		b.ignore(name, now, err)
		return false
	}
	came = known == nil || known.Session != said.Session
	b.seen[name] = &sighting{Signed: said, stamp: now, heard: b.elapsed(), alive: b.listed || known != nil}
	return came
}

func (b *Board) read(name string) (Signed, error) {
	file, err := os.Open(filepath.Join(b.folder, name))
	if err != nil {
		return Signed{}, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, mostBytes+1))
	if err != nil {
		return Signed{}, err
	}
	if len(text) > mostBytes {
		return Signed{}, errForm
	}
	said, err := decode(text)
	if err == nil && FileOf(said.Workstation) != name {
		err = errName
	}
	return said, err
}

func (b *Board) forgetOthersThan(files []os.DirEntry) {
	for name := range b.seen {
		if name != b.own && !slices.ContainsFunc(files, func(file os.DirEntry) bool { return file.Name() == name }) {
			delete(b.seen, name)
		}
	}
}

// ignore forgets what the file said before: what stands there now is not of the same hand.
func (b *Board) ignore(name string, now stamp, cause error) {
	delete(b.seen, name)
	if errors.Is(cause, fs.ErrNotExist) {
		return
	}
	if _, told := b.refused[name]; !told && len(b.refused) < mostReports {
		b.report(name, cause)
	}
	b.refused[name] = now
}

// Here gives the last statements of those who are here, by the names of their files: they said something new within
// the time after which they count as gone. What lay there when this program came counts once it changes.
func (b *Board) Here() []Signed {
	return b.statements(func(s *sighting) bool { return s.alive && b.elapsed()-s.heard <= Gone })
}

// Said gives the last statements of all, also of those who are gone and left their file behind.
func (b *Board) Said() []Signed { return b.statements(func(*sighting) bool { return true }) }

func (b *Board) statements(which func(*sighting) bool) []Signed {
	names := []string{}
	for name, s := range b.seen {
		if which(s) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	out := make([]Signed, 0, len(names))
	for _, name := range names {
		out = append(out, b.seen[name].Signed)
	}
	return out
}

// FileOf is the name of a workstation's file.
func FileOf(workstation domain.ID) string { return workstation + ending }
