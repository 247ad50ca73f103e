package api

import (
	"errors"
	"maps"
	"strconv"
	"strings"
	"sync"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// guesses make whoever types wrong passwords or codes wait: the first ones are free, then one may be tried after 1, 2, 4
// and more seconds. What opens the keys ends that. It holds as long as the program runs; a copied file can be tried for
// ever elsewhere.
type guesses struct {
	mu  sync.Mutex
	all map[string]guessed
}

// guessed is what was tried for one name since it was right last.
type guessed struct {
	wrong int
	until time.Duration // nothing is tried before, by platform.Elapsed
}

const (
	freeGuesses = 3
	longestWait = 30 * time.Second
)

// try does work that asks for a password, for a name of its own kind, unless it is too early for it. Who is too early
// hears at once how many seconds are left; so does who was wrong, in the parameter "wait".
func (g *guesses) try(of string, work func() error) error {
	if err := g.begin(of); err != nil {
		return err
	}
	return g.end(of, work())
}

// begin counts the try as a wrong one, so that many at once are no way around.
func (g *guesses) begin(of string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	one, known := g.all[of]
	now := platform.Elapsed()
	if known && one.until > now {
		left := seconds(one.until - now)
		return domain.Busy("session.wait", "count", left, "wait", left)
	}
	if g.all == nil {
		g.all = map[string]guessed{}
	}
	one.wrong++
	one.until = now + waitAfter(one.wrong)
	g.all[of] = one
	return nil
}

func (g *guesses) end(of string, err error) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	one := g.all[of]
	switch {
	case err == nil:
		delete(g.all, of)
		return nil
	case !isWrongGuess(err): // nothing was learnt about the password
		one.wrong, one.until = max(0, one.wrong-1), platform.Elapsed()
		g.all[of] = one
		return err
	}
	wait := waitAfter(one.wrong)
	one.until = platform.Elapsed() + wait
	g.all[of] = one
	return waiting(err, wait)
}

func waitAfter(wrong int) time.Duration {
	if wrong < freeGuesses {
		return 0
	}
	return min(longestWait, time.Second<<min(wrong-freeGuesses, 10))
}

func seconds(d time.Duration) string { return strconv.Itoa(int((d + time.Second - 1) / time.Second)) }

// isWrongGuess says whether a refusal tells that a password or a code is not the right one.
func isWrongGuess(err error) bool {
	e, ok := errors.AsType[*domain.Error](err)
	if !ok {
		return false
	}
	switch e.Key {
	case "session.wrong_password", "invitation.wrong_code", "invitation.not_valid":
		return true
	}
	for _, problem := range e.Fields {
		if problem.Key == "session.wrong_password" {
			return true
		}
	}
	return false
}

// waiting adds to a refusal how long the next try has to wait.
func waiting(err error, wait time.Duration) error {
	e, ok := errors.AsType[*domain.Error](err)
	if !ok || wait == 0 {
		return err
	}
	with := e.Because(err)
	with.Params = maps.Clone(e.Params)
	if with.Params == nil {
		with.Params = map[string]string{}
	}
	with.Params["wait"] = seconds(wait)
	return with
}

// guessing names the person in an open workspace whose password is asked for, however the name is spelt.
func guessing(w *app.App, name string) string {
	if user := w.UserNamed(name); user != "" {
		return w.ID() + "\n" + user
	}
	return w.ID() + "\n" + plainly(name)
}

// guessingAt does the same for a file that is not open.
func guessingAt(path, name string) string { return path + "\n" + plainly(name) }

func plainly(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }
