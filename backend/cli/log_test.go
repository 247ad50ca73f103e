package cli

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
)

// What is refused leaves a trace in the log: who, what, why. What was said, and any password, does not.
func TestRefusalsAreLogged(t *testing.T) {
	s := newShell(t)
	s.ok("do", "environment.create", `{"name": "Secret plan"}`)
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })

	s.ok("get", "environments.list")
	if log.Len() != 0 {
		t.Errorf("what was done is logged: %s", log.String())
	}
	s.refused(exitInvalid, nil, "do", "environment.create", `{"name": "Secret plan"}`)
	t.Setenv(passwordVariable, "not the right password")
	s.refused(exitUnauthenticated, nil, "get", "environments.list")
	for _, want := range []string{`"command":"do environment.create"`, `"user":"Ann"`, `"code":"invalid"`, `"command":"get"`, `"key":"session.wrong_password"`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %s: %s", want, log.String())
		}
	}
	for _, never := range []string{password, "not the right password", "Secret plan"} {
		if strings.Contains(log.String(), never) {
			t.Errorf("the log has %q: %s", never, log.String())
		}
	}
}
