package api

import (
	"strings"
	"testing"
)

// A refused command leaves who, what and why in the log, but nothing of what it said.
func TestRefusedCommandsAreLogged(t *testing.T) {
	workspaces, w := openDesk(t) // Entry is signed in, who administrates nothing
	door := &Door{desk: workspaces.desk}
	log := logged(t)
	if _, err := door.Do("environment.create", "", `{"name":"Secret plan"}`); err == nil {
		t.Fatal("it is done")
	}
	if _, err := door.DoAll("environment.create", []Sent{{ID: "x", Payload: `{"name":"Secret plan"}`}}); err == nil {
		t.Fatal("they are done")
	}
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("logged %s", log)
	}
	for _, want := range []string{`"command":"environment.create"`, `"user":"` + w.User("Entry") + `"`, `"code":"forbidden"`} {
		if !strings.Contains(lines[0], want) {
			t.Errorf("%s lacks %s", lines[0], want)
		}
	}
	if strings.Contains(log.String(), "Secret plan") {
		t.Errorf("content is logged: %s", log)
	}
}
