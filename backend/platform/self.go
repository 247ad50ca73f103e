package platform

import (
	"os"
	"os/exec"
)

// RunSelf runs this program once more, for the terminal, and gives what it printed. The error tells how it
// ended; what was printed is given all the same.
func RunSelf(arguments ...string) ([]byte, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return exec.Command(program, arguments...).Output()
}
