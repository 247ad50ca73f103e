package app_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// asProgram makes the test binary do one of programs instead of the tests: what several processes do at once, or what
// dies in the middle.
const asProgram = "RENOGEN_TEST_PROGRAM"

// programs get the arguments of the command line and answer with JSON.
var programs = map[string]func(args []string) (any, error){
	"upgrade": func(args []string) (any, error) {
		return app.Upgrade(args[0], olderHost(), "Ann", testkit.Password, nil)
	},
}

// outsideTest stands for the test that a started program has none of.
type outsideTest struct{ testing.TB }

func (outsideTest) Helper() {}

func TestMain(m *testing.M) {
	if name := os.Getenv(asProgram); name != "" {
		os.Exit(beProgram(name))
	}
	os.Exit(m.Run())
}

// outcome is what a program answers.
type programOutcome struct {
	Answer json.RawMessage `json:"answer"`
	Key    domain.Key      `json:"key"`
	Cause  string          `json:"cause"`
}

func beProgram(name string) int {
	journal.CheapKDF(outsideTest{})
	answer, err := programs[name](os.Args[1:])
	var o programOutcome
	if err != nil {
		o.Cause = err.Error()
	}
	if ours, ok := errors.AsType[*domain.Error](err); ok {
		o.Key = ours.Key
	}
	encoded, err := json.Marshal(answer)
	o.Answer = encoded
	if err = errors.Join(err, json.NewEncoder(os.Stdout).Encode(o)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// program is a process that does one of programs.
func program(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(self, args...)
	run.Env = append(os.Environ(), asProgram+"="+name, "TMPDIR="+t.TempDir())
	run.Stdout, run.Stderr = &strings.Builder{}, &strings.Builder{}
	return run
}

// ended waits for a program and gives what it answered.
func ended(t *testing.T, run *exec.Cmd) (o programOutcome) {
	t.Helper()
	if err := run.Wait(); err != nil {
		t.Fatalf("%v: %s", err, run.Stderr)
	}
	if err := json.Unmarshal([]byte(fmt.Sprint(run.Stdout)), &o); err != nil {
		t.Fatalf("%v: %s", err, run.Stdout)
	}
	return o
}

func started(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	run := program(t, name, args...)
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	return run
}
