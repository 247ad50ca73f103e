package api

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"renogen/backend/domain"
	"renogen/backend/platform"
)

// toldDesktop keeps the progress that the window was told.
type toldDesktop struct {
	startedDesktop
	lock sync.Mutex
	told []Progress
}

func (d *toldDesktop) Emit(_ string, payload any) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if progress, ok := payload.(Progress); ok && progress.Task == "verification" {
		d.told = append(d.told, progress)
	}
}

// verifying is an Integrity whose program is a function of the test.
func verifying(t *testing.T, program func(ctx context.Context, line func(string), arguments []string) string) (*Integrity, *toldDesktop, func() Verification) {
	t.Helper()
	workspaces, _ := openDesk(t)
	desktop := &toldDesktop{}
	workspaces.desk.desktop = desktop
	ended := make(chan struct{}, 1)
	s := &Integrity{desk: workspaces.desk}
	s.run = func(ctx context.Context, line func(string), arguments ...string) ([]byte, error) {
		defer func() { ended <- struct{}{} }()
		return []byte(program(ctx, line, arguments)), errors.New("exit 11")
	}
	state := func() Verification {
		t.Helper()
		now, err := s.State()
		if err != nil {
			t.Fatal(err)
		}
		return now
	}
	return s, desktop, func() Verification {
		t.Helper()
		<-ended
		for state().Running {
			continue // it only has to take over the answer
		}
		return state()
	}
}

func TestVerificationTellsHowFarItIsAndWhatItFound(t *testing.T) {
	var asked []string
	var s *Integrity
	s, desktop, end := verifying(t, func(_ context.Context, line func(string), arguments []string) string {
		asked = arguments
		for _, l := range []string{"10 40", "a message", "40 40"} {
			line(l)
		}
		w, _, err := s.desk.session()
		if err != nil {
			return err.Error()
		}
		return `{"level":"full","entries":40,"head":"h","fingerprint":"` + w.Fingerprint() + `","findings":[{"table":"items","row":"r","field":"title"}]}`
	})
	if err := s.Verify(true); err != nil {
		t.Fatal(err)
	}
	now := end()
	if now.Report == nil || now.Report.Findings[0].Field != "title" || now.Problem != nil || now.Cancelled || now.Done != 40 || now.Total != 40 {
		t.Errorf("%+v", now)
	}
	if !slices.Contains(asked, "--full") || !slices.Contains(asked, "--progress") || asked[len(asked)-1] != s.path {
		t.Errorf("asked for %q", asked)
	}
	last := now.Last
	if last == nil || !last.Full || last.Entries != 40 || last.Findings != 1 || last.At == 0 || last.Head != "h" {
		t.Errorf("remembered %+v", last)
	}
	desktop.lock.Lock()
	defer desktop.lock.Unlock()
	if len(desktop.told) < 2 || desktop.told[0].Done != 10 || desktop.told[1].Done != 40 || desktop.told[0].Finished {
		t.Errorf("told %+v", desktop.told)
	}
}

func TestVerificationCanBeCancelled(t *testing.T) {
	for name, stop := range map[string]func(*Integrity) error{
		"by the person":             (*Integrity).Cancel,
		"by leaving the workspace":  func(s *Integrity) error { s.desk.stop(); return nil },
		"nothing runs side by side": func(s *Integrity) error { return errors.Join(refusedSecond(s), s.Cancel()) },
	} {
		t.Run(name, func(t *testing.T) {
			s, _, end := verifying(t, func(ctx context.Context, _ func(string), _ []string) string {
				<-ctx.Done()
				return `{"findings":[]}`
			})
			if err := s.Verify(false); err != nil {
				t.Fatal(err)
			}
			if err := stop(s); err != nil {
				t.Fatal(err)
			}
			if now := end(); !now.Cancelled || now.Report != nil || now.Last != nil {
				t.Errorf("%+v", now)
			}
		})
	}
}

func refusedSecond(s *Integrity) error {
	if err := s.Verify(true); domain.CodeOf(err) != domain.CodeConflict {
		return errors.New("a second one began beside the first")
	}
	return nil
}

func TestAVerificationWithoutFindingsGivesAnEmptyList(t *testing.T) {
	s, _, end := verifying(t, func(context.Context, func(string), []string) string { return `{"level":"quick","findings":null}` })
	if err := s.Verify(false); err != nil {
		t.Fatal(err)
	}
	if now := end(); now.Report == nil || now.Report.Findings == nil || len(now.Report.Findings) != 0 {
		t.Errorf("%+v", now.Report)
	}
}

func TestAVerificationThatCouldNotBeDoneSaysSo(t *testing.T) {
	s, _, end := verifying(t, func(context.Context, func(string), []string) string { return "" })
	if err := s.Verify(false); err != nil {
		t.Fatal(err)
	}
	if now := end(); now.Problem == nil || now.Problem.Key != "workspace.not_verified" || now.Last != nil {
		t.Errorf("%+v", now)
	}
}

func TestTheNewestVerificationOfEachWorkspaceIsRemembered(t *testing.T) {
	var all []platform.Verified
	for at := range int64(60) {
		all = platform.Verifications(all, platform.Verified{Fingerprint: string(rune(0x4e00 + at%55)), At: at})
	}
	all = platform.Verifications(all, platform.Verified{Fingerprint: all[3].Fingerprint, At: 99})
	if len(all) != 50 || all[0].At != 99 || slices.ContainsFunc(all[1:], func(v platform.Verified) bool { return v.Fingerprint == all[0].Fingerprint }) {
		t.Errorf("%+v", all)
	}
}
