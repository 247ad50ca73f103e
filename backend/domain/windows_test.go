package domain_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

func inZone(t interface {
	Helper()
	Fatal(...any)
}, name string,
) *time.Location {
	t.Helper()
	loaded, err := domain.LoadZone(name)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func moment(text string, zone *time.Location) int64 {
	parsed, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		panic(err)
	}
	return parsed.UnixMilli()
}

func window(start int64, hours int) domain.Deployment {
	return domain.Deployment{Plan: domain.Plan{Start: start, Minutes: hours * 60}}
}

// Scenario 6.
func TestWindowsOfADay(t *testing.T) {
	kl := inZone(t, "Asia/Kuala_Lumpur")
	nine := window(moment("2026-07-14 09:00", kl), 3)
	noon := window(moment("2026-07-14 12:00", kl), 4)
	tomorrow := domain.Deployment{Plan: domain.Plan{Start: moment("2026-07-15 00:00", kl), DateOnly: true, Minutes: 360}}
	two := moment("2026-07-14 14:00", kl)
	for _, test := range []struct {
		name string
		d    domain.Deployment
		now  int64
		open bool
		want domain.WindowState
	}{
		{"over", nine, two, false, domain.WindowOver},
		{"running", noon, two, false, domain.WindowRunning},
		{"a date to come", tomorrow, two, false, domain.WindowUpcoming},
		{"overrun", nine, moment("2026-07-14 13:00", kl), true, domain.WindowOverrun},
		{"first moment", nine, nine.Start, false, domain.WindowRunning},
		{"moment before", nine, nine.Start - 1, true, domain.WindowUpcoming},
		{"last moment", nine, nine.Start + 3*3600_000 - 1, false, domain.WindowRunning},
		{"end", nine, nine.Start + 3*3600_000, false, domain.WindowOver},
		{"a date lasts the whole day", tomorrow, moment("2026-07-15 23:59", kl), false, domain.WindowRunning},
		{"and no longer", tomorrow, moment("2026-07-16 00:00", kl), false, domain.WindowOver},
	} {
		if got := domain.StateOf(test.d, test.now, kl, test.open); got != test.want {
			t.Errorf("%s: %s", test.name, got)
		}
	}
	noon.ClosedAt = two
	if got := domain.StateOf(noon, two, kl, true); got != domain.WindowOver {
		t.Errorf("closed: %s", got)
	}

	project := domain.Project{RequestLeadMinutes: 120}
	taken := []domain.Taken{{ID: "d", Start: tomorrow.Start}, {ID: "r", Start: moment("2026-07-16 09:00", kl), Request: true}}
	for _, test := range []struct {
		start string
		want  domain.Key
	}{
		{"2026-07-14 15:30", "request.start.too_soon"},
		{"2026-07-14 15:59", "request.start.too_soon"},
		{"2026-07-14 16:00", ""},
		{"2026-07-15 00:00", "window.start.taken"},
		{"2026-07-16 09:00", "window.start.requested"},
		{"2026-07-16 09:01", ""},
	} {
		err := domain.CheckRequestStart(domain.Plan{Start: moment(test.start, kl)}, "", project, two, taken)
		var refusal *domain.Error
		var got domain.Key
		if errors.As(err, &refusal) {
			got = refusal.Fields["start"].Key
		}
		if got != test.want {
			t.Errorf("request for %s: %v", test.start, err)
		}
	}
	own := domain.Plan{Start: moment("2026-07-16 09:00", kl)}
	if err := domain.CheckRequestStart(own, "r", project, two, taken); err != nil {
		t.Errorf("a request is in its own way: %v", err)
	}
	if err := domain.CheckDeploymentStart(own, "", taken); err != nil {
		t.Errorf("a request is in the way of its deployment: %v", err)
	}
	if err := domain.CheckDeploymentStart(tomorrow.Plan, "", taken); err == nil {
		t.Error("two deployments have one start")
	}
}

func TestOpenWork(t *testing.T) {
	for _, test := range []struct {
		items []domain.ItemStatus
		steps []domain.StepState
		want  bool
	}{
		{nil, nil, false},
		{[]domain.ItemStatus{domain.ItemCompleted, domain.ItemReady}, nil, true},
		{[]domain.ItemStatus{domain.ItemFailed}, []domain.StepState{domain.StepNew, domain.StepFailed}, false},
		{nil, []domain.StepState{domain.StepInProgress}, true},
		{nil, []domain.StepState{domain.StepOnHold}, true},
	} {
		if got := domain.OpenWork(test.items, test.steps); got != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
}

func TestDaysWhereClocksChange(t *testing.T) {
	for _, test := range []struct {
		zone, day, start string
		hours            float64
	}{
		{"Europe/Berlin", "2026-03-29", "2026-03-29 00:00", 23},
		{"Europe/Berlin", "2026-10-25", "2026-10-25 00:00", 25},
		{"Asia/Beirut", "2026-03-29", "2026-03-29 01:00", 23},       // midnight is skipped
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04 01:00", 23}, // here too
		{"Australia/Lord_Howe", "2026-04-05", "2026-04-05 00:00", 24.5},
		{"Asia/Kuala_Lumpur", "2026-03-29", "2026-03-29 00:00", 24},
	} {
		loc := inZone(t, test.zone)
		day, _ := time.Parse("2006-01-02", test.day)
		start := domain.DayStart(day.Year(), day.Month(), day.Day(), loc)
		if got := time.UnixMilli(start).In(loc).Format("2006-01-02 15:04"); got != test.start {
			t.Errorf("%s %s starts at %s", test.zone, test.day, got)
		}
		end := domain.Plan{Start: start, DateOnly: true}.End(loc)
		if hours := float64(end-start) / 3600_000; hours != test.hours {
			t.Errorf("%s %s has %v hours", test.zone, test.day, hours)
		}
	}
}

// Any day in any zone: its first moment is on that day, and the moment before is not.
func TestDayStartIsTheFirstMoment(t *testing.T) {
	names := []string{
		"UTC", "Europe/Berlin", "Asia/Beirut", "America/Havana", "Atlantic/Azores", "Pacific/Apia", "Pacific/Kiritimati",
		"Australia/Lord_Howe", "America/St_Johns", "Pacific/Pago_Pago",
	}
	rapid.Check(t, func(t *rapid.T) {
		loc := inZone(t, rapid.SampledFrom(names).Draw(t, "zone"))
		day := time.Date(2015, 1, rapid.IntRange(1, 12_000).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		start := time.UnixMilli(domain.DayStart(day.Year(), day.Month(), day.Day(), loc))
		if got := start.In(loc).Format(time.DateOnly); got != day.Format(time.DateOnly) {
			t.Fatalf("%s starts on %s", day.Format(time.DateOnly), got)
		}
		if got := start.Add(-time.Millisecond).In(loc).Format(time.DateOnly); got >= day.Format(time.DateOnly) {
			t.Fatalf("the moment before %s is on %s", day.Format(time.DateOnly), got)
		}
	})
}

func TestAddresses(t *testing.T) {
	kl := inZone(t, "Asia/Kuala_Lumpur")
	windows := []domain.Window{
		{ID: "late", Start: moment("2026-07-20 22:00", kl)},
		{ID: "evening", Start: moment("2026-07-14 18:30", kl)},
		{ID: "day", Start: moment("2026-07-15 00:00", kl), DateOnly: true},
		{ID: "midnight", Start: moment("2026-07-16 00:00", kl)},
	}
	for _, w := range windows {
		address := domain.Plan{Start: w.Start, DateOnly: w.DateOnly}.Address(kl)
		if id, exact, err := domain.ResolveAddress(address, windows, kl); id != w.ID || !exact || err != nil {
			t.Errorf("%s: %s %v %v", address, id, exact, err)
		}
	}
	for address, want := range map[string]string{
		"20260714":     "evening", // by its day alone
		"202607140900": "evening", // moved within the day
		"202607142359": "evening",
		"20260701":     "evening",
		"202607160001": "midnight",
		"20260717":     "late", // moved to a later day
	} {
		if id, exact, err := domain.ResolveAddress(address, windows, kl); id != want || exact || err != nil {
			t.Errorf("%s: %s %v %v", address, id, exact, err)
		}
	}
	if _, _, err := domain.ResolveAddress("20260721", windows, kl); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("after the last: %v", err)
	}
	for _, address := range []string{"", "2026", "20260231", "20261301", "202607142460", "2026-07-14", "20260714T183", "２０２６０７１４"} {
		if _, _, err := domain.ResolveAddress(address, windows, kl); domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestOrderOfWindows(t *testing.T) {
	want := []domain.Window{
		{ID: "a", State: domain.WindowOverrun, Start: 50},
		{ID: "b", State: domain.WindowRunning, Start: 10},
		{ID: "c", State: domain.WindowRunning, Start: 20},
		{ID: "d", State: domain.WindowUpcoming, Start: 100},
		{ID: "e", State: domain.WindowUpcoming, Start: 200},
		{ID: "f", State: domain.WindowOver, Start: 9},
		{ID: "g", State: domain.WindowOver, Start: 3},
	}
	rapid.Check(t, func(t *rapid.T) {
		got := rapid.Permutation(want).Draw(t, "order")
		slices.SortFunc(got, domain.CompareWindows)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestRequestWorkflow(t *testing.T) {
	want := map[string]domain.RequestState{
		"new edit": "new", "new withdraw": "withdrawn", "new approve": "approved", "new reject": "rejected",
		"rejected edit": "new", "rejected withdraw": "withdrawn",
	}
	for _, state := range []domain.RequestState{domain.RequestNew, domain.RequestApproved, domain.RequestRejected, domain.RequestWithdrawn} {
		for _, action := range []domain.RequestAction{domain.RequestEdit, domain.RequestWithdraw, domain.RequestApprove, domain.RequestReject} {
			next, err := domain.NextRequestState(state, action)
			if next != want[string(state)+" "+string(action)] || (err == nil) != (next != "") {
				t.Errorf("%s %s: %s %v", state, action, next, err)
			}
		}
	}
	request := domain.Request{State: domain.RequestNew, Plan: domain.Plan{Start: 100}}
	if request.Expired(99) || !request.Expired(100) {
		t.Error("expiry is off")
	}
}
