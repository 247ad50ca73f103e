package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"renogen/backend/app"
)

func TestVerifyTellsProgramsHowFarItIs(t *testing.T) {
	s := newShell(t)
	code, out, messages := s.run("verify", s.path, "--json", "--progress")
	var report app.Report
	if err := json.Unmarshal([]byte(out), &report); code != exitDone || err != nil {
		t.Fatalf("exit %d, %v: %s%s", code, err, out, messages)
	}
	lines := strings.Split(strings.TrimSpace(messages), "\n")
	if want := fmt.Sprintf("%d %d", report.Entries, report.Entries); report.Entries == 0 || lines[len(lines)-1] != want {
		t.Errorf("told %q, want %q at the end", messages, want)
	}
}
