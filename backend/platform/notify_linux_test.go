package platform

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"renogen/backend/domain"
)

// sessionBus starts a message bus for the test alone.
func sessionBus(t *testing.T) *dbus.Conn {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := daemon.StdoutPipe()
	must(t, err)
	must(t, daemon.Start())
	t.Cleanup(func() {
		must(t, daemon.Process.Kill())
		_ = daemon.Wait() // killed, as it should be
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	bus, err := dbus.Connect(strings.TrimSpace(address))
	must(t, err)
	t.Cleanup(func() { must(t, bus.Close()) })
	return bus
}

// shown is what a notification service was asked to show.
type shown struct {
	title, body string
	actions     []string
}

// service is a notification service that shows nothing, but remembers.
type service struct{ asked chan shown }

func (s service) Notify(_ string, _ uint32, _, title, body string, actions []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	s.asked <- shown{title, body, actions}
	return 7, nil
}

func TestAMessageIsShownAndItsClickIsHeard(t *testing.T) {
	bus := sessionBus(t)
	desktop := service{asked: make(chan shown, 1)}
	must(t, bus.Export(desktop, notifyPath, notifyName))
	if reply, err := bus.RequestName(notifyName, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(reply, err)
	}
	clicks := make(chan bool, 1)
	must(t, (&Notifier{}).Notify(Notification{Title: "Approve REL-4", Body: "a <b> & c", Clicked: func() { clicks <- true }}))
	asked := <-desktop.asked
	if asked.title != "Approve REL-4" || asked.body != "a &lt;b&gt; &amp; c" || len(asked.actions) == 0 || asked.actions[0] != "default" {
		t.Errorf("shown: %+v", asked)
	}
	must(t, bus.Emit(notifyPath, notifyName+".ActionInvoked", uint32(8), "default")) // another program's message
	select {
	case <-clicks:
		t.Fatal("heard the click on another message")
	case <-time.After(200 * time.Millisecond):
	}
	must(t, bus.Emit(notifyPath, notifyName+".ActionInvoked", uint32(7), "default"))
	select {
	case <-clicks:
	case <-time.After(10 * time.Second):
		t.Fatal("the click was not heard")
	}
}

func TestWithoutAServiceAMessageIsRefused(t *testing.T) {
	sessionBus(t)
	err := (&Notifier{}).Notify(Notification{Title: "x"})
	if domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("got %v", err)
	}
}
