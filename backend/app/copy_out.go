package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
)

// CopiedOut is a workspace that was copied to where it can be opened.
type CopiedOut struct {
	Path        string `json:"path"`
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"`
	// Entries is how many entries it has, all of them verified; Head is the hash of the last.
	Entries int64  `json:"entries"`
	Head    string `json:"head"`
}

// CopyOut copies a workspace out of a folder in which none is opened, byte by byte, and verifies the copy. It is the
// workspace itself in another place, and no offline copy: that one is taken by an entry in the workspace, and nothing is
// written there. What is changed in the copy does not come back. Nothing is overwritten, and when it fails, nothing of the
// copy stays. This process must not have the file open.
func CopyOut(path, to string, host Host, progress func(done, total int64)) (CopiedOut, error) {
	if err := mayCopyOut(path, to, host.Share); err != nil {
		return CopiedOut{}, err
	}
	part := to + partEnding
	if err := store.Drop(part); err != nil { // of a program that was stopped
		return CopiedOut{}, err
	}
	out, err := copyVerified(path, part, progress)
	if err == nil {
		err = store.Place(part, to)
	}
	if err != nil {
		return CopiedOut{}, errors.Join(err, store.Drop(part))
	}
	out.Path = to
	return out, nil
}

// mayCopyOut refuses a copy that would give a workspace a second life beside one that can be used where it lies, and one
// that could not be opened either.
func mayCopyOut(path, to string, options share.Options) error {
	err := share.Admits(path, options)
	if err == nil {
		return domain.Conflict("copy_out.usable")
	}
	if !share.IsRefusal(err) {
		return err
	}
	folder := filepath.Dir(to)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return domain.NotFound("workspace.no_folder", "file", folder)
	}
	if _, err := os.Lstat(to); err == nil {
		return store.FileError(to, os.ErrExist)
	}
	return share.Admits(to, options)
}

func copyVerified(path, part string, progress func(done, total int64)) (out CopiedOut, err error) {
	if err := store.CopyQuiet(path, part); err != nil {
		return out, err
	}
	report, err := Verify(part, Quick, progress)
	if err != nil {
		return out, err
	}
	if !report.Whole() {
		return out, domain.Unavailable("copy_out.not_whole", "count", fmt.Sprint(len(report.Findings))).Because(report.Findings[0])
	}
	return CopiedOut{Name: report.Name, Fingerprint: report.Fingerprint, Entries: report.Entries, Head: report.Head}, nil
}
