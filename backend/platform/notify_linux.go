package platform

import (
	"strings"
	"sync"

	"github.com/godbus/dbus/v5"

	"renogen/backend/domain"
)

const (
	notifyName = "org.freedesktop.Notifications"
	notifyPath = "/org/freedesktop/Notifications"
)

// Notifier shows messages by the desktop's notification service, over the message bus of the session.
type Notifier struct {
	lock    sync.Mutex
	bus     *dbus.Conn
	clicked map[uint32]func()
}

// Notify shows a message. Unavailable: no message bus, or nothing on it that shows messages.
func (n *Notifier) Notify(message Notification) error {
	n.lock.Lock()
	defer n.lock.Unlock()
	if err := n.connect(); err != nil {
		return domain.Unavailable("notify.no_service").Because(err)
	}
	actions := []string{"default", message.Title} // a click on the message itself
	hints := map[string]dbus.Variant{"desktop-entry": dbus.MakeVariant("renogen")}
	var id uint32
	err := n.bus.Object(notifyName, notifyPath).Call(notifyName+".Notify", 0,
		"Renogen", uint32(0), "renogen", message.Title, plain(message.Body), actions, hints, int32(-1)).Store(&id)
	if err != nil {
		return domain.Unavailable("notify.no_service").Because(err)
	}
	n.clicked[id] = message.Clicked
	return nil
}

func (n *Notifier) connect() error {
	if n.bus != nil && n.bus.Connected() {
		return nil
	}
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		return err
	}
	if err := bus.AddMatchSignal(dbus.WithMatchInterface(notifyName), dbus.WithMatchObjectPath(notifyPath)); err != nil {
		return err
	}
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	n.bus, n.clicked = bus, map[uint32]func(){}
	go n.listen(signals)
	return nil
}

// listen ends with the connection, which closes the channel.
func (n *Notifier) listen(signals <-chan *dbus.Signal) {
	for signal := range signals {
		id, ok := firstNumber(signal.Body)
		if !ok {
			continue
		}
		n.lock.Lock()
		clicked := n.clicked[id]
		if signal.Name == notifyName+".NotificationClosed" {
			delete(n.clicked, id)
		}
		n.lock.Unlock()
		if signal.Name == notifyName+".ActionInvoked" && clicked != nil {
			clicked()
		}
	}
}

func firstNumber(body []any) (uint32, bool) {
	if len(body) == 0 {
		return 0, false
	}
	id, ok := body[0].(uint32)
	return id, ok
}

// plain keeps words from being read as markup, which the service may understand in the body.
func plain(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}
