package platform

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/godbus/dbus/v5"
)

// openWindow is the end of a window at which a second start knocks.
type openWindow struct{ told chan string }

func (w openWindow) SendMessage(message string) *dbus.Error {
	w.told <- message
	return nil
}

func TestASecondStartIsHandedToTheOpenWindow(t *testing.T) {
	bus := sessionBus(t)
	if HandedOver("renogen-1f") {
		t.Fatal("handed over although no window is open")
	}
	const name = "org.wails_app_renogen_1f.SingleInstance"
	window := openWindow{told: make(chan string, 1)}
	must(t, bus.Export(window, "/org/wails_app_renogen_1f/SingleInstance", name))
	if reply, err := bus.RequestName(name, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(reply, err)
	}
	if !HandedOver("renogen-1f") {
		t.Fatal("not handed over to the window that is open")
	}
	var got handedOver
	must(t, json.Unmarshal([]byte(<-window.told), &got))
	folder, err := os.Getwd()
	must(t, err)
	if len(got.Args) != len(os.Args)-1 || got.WorkingDirectory != folder {
		t.Errorf("told %+v", got)
	}
}
