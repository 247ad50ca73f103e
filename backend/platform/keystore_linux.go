package platform

import (
	"slices"

	"github.com/godbus/dbus/v5"

	"renogen/backend/domain"
)

const secretService = "org.freedesktop.secrets"

// keyStoreTrouble looks for a Secret Service that runs or can be started, without starting it.
func keyStoreTrouble() error {
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		return domain.Unavailable("keystore.none").Because(err)
	}
	defer bus.Close()
	for _, list := range []string{"ListNames", "ListActivatableNames"} {
		var names []string
		if err := bus.BusObject().Call("org.freedesktop.DBus."+list, 0).Store(&names); err != nil {
			return domain.Unavailable("keystore.none").Because(err)
		}
		if slices.Contains(names, secretService) {
			return nil
		}
	}
	return domain.Unavailable("keystore.none")
}
