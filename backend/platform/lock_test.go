package platform

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Who has the lock works alone.
func TestAloneIsAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	var inside, done atomic.Int64
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				err := Alone(path, func() error {
					if n := inside.Add(1); n != 1 {
						t.Errorf("%d work at once", n)
					}
					done.Add(1)
					inside.Add(-1)
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if n := done.Load(); n != 400 {
		t.Errorf("%d of 400 worked", n)
	}
}

// locksIn names a variable with the file that this program is to lock until it is killed.
const locksIn = "RENOGEN_TEST_LOCK"

// Another program keeps one out, and keeps nobody out any more when it was killed.
func TestAloneBesideAnotherProgram(t *testing.T) {
	if path := os.Getenv(locksIn); path != "" {
		err := Alone(path, func() error {
			if _, err := os.Stdout.WriteString("in\n"); err != nil {
				return err
			}
			select {}
		})
		t.Fatalf("it was to be killed: %v", err)
	}
	path := filepath.Join(t.TempDir(), "lock")
	other := exec.Command(os.Args[0], "-test.run", "^TestAloneBesideAnotherProgram$")
	other.Env = append(os.Environ(), locksIn+"="+path)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 3)); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() { ended <- Alone(path, func() error { return nil }) }()
	select {
	case err := <-ended:
		t.Errorf("it did not wait: %v", err)
		ended = nil
	case <-time.After(100 * time.Millisecond):
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // it was killed
	if ended != nil {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}
