package app

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/share"
	"renogen/backend/store"
)

// Backing is how a backup of a workspace file is made.
type Backing struct {
	Path   string
	Folder string
	Reason domain.BackupReason
	Level  Level
	// Copy copies the file byte by byte in a process that does not have it open, or gives busy when writers did not
	// pause. Nil: SQLite writes it compactly, on a shared drive while nobody else writes.
	Copy func(from, to string) error
	// Progress tells how far the verification is; it may be nil.
	Progress func(done, total int64)
}

// Prepared is a verified copy that waits for its manifest to be signed.
type Prepared struct {
	Part     string   `json:"part"`
	Path     string   `json:"path"`
	Manifest Manifest `json:"manifest"`
	// Report is what the verification of the copy found; with findings there is no copy.
	Report Report `json:"report"`
}

// PreparedOrNot is what a program of its own answers that prepared a backup for a window.
type PreparedOrNot struct {
	Prepared Prepared      `json:"prepared"`
	Problem  *domain.Error `json:"problem,omitempty"`
}

// OnShare says whether a file lies on a drive that other computers reach as well, as far as this one can tell.
func OnShare(path string) bool {
	drive, err := share.DriveOf(path)
	return err != nil || drive.Kind != share.Local
}

// partEnding marks a copy that is not finished. Nobody takes it for a backup.
const partEnding = ".part"

// Prepare copies a workspace into the folder of its backups and verifies the copy. A copy with findings is removed: the
// workspace itself is damaged then, and older backups are worth more.
func (b Backing) Prepare(host Host) (p Prepared, err error) {
	if err := store.MakeFolder(b.Folder); err != nil {
		return p, folderError(b.Folder, err)
	}
	at := host.Now()
	if err := b.sweep(at); err != nil {
		return p, err
	}
	name := strings.TrimSuffix(filepath.Base(b.Path), filepath.Ext(b.Path)) + time.UnixMilli(at).UTC().Format("-20060102-150405.000Z")
	p.Path = filepath.Join(b.Folder, name+".renogen")
	p.Part = p.Path + partEnding
	held, err := b.copyTo(p.Part, host.Share.Times)
	if err != nil {
		return p, err
	}
	defer func() {
		if err != nil || !p.Report.Whole() {
			err = errors.Join(err, os.Remove(p.Part))
		}
	}()
	if p.Report, err = verifyClosed(p.Part, b.Level, b.Progress); err != nil || !p.Report.Whole() {
		return p, err
	}
	p.Manifest = Manifest{
		Workspace: p.Report.Workspace, At: at, Reason: b.Reason, Seq: p.Report.Entries, Hash: p.Report.Head, Schema: p.Report.Schema,
		Level: b.Level, Held: held, Workstation: host.Workstation,
	}
	p.Manifest.SHA256, p.Manifest.Size, err = fileDigest(p.Part)
	return p, err
}

// copyTo makes the copy and says whether writers had to wait for it.
func (b Backing) copyTo(part string, times share.Times) (held bool, err error) {
	if b.Copy == nil {
		return false, compact(b.Path, part, times)
	}
	if err = b.Copy(b.Path, part); domain.CodeOf(err) != domain.CodeBusy {
		return false, err
	}
	lease := share.NewLease(b.Path, times)
	if err := lease.Acquire(); err != nil {
		return false, err
	}
	return true, errors.Join(b.Copy(b.Path, part), lease.Release())
}

// compact has SQLite write a copy; on a drive that others reach as well, while nobody writes.
func compact(path, to string, times share.Times) error {
	if !OnShare(path) {
		return store.Compact(path, to)
	}
	lease := share.NewLease(path, times)
	if err := lease.Acquire(); err != nil {
		return err
	}
	return errors.Join(store.Compact(path, to), lease.Release())
}

// abandonedAfter is how old a part of a backup is that nobody is working on any more.
const abandonedAfter = 24 * time.Hour

// sweep removes what a program left that was stopped while it made a backup here.
func (b Backing) sweep(now int64) error {
	left, err := filepath.Glob(filepath.Join(escapeGlob(b.Folder), "*"+partEnding+"*"))
	for _, path := range left {
		if info, err := os.Stat(path); err == nil && info.ModTime().Add(abandonedAfter).UnixMilli() > now {
			continue
		}
		if removed := os.Remove(path); removed != nil {
			err = errors.Join(err, folderError(b.Folder, removed))
		}
	}
	return err
}

func escapeGlob(path string) string {
	return strings.NewReplacer("[", `[[]`, "*", `[*]`, "?", `[?]`).Replace(path)
}

// Finish signs the manifest of a prepared backup and puts both in their place.
func (p Prepared) Finish(by Actor) (KeptBackup, error) {
	if !p.Report.Whole() {
		return KeptBackup{}, p.damaged()
	}
	if err := p.Manifest.finish(p.Part, p.Path, by); err != nil {
		return KeptBackup{}, err
	}
	return keptBackup(p.Path), nil
}

// damaged is what is said of a workspace whose copy does not verify.
func (p Prepared) damaged() error {
	return domain.Unavailable("backup.not_whole", "count", fmt.Sprint(len(p.Report.Findings))).Because(p.Report.Findings[0])
}

// BackUp prepares a backup and finishes it, one workstation at a time.
func (b Backing) BackUp(host Host, by Actor) (kept KeptBackup, err error) {
	err = AloneInFolder(b.Folder, host.Share.Times, func() error {
		p, err := b.Prepare(host)
		if err == nil {
			kept, err = p.Finish(by)
		}
		return err
	})
	return kept, err
}

// AloneInFolder does work while no other workstation makes a backup in the folder. It waits for one that does. What is done is done,
// also when the lease for it was lost meanwhile: its worst is that somebody else made a backup at the same time.
func AloneInFolder(folder string, times share.Times, work func() error) error {
	if err := store.MakeFolder(folder); err != nil {
		return folderError(folder, err)
	}
	lease := share.NewLease(filepath.Join(folder, "backup"), times)
	if err := lease.Acquire(); err != nil {
		return err
	}
	err := work()
	if released := lease.Release(); released != nil {
		slog.Warn("the lease of a folder of backups was lost, or could not be given back", "folder", folder, "cause", released.Error())
	}
	return err
}

// Rotate removes the backups of a workspace that need not be kept, and gives the paths of those that it removed.
func Rotate(folder, workspace string, zone *time.Location) ([]string, error) {
	kept, err := Backups(folder, workspace)
	if err != nil {
		return nil, err
	}
	all := make([]domain.Backup, len(kept))
	for i, k := range kept {
		all[i] = domain.Backup{At: k.Manifest.At, Reason: k.Manifest.Reason, Good: k.good()}
	}
	removed := []string{}
	for _, i := range domain.OutOfRotation(all, zone) {
		if kept[i].Problem != nil && kept[i].Problem.Key == "backup.no_manifest" {
			continue // it may be anybody's
		}
		if err := errors.Join(os.Remove(kept[i].Path), os.Remove(kept[i].Path+manifestEnding)); err != nil {
			return removed, folderError(folder, err)
		}
		removed = append(removed, kept[i].Path)
	}
	return removed, nil
}

// CheckBackup reads a backup as a whole: whether it is the one of its manifest, who signed that, and whether its journal
// is whole. What is wrong is in the report.
func CheckBackup(path string, level Level, progress func(done, total int64)) (Report, error) {
	report, err := Verify(path, level, progress)
	if err != nil || !report.Whole() {
		return report, err
	}
	what, err := manifestFault(path, report)
	if what != "" {
		report.Findings = append(report.Findings, Finding{Table: "manifest", What: what})
	}
	return report, err
}

func manifestFault(path string, report Report) (string, error) {
	m, err := readManifest(path, report.rules)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", nil
	case err != nil:
		return "its signature or form is wrong: " + err.Error(), nil //nolint:nilerr // the fault is the answer
	}
	digest, _, err := fileDigest(path)
	switch {
	case err != nil:
		return "", err
	case digest != m.SHA256:
		return "the file is not the one that was backed up: its SHA-256 is another", nil
	case m.Workspace != report.Workspace || m.Seq != report.Entries || m.Hash != report.Head || m.Schema != report.Schema:
		return "it is about another workspace or another state of it", nil
	case m.Workspace == journal.ZeroDigest:
		return "it names no workspace", nil
	}
	return "", nil
}
