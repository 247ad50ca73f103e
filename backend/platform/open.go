package platform

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"renogen/backend/domain"
)

// OpenPath shows a document or a folder with the program that the system has for it.
// Programs are refused: a workspace may bring attachments of strangers.
func OpenPath(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return domain.NotFound("open.missing", "path", path)
	}
	if err != nil {
		return domain.Unavailable("open.unreadable", "path", path).Because(err)
	}
	program, err := isProgram(path, info)
	if err != nil {
		return domain.Unavailable("open.unreadable", "path", path).Because(err)
	}
	if program {
		return domain.Invalid("open.program", "path", path)
	}
	return start(opener(path), path)
}

// OpenURL shows a web page or begins a mail with the program that the system has for it.
// Other addresses are refused: file: and its like reach into this computer.
func OpenURL(address string) error {
	parsed, err := url.Parse(address)
	if err != nil {
		return domain.Invalid("open.url_invalid").Because(err)
	}
	switch {
	case parsed.Scheme == "mailto" && parsed.Opaque != "":
	case (parsed.Scheme == "http" || parsed.Scheme == "https") && parsed.Host != "":
	default:
		return domain.Invalid("open.url_scheme")
	}
	address = parsed.String()
	return start(opener(address), address)
}

func opener(target string) *exec.Cmd {
	switch runtime.GOOS {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", target)
	case "darwin":
		return exec.Command("open", target)
	}
	return exec.Command("xdg-open", target)
}

// patience is how long an opener may take to say that it found no program.
const patience = 2 * time.Second

// start does not wait for the end: some openers stay for as long as the document is open. One that fails at once
// found no program for it.
func start(command *exec.Cmd, target string) error {
	if err := command.Start(); err != nil {
		return domain.Unavailable("open.no_opener", "path", target).Because(err)
	}
	ended := make(chan error, 1)
	go func() {
		err := command.Wait()
		if err != nil {
			slog.Warn("opener failed", "program", command.Path, "cause", err)
		}
		ended <- err
	}()
	select {
	case err := <-ended:
		if err != nil {
			return domain.Unavailable("open.no_opener", "path", target).Because(err)
		}
	case <-time.After(patience):
	}
	return nil
}

// The first bytes of programs: Linux, Windows, scripts, macOS in its four forms.
var programStarts = [][]byte{
	[]byte("\x7fELF"),
	[]byte("MZ"),
	[]byte("#!"),
	{0xfe, 0xed, 0xfa, 0xce},
	{0xfe, 0xed, 0xfa, 0xcf},
	{0xce, 0xfa, 0xed, 0xfe},
	{0xcf, 0xfa, 0xed, 0xfe},
	{0xca, 0xfe, 0xba, 0xbe},
}

func isProgram(path string, info fs.FileInfo) (bool, error) {
	if domain.IsExecutableName(filepath.Base(path)) {
		return true, nil
	}
	if info.IsDir() {
		return false, nil
	}
	if !info.Mode().IsRegular() {
		return true, nil
	}
	start, err := firstBytes(path, 4)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(programStarts, func(known []byte) bool { return bytes.HasPrefix(start, known) }), nil
}

func firstBytes(path string, count int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, count))
}
