package platform

import (
	"encoding/json"
	"log/slog"
	"os"
	"strings"

	"github.com/godbus/dbus/v5"
)

// handedOver is what the window's library reads from a second start.
type handedOver struct {
	Args             []string
	WorkingDirectory string
}

// HandedOver gives the arguments of this start to the window that is open already for an instance, and says whether
// there was one. The window's library would do so, too, but ends as if it had failed. Where it does not come off, it
// is said in the log, and the library tries its own way.
func HandedOver(instance string) bool {
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		return false // no desktop: nothing else to hand over to
	}
	defer bus.Close()
	id := "wails_app_" + strings.NewReplacer("-", "_", ".", "_").Replace(instance)
	name := "org." + id + ".SingleInstance"
	var taken bool
	if err := bus.BusObject().Call("org.freedesktop.DBus.NameHasOwner", 0, name).Store(&taken); err != nil || !taken {
		return false
	}
	if err := handOver(bus, name, "/org/"+id+"/SingleInstance"); err != nil {
		slog.Warn("the open window was not reached", "cause", err)
		return false
	}
	return true
}

func handOver(bus *dbus.Conn, name, path string) error {
	folder, err := os.Getwd()
	if err != nil {
		return err
	}
	message, err := json.Marshal(handedOver{Args: os.Args[1:], WorkingDirectory: folder})
	if err != nil {
		return err
	}
	return bus.Object(name, dbus.ObjectPath(path)).Call(name+".SendMessage", 0, string(message)).Err
}
