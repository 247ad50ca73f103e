package share

import (
	"os"
	"os/exec"
	"testing"
)

// TestMain lets the tests start themselves as the second program.
func TestMain(m *testing.M) {
	if folder := os.Getenv("RENOGEN_TEST_SECOND"); folder != "" {
		if err := Second(folder, os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func startTest(folder string) (*exec.Cmd, error) {
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), "RENOGEN_TEST_SECOND="+folder)
	return command, nil
}

func TestFolderOfThisComputerIsFit(t *testing.T) {
	folder := t.TempDir()
	f, err := Try(folder, Drive{Kind: Local}, startTest)
	if err != nil {
		t.Fatal(err)
	}
	if !f.Locks || !f.LocksAlone || !f.Exclusive || !f.Synced || !f.Renames || !f.Shareable() || !f.Usable() {
		t.Errorf("%+v", f)
	}
	if f.Latency <= 0 || f.Clock > 60_000 || f.Clock < -60_000 {
		t.Errorf("latency and clock: %+v", f)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 0 {
		t.Errorf("it leaves %v, %v", left, err)
	}
}

func TestFolderThatCannotBeWrittenIsToldAsSuch(t *testing.T) {
	_, err := Try(t.TempDir()+"/missing", Drive{Kind: Shared}, startTest)
	if !hasKey(err, "workspace.not_reachable") {
		t.Errorf("a folder that is not there: %v", err)
	}
}
