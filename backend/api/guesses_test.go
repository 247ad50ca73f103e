package api

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestGuessesWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g guesses
		tried := 0
		wrong := func() error { tried++; return domain.Unauthenticated("session.wrong_password") }
		guess := func(of string, work func() error) (key domain.Key, wait string) {
			e, ok := errors.AsType[*domain.Error](g.try(of, work))
			if !ok {
				return "", ""
			}
			return e.Key, e.Params["wait"]
		}
		for n, want := range []string{"", "", "1", "2", "4", "8", "16", "30", "30"} {
			if key, wait := guess("Mei", wrong); key != "session.wrong_password" || wait != want {
				t.Fatalf("wrong for the %d. time: %s, the next in %q seconds, want %q", n+1, key, wait, want)
			}
			if want == "" {
				continue
			}
			if key, wait := guess("Mei", func() error { return nil }); key != "session.wait" || wait != want {
				t.Fatalf("too early: %s, %q seconds", key, wait)
			}
			if key, _ := guess("Noor", func() error { return nil }); key != "" {
				t.Fatalf("somebody else has to wait: %s", key)
			}
			seconds, err := time.ParseDuration(want + "s")
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(seconds)
		}
		if tried != 9 {
			t.Errorf("%d were tried", tried)
		}
		if key, _ := guess("Mei", func() error { return domain.Unavailable("workspace.damaged") }); key != "workspace.damaged" {
			t.Errorf("no guess at all: %s", key)
		}
		if key, _ := guess("Mei", func() error { return nil }); key != "" {
			t.Errorf("the right one in time: %s", key)
		}
		if _, wait := guess("Mei", wrong); wait != "" {
			t.Errorf("after the right one the next waits %q seconds", wait)
		}
	})
}

// Many at once are no way around.
func TestGuessesAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g guesses
		tried, done := make(chan struct{}, 100), make(chan struct{})
		for range 100 {
			go func() {
				err := g.try("Mei", func() error {
					tried <- struct{}{}
					time.Sleep(time.Second)
					return domain.Unauthenticated("invitation.wrong_code")
				})
				if err == nil {
					t.Error("it was right")
				}
				done <- struct{}{}
			}()
		}
		for range 100 {
			<-done
		}
		if len(tried) != freeGuesses {
			t.Errorf("%d were tried", len(tried))
		}
	})
}

// Every way in asks whether it is too early, and says so before anything is tried.
func TestEveryWayInWaits(t *testing.T) {
	workspaces, w := openDesk(t)
	session, d := workspaces.session, workspaces.desk
	d.keys = &fakeKeys{kept: map[string]string{}}
	if _, err := session.SignIn(SignInInput{Name: "Entry", Password: testkit.Password, Remember: true}); err != nil {
		t.Fatal(err)
	}
	for range freeGuesses {
		_, err := session.SignIn(SignInInput{Name: " entry", Password: "not this one, I think"})
		if domain.CodeOf(err) != domain.CodeUnauthenticated {
			t.Fatal(err)
		}
	}
	opened := d.open
	d.guesses.all[guessing(opened, "Entry")] = guessed{wrong: 9, until: 1 << 62}
	d.guesses.all[guessingAt(w.Path(), "Ann")] = guessed{wrong: 9, until: 1 << 62}
	for name, try := range map[string]func() error{
		"password": func() error {
			_, err := session.SignIn(SignInInput{Name: "ENTRY", Password: testkit.Password})
			return err
		},
		"code":      func() error { _, err := session.FirstSignIn(FirstSignInInput{Name: "Entry"}); return err },
		"key store": func() error { _, err := session.SignInRemembered("Entry"); return err },
		"change": func() error {
			return session.ChangePassword(PasswordInput{Old: testkit.Password, New: testkit.Password})
		},
		"renew":   func() error { return session.RenewKeys(testkit.Password) },
		"upgrade": func() error { _, err := workspaces.Upgrade(UpgradeInput{Path: w.Path(), Name: "Ann"}); return err },
		"repair": func() error {
			_, err := workspaces.Repair(RepairInput{Path: w.Path(), Name: "ann", Typed: repairWord})
			return err
		},
	} {
		if err := try(); domain.CodeOf(err) != domain.CodeBusy {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(d.keys.(*fakeKeys).kept) != 1 {
		t.Error("who has to wait is forgotten")
	}
}

// Who is signed out because nobody was there has no keys here any more; what hangs on the wall goes on.
func TestLockLeavesBoards(t *testing.T) {
	workspaces, _ := openDesk(t)
	d := workspaces.desk
	gone := make(chan struct{})
	close(gone)
	d.boards.all = map[domain.ID]*keptBoard{"wall": {state: BoardState{Deployment: "wall"}, stop: func() {}, gone: gone}}
	state, err := workspaces.session.Lock()
	if err != nil || state.User != "" || len(d.boards.list()) != 1 {
		t.Errorf("locked: %q, %v, %d boards", state.User, err, len(d.boards.list()))
	}
	if _, _, err := d.session(); domain.CodeOf(err) != domain.CodeUnauthenticated {
		t.Errorf("somebody is signed in: %v", err)
	}
	if _, err := workspaces.session.SignOut(); err != nil || len(d.boards.list()) != 0 {
		t.Errorf("signed out: %v, %d boards", err, len(d.boards.list()))
	}
}
