//go:build linux && faults

package faultfs

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// ack is an entry that a workstation was told is saved.
type ack struct {
	id, hash string
	seq      int64
	took     time.Duration
}

// outside stands for a test where the keys of tests are made cheap.
type outside struct{ testing.TB }

func (outside) Helper() {}

// work registers items as a workstation of its own: file, deployment, number of the station, how many (0: until it is
// killed), where to note what was acknowledged, whether locks are tried, seconds of thought between two.
func work(args []string) error {
	journal.CheapKDF(outside{})
	path, deployment, station, notes := args[0], args[1], args[2], args[4]
	count, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	think, err := time.ParseDuration(args[6])
	if err != nil {
		return err
	}
	a, err := app.Open(path, host(notes+".notes", station, args[5] == "untried"))
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	actor, err := a.SignIn("Entry", testkit.Password)
	if err != nil {
		return fmt.Errorf("sign in: %w", err)
	}
	out, err := os.OpenFile(notes, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	time.Sleep(2 * think) // until all have opened it: what is measured is how they work
	for i := 0; count == 0 || i < count; i++ {
		if think > 0 {
			time.Sleep(time.Duration(rand.Int64N(int64(2 * think))))
		}
		if err := register(a, actor, deployment, fmt.Sprintf("Item %d of %s at %d", i, station, time.Now().UnixMicro()), out); err != nil {
			return err
		}
	}
	return errors.Join(out.Close(), a.Close())
}

// register registers an item, tries again when the drive is busy or away, and notes when it is acknowledged.
func register(a *app.App, actor app.Actor, deployment domain.ID, title string, out *os.File) error {
	id, err := app.NewID()
	if err != nil {
		return err
	}
	begun := time.Now()
	for {
		receipt, err := a.Do(actor, id, &app.ItemCreate{Deployment: deployment, Title: title, Category: "Enhancement", Modules: []string{"web"}})
		if err == nil {
			_, err = fmt.Fprintf(out, "%s %s %d %d\n", id, receipt.Hash, receipt.Seq, time.Since(begun).Microseconds())
			return err
		}
		ours, ok := errors.AsType[*domain.Error](err)
		passes := ok && (ours.Code == domain.CodeBusy || ours.Code == domain.CodeUnavailable)
		if !passes || time.Since(begun) > time.Minute {
			return fmt.Errorf("%s: %w (%v)", title, err, errors.Unwrap(err))
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// acks reads what workers noted. The last line may be cut where one was killed.
func acks(t testing.TB, files ...string) []ack {
	t.Helper()
	out := []ack{}
	for _, path := range files {
		file, err := os.Open(path)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			var a ack
			var micros int64
			if n, _ := fmt.Sscan(lines.Text(), &a.id, &a.hash, &a.seq, &micros); n == 4 {
				a.took = time.Duration(micros) * time.Microsecond
				out = append(out, a)
			}
		}
		if err := errors.Join(lines.Err(), file.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// storm is what several workstations at once came to.
type storm struct {
	acks []ack
	each [][]ack
	took time.Duration
}

// rage lets several workstations register items at once, half of them at either computer.
func (s *shop) rage(stations, count int, tried string, think time.Duration) storm {
	s.t.Helper()
	folder := s.t.TempDir()
	begun := time.Now()
	ended := make(chan error, stations)
	files := []string{}
	for i := range stations {
		notes := filepath.Join(folder, fmt.Sprintf("station%02d", i))
		files = append(files, notes)
		command := as("worker", s.at(s.mounts[i%len(s.mounts)]), s.deployment, fmt.Sprintf("%02d", i+10), strconv.Itoa(count), notes, tried, think.String())
		if err := command.Start(); err != nil {
			s.t.Fatal(err)
		}
		go func() { ended <- command.Wait() }()
	}
	for range stations {
		if err := <-ended; err != nil {
			s.t.Errorf("a workstation failed: %v", err)
		}
	}
	out := storm{took: time.Since(begun)}
	for _, file := range files {
		one := acks(s.t, file)
		out.each = append(out.each, one)
		out.acks = append(out.acks, one...)
	}
	return out
}

// at gives the time within which so many of 100 were done.
func percentile(all []ack, p int) time.Duration {
	times := []time.Duration{}
	for _, a := range all {
		times = append(times, a.took)
	}
	slices.Sort(times)
	if len(times) == 0 {
		return 0
	}
	return times[(len(times)-1)*p/100]
}
