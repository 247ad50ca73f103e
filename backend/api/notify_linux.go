package api

import "renogen/backend/platform"

// notifier is of the platform: the tool kit's own reads the text as markup.
type notifier struct{ platform.Notifier }

func (n *notifier) show(_ *Window, message platform.Notification) error { return n.Notify(message) }
