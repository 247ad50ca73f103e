package app

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/platform"
	"renogen/backend/store"
)

// Manifest says what a backup is. It lies beside it, signed by the person under whose name it was made.
type Manifest struct {
	Workspace string `json:"workspace"`
	// At is when it was made, in Unix milliseconds by the clock of the workstation.
	At     int64               `json:"at"`
	Reason domain.BackupReason `json:"reason"`
	// Seq and Hash are the newest entry that it has.
	Seq    int64  `json:"seq"`
	Hash   string `json:"hash"`
	Schema int    `json:"schema"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
	// Level says how it was verified.
	Level Level `json:"level"`
	// Held: writers had to wait while it was copied, for they did not pause.
	Held        bool      `json:"held"`
	User        domain.ID `json:"user"`
	Key         domain.ID `json:"key"`
	Workstation domain.ID `json:"workstation"`
}

// manifestKind heads the bytes that are signed; manifestEnding is what a backup's name and that of its manifest differ in.
const (
	manifestKind   = "backup"
	manifestEnding = ".manifest"
)

var errManifest = errors.New("no manifest of this version")

// sign gives the file: the signed bytes, and the signature in a line of its own.
func (m Manifest) sign(by Actor) ([]byte, error) {
	m.User, m.Key = by.User, by.KeySet
	b, err := journal.StatementBytes(manifestKind, m)
	if err != nil {
		return nil, err
	}
	return append(append(append(b, '\n'), by.Secret.Sign(b)...), '\n'), nil
}

// readManifest reads the manifest of a backup, and checks its signature with the keys of rules; without rules it is not
// checked. There is none: fs.ErrNotExist.
func readManifest(backup string, rules *Authority) (m Manifest, err error) {
	b, err := readUpTo(backup+manifestEnding, manifestSize)
	if err != nil {
		return m, err
	}
	heading, err := journal.StatementBytes(manifestKind, struct{}{})
	if err != nil {
		return m, err
	}
	rest, ok := bytes.CutPrefix(b, bytes.TrimSuffix(heading, []byte("{}")))
	lines := bytes.Split(rest, []byte("\n"))
	if !ok || len(lines) != 3 || len(lines[2]) > 0 {
		return m, errManifest
	}
	if err := journal.DecodeStrict(lines[0], &m); err != nil {
		return m, errors.Join(errManifest, err)
	}
	if rules == nil {
		return m, nil
	}
	signed := b[:len(b)-len(lines[1])-2]
	key := rules.KeySets[m.Key]
	if key.User != m.User {
		return m, errManifest
	}
	return m, journal.VerifySignature(signed, string(lines[1]), key.Ed25519)
}

// manifestSize is more bytes than a manifest has.
const manifestSize = 1 << 16

// readUpTo reads a file that anybody may have put there, and refuses one that is larger than a size in bytes.
func readUpTo(path string, size int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, size+1))
	if err == nil && int64(len(b)) > size {
		err = errManifest
	}
	return b, err
}

// fileDigest is the SHA-256 of a file and its size in bytes.
func fileDigest(path string) (digest string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, err
}

// BackupFolder is where backups of a workspace lie unless its user chose another place: beside it.
func BackupFolder(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".backups"
}

// KeptBackup is a backup as it lies in its folder. What is wrong with it shows in Problem; nil: nothing, as far as it
// can be seen without reading it as a whole.
type KeptBackup struct {
	Path     string        `json:"path"`
	Manifest Manifest      `json:"manifest"`
	Problem  *domain.Error `json:"problem,omitempty"`
}

// Backups lists the backups of a workspace in a folder, the newest first, and those files that say nothing of themselves;
// an empty workspace stands for any.
func Backups(folder, workspace string) ([]KeptBackup, error) {
	out := []KeptBackup{}
	files, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, folderError(folder, err)
	}
	for _, file := range files {
		if filepath.Ext(file.Name()) != ".renogen" {
			continue
		}
		if kept := keptBackup(filepath.Join(folder, file.Name())); workspace == "" || kept.Manifest.Workspace == "" || kept.Manifest.Workspace == workspace {
			out = append(out, kept)
		}
	}
	slices.SortFunc(out, func(a, b KeptBackup) int {
		return cmp.Or(cmp.Compare(b.Manifest.At, a.Manifest.At), strings.Compare(b.Path, a.Path))
	})
	return out, nil
}

func keptBackup(path string) KeptBackup {
	kept := KeptBackup{Path: path}
	m, err := readManifest(path, nil)
	info, stat := os.Stat(path)
	switch {
	case err != nil:
		kept.Problem = domain.Unavailable("backup.no_manifest")
	case stat != nil || info.Size() != m.Size:
		kept.Problem = domain.Unavailable("backup.other_size")
	}
	kept.Manifest = m
	return kept
}

func (k KeptBackup) good() bool { return k.Problem == nil }

func folderError(folder string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return domain.Unavailable("backup.folder_forbidden", "folder", folder).Because(err)
	default:
		return domain.Unavailable("backup.folder_unusable", "folder", folder).Because(err)
	}
}

// writeManifest writes it for the people who may read the backup.
func writeManifest(path string, text []byte) error {
	if err := platform.WriteFile(path, text, 0o600); err != nil {
		return err
	}
	return store.Admit(path)
}

// finish puts a verified copy in its place, with its signed manifest.
func (m Manifest) finish(part, path string, by Actor) error {
	text, err := m.sign(by)
	if err != nil {
		return err
	}
	if err := writeManifest(path+manifestEnding, text); err != nil {
		return errors.Join(store.FileError(path+manifestEnding, err), os.Remove(part))
	}
	if err := os.Rename(part, path); err != nil {
		return errors.Join(store.FileError(path, err), os.Remove(part), os.Remove(path+manifestEnding))
	}
	return store.MakeLast(path)
}
