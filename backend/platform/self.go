package platform

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
)

// RunSelf runs this program once more, for the terminal, and gives what it printed. Each line of its error
// stream goes to line as it comes. The error tells how it ended; what was printed is given all the same. When
// ctx ends, so does the program. It has a folder for temporary files of its own, of which nothing stays.
func RunSelf(ctx context.Context, line func(string), arguments ...string) (printed []byte, err error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "renogen-run")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	command := exec.CommandContext(ctx, program, arguments...)
	command.Env = append(os.Environ(), "TMPDIR="+folder, "TMP="+folder, "TEMP="+folder)
	var out bytes.Buffer
	command.Stdout = &out
	told, err := command.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(told)
	for lines.Scan() {
		line(lines.Text())
	}
	_, draining := io.Copy(io.Discard, told) // behind a line that is too long
	err = errors.Join(lines.Err(), draining, command.Wait(), ctx.Err())
	return out.Bytes(), err // not before it has ended: until then more may come
}
