//go:build !linux

package api

import (
	"strconv"
	"sync"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"renogen/backend/domain"
	"renogen/backend/platform"
)

// notifier shows messages by the window's tool kit, which asks the person for leave where the system wants it.
type notifier struct {
	lock    sync.Mutex
	ready   bool
	clicked map[string]func()
}

func (n *notifier) show(w *Window, message platform.Notification) error {
	n.lock.Lock()
	defer n.lock.Unlock()
	if !n.ready {
		if err := n.begin(w); err != nil {
			return domain.Unavailable("notify.no_service").Because(err)
		}
	}
	id := strconv.Itoa(len(n.clicked))
	n.clicked[id] = message.Clicked
	err := runtime.SendNotification(w.ctx(), runtime.NotificationOptions{ID: id, Title: message.Title, Body: message.Body})
	if err != nil {
		return domain.Unavailable("notify.no_service").Because(err)
	}
	return nil
}

func (n *notifier) begin(w *Window) error {
	if err := runtime.InitializeNotifications(w.ctx()); err != nil {
		return err
	}
	if _, err := runtime.RequestNotificationAuthorization(w.ctx()); err != nil {
		return err
	}
	n.clicked = map[string]func(){}
	runtime.OnNotificationResponse(w.ctx(), func(result runtime.NotificationResult) {
		n.lock.Lock()
		clicked := n.clicked[result.Response.ID]
		n.lock.Unlock()
		if clicked != nil {
			clicked()
		}
	})
	n.ready = true
	return nil
}
