package api

import (
	"context"
	"testing"
	"time"

	"renogen/backend/platform"
)

// Nobody asks for it: a workspace that was not verified for a while is, once, and what is found the window hears wherever it
// is. When nothing is found any more, that goes away.
func TestVerificationBeginsByItself(t *testing.T) {
	findings, asked := `[{"table":"items","row":"r","field":"title"}]`, 0
	var s *Integrity
	s, _, end := verifying(t, func(_ context.Context, _ func(string), _ []string) string {
		asked++
		w, _, err := s.desk.session()
		if err != nil {
			return err.Error()
		}
		return `{"level":"quick","entries":40,"head":"h","fingerprint":"` + w.Fingerprint() + `","findings":` + findings + `}`
	})
	w, _, err := s.desk.session()
	if err != nil {
		t.Fatal(err)
	}
	s.desk.catchUp(w)
	told := func() string {
		s.desk.mu.Lock()
		defer s.desk.mu.Unlock()
		return string(keyOf(s.desk.check.Problem))
	}
	if err := s.ifDue(w); err != nil {
		t.Fatal(err)
	}
	end()
	eventually(t, func() bool { return told() == "workspace.found_wrong" })
	if err := s.ifDue(w); err != nil || asked != 1 {
		t.Errorf("%d times: %v", asked, err)
	}
	err = s.desk.settings.Change(func(settings *platform.Settings) { settings.Verified[0].At -= verifiedFor.Milliseconds() })
	if err != nil {
		t.Fatal(err)
	}
	findings = `[]`
	if err := s.ifDue(w); err != nil {
		t.Fatal(err)
	}
	end()
	if eventually(t, func() bool { return told() == "" }); asked != 2 {
		t.Errorf("%d times", asked)
	}
}

// eventually waits until something is so that is done beside the test.
func eventually(t *testing.T, so func() bool) {
	t.Helper()
	for begun := time.Now(); !so(); time.Sleep(time.Millisecond) {
		if time.Since(begun) > 10*time.Second {
			t.Fatal("it never is")
		}
	}
}
