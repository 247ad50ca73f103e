package platform

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"renogen/backend/domain"
)

// Left is what one person left behind in one workspace on this workstation. It is never part of the workspace.
type Left struct {
	// Drafts are what was typed into forms and not saved, by the place of the form.
	Drafts map[string]Draft `json:"drafts"`
	// Place is where the person was last, in the words of the window.
	Place json.RawMessage `json:"place,omitempty"`
}

// Draft is what was typed into one form. At is when that was last, in Unix milliseconds.
type Draft struct {
	At     int64           `json:"at"`
	Values json.RawMessage `json:"values"`
}

const (
	draftsLast = 90 * 24 * time.Hour // nobody comes back to a form after that
	draftLimit = 1 << 20             // bytes
)

// LeftFiles are the files of all that is left on this workstation, one for each person in each workspace.
type LeftFiles struct {
	folder string
	lock   sync.Mutex
}

// OpenLeft gives the files in a home.
func OpenLeft(home Home) *LeftFiles { return &LeftFiles{folder: filepath.Join(home.Data, "left")} }

// Read gives what the person left in the workspace of this fingerprint. A file that cannot be understood is put
// aside: it is no reason not to start.
func (f *LeftFiles) Read(fingerprint, user string) (Left, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	return readLeft(f.path(fingerprint, user))
}

// KeepDraft remembers what was typed at a place. When it returns, a crash cannot lose it any more.
func (f *LeftFiles) KeepDraft(fingerprint, user, place string, values json.RawMessage) error {
	if len(values) > draftLimit {
		return domain.Invalid("draft.too_long")
	}
	return f.change(fingerprint, user, func(left *Left) { left.Drafts[place] = Draft{At: Now(), Values: values} })
}

// DropDraft forgets what was typed at a place.
func (f *LeftFiles) DropDraft(fingerprint, user, place string) error {
	return f.change(fingerprint, user, func(left *Left) { delete(left.Drafts, place) })
}

// KeepPlace remembers where the person is.
func (f *LeftFiles) KeepPlace(fingerprint, user string, place json.RawMessage) error {
	if len(place) > draftLimit {
		return domain.Invalid("draft.too_long")
	}
	return f.change(fingerprint, user, func(left *Left) { left.Place = place })
}

func (f *LeftFiles) change(fingerprint, user string, change func(*Left)) error {
	f.lock.Lock()
	defer f.lock.Unlock()
	path := f.path(fingerprint, user)
	left, err := readLeft(path)
	if err != nil {
		return err
	}
	change(&left)
	left.forgetOld(Now())
	data, err := json.Marshal(left)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(f.folder, 0o700); err != nil {
		return unwritable(f.folder, err)
	}
	if err := WriteFile(path, data, 0o600); err != nil {
		return unwritable(path, err)
	}
	return nil
}

func (l *Left) forgetOld(now int64) {
	for place, draft := range l.Drafts {
		if now-draft.At > draftsLast.Milliseconds() {
			delete(l.Drafts, place)
		}
	}
}

// path does not tell from its name whose file it is.
func (f *LeftFiles) path(fingerprint, user string) string {
	sum := sha256.Sum256([]byte(fingerprint + "\n" + user))
	return filepath.Join(f.folder, hex.EncodeToString(sum[:16])+".json")
}

func readLeft(path string) (Left, error) {
	left := Left{Drafts: map[string]Draft{}}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return left, nil
	}
	if err != nil {
		return left, domain.Unavailable("settings.unwritable", "path", path).Because(err)
	}
	if err := json.Unmarshal(data, &left); err != nil {
		aside := path + ".damaged"
		slog.Warn("drafts put aside", "file", aside, "cause", err)
		if err := os.Rename(path, aside); err != nil {
			return left, unwritable(path, err)
		}
		left = Left{}
	}
	if left.Drafts == nil {
		left.Drafts = map[string]Draft{}
	}
	return left, nil
}
