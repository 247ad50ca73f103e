package api

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/share"
)

// TestMain answers the check of a folder, and ends at once when a test has the program run itself for anything else: the
// tests must not begin anew in there.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "answer-check" {
		if err := share.Second(os.Args[2], os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-test.") {
		os.Exit(2)
	}
	os.Exit(m.Run())
}

// crashing is a desktop on which everything panics.
type crashing struct{ Desktop }

// A method without guard would leave the window waiting for ever, so every method of every service
// is called here on a desktop that panics, with empty input: each must come back.
func TestEveryBoundMethodComesBackFromAPanic(t *testing.T) {
	services, _, _ := New(crashing{}, platform.Home{}, nil)
	for _, service := range services {
		bound := reflect.ValueOf(service)
		for i := range bound.NumMethod() {
			name := bound.Type().String() + "." + bound.Type().Method(i).Name
			t.Run(name, func(t *testing.T) { callEmpty(t, bound.Method(i)) })
		}
	}
}

func callEmpty(t *testing.T, method reflect.Value) {
	t.Helper()
	signature := method.Type()
	last := signature.NumOut() - 1
	if last < 0 || last > 1 || signature.Out(last) != reflect.TypeFor[error]() {
		t.Fatalf("%v: a bound method gives an error, or one result and an error", signature)
	}
	var inputs []reflect.Value
	for i := range signature.NumIn() {
		inputs = append(inputs, reflect.Zero(signature.In(i)))
	}
	method.Call(inputs)
}

type fakeDesktop struct {
	Desktop
	copied  string
	opened  string
	printed int
}

func (d *fakeDesktop) ClipboardSetText(text string) error {
	d.copied = text
	return nil
}

func (d *fakeDesktop) Print() { d.printed++ }

func (d *fakeDesktop) OpenURL(address string) error {
	d.opened = address
	return domain.Invalid("open.url_scheme")
}

func TestSystem(t *testing.T) {
	desktop := &fakeDesktop{}
	system := &System{desktop: desktop}
	if err := system.CopyText("REL-4"); err != nil || desktop.copied != "REL-4" {
		t.Errorf("copied %q, %v", desktop.copied, err)
	}
	if err := system.OpenURL("file:///x"); domain.CodeOf(err) != domain.CodeInvalid || desktop.opened != "file:///x" {
		t.Errorf("opened %q, %v", desktop.opened, err)
	}
	if err := system.Print(); err != nil || desktop.printed != 1 {
		t.Errorf("printed %d times, %v", desktop.printed, err)
	}
	facts, err := system.Facts()
	if err != nil || facts.Version == "" || facts.System == "" {
		t.Errorf("facts %+v, %v", facts, err)
	}
}
