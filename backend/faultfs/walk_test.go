//go:build linux && faults

package faultfs

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// uses are the ways in which one workstation alone uses a drive.
var uses = []struct {
	name, locks string
	untried     bool
}{
	{"locks taken for good", LocksWork, true},
	{"locks tried", LocksWork, false},
	{"in turn", LocksNone, false},
}

// operationsOf counts what a command asks of the drive.
func (s *shop) operationsOf(command func()) (n int) {
	s.t.Helper()
	s.say("counts")
	command()
	for _, count := range strings.Fields(s.say("counts")) {
		_, number, _ := strings.Cut(count, "=")
		many, err := strconv.Atoi(number)
		if err != nil {
			s.t.Fatal(err)
		}
		n += many
	}
	return n
}

// The drive fails at each moment of a command, once or until it is well again, which is as if the server went away in the
// middle of a transaction. What is told is that it failed, and then, or soon, the same command can be done, once.
func TestDriveFailsAtEachMomentOfACommand(t *testing.T) {
	t.Setenv(beatOf, "250ms")
	for _, c := range uses {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newShop(newRig(t, "-locks", c.locks))
			st := s.station(0, "10", c.untried)
			known := []ack{}
			moments := s.operationsOf(func() {
				first, err := st.try("First")
				if err != nil {
					t.Fatal(err)
				}
				known = append(known, first)
			})
			refused, number := 0, 0
			for _, fault := range []string{"EIO %d 1", "ESTALE %d 1", "ENOTCONN %d -1"} {
				for moment := 0; moment < moments; moment += often(1+moments/5, 1) {
					got, wasRefused := st.atMoment(fmt.Sprintf("fault all "+fault, moment), fmt.Sprint("Item ", number))
					known = append(known, got)
					number++
					if wasRefused {
						refused++
					}
				}
			}
			if refused < number/4 {
				t.Errorf("only %d of %d were refused", refused, number)
			}
			if items := s.check(known); items != len(known) {
				t.Errorf("%d items for %d commands", items, len(known))
			}
			t.Logf("%d of %d were refused first; a command has some %d moments", refused, number, moments)
		})
	}
}

// atMoment does a command while the drive fails, and again when it is well.
func (st *station) atMoment(fault, title string) (got ack, refused bool) {
	t := st.s.t
	t.Helper()
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	st.s.say("%s", fault)
	got, err = st.again(id, title)
	st.s.say("well")
	if err == nil {
		return got, false
	}
	ours, ok := errors.AsType[*domain.Error](err)
	if !ok || ours.Code != domain.CodeBusy && ours.Code != domain.CodeUnavailable || ours.Key == "workspace.damaged" {
		t.Errorf("%s is told as %v (%v)", fault, err, errors.Unwrap(err))
	}
	if st.alone {
		if got, err = st.again(id, title); err != nil {
			t.Fatalf("after %s nothing works any more: %v (%v)", fault, err, errors.Unwrap(err))
		}
		return got, true
	}
	until(t, fault+" passes", func() bool {
		got, err = st.again(id, title)
		return err == nil
	})
	return got, true
}
