// Package api is what the window can call: small bound structs, their inputs and outputs, the error that
// the window gets, and the events. It has no rules of its own.
package api

import "renogen/backend/platform"

// New gives the services that the window is bound to, and what ends them.
func New(desktop Desktop, home platform.Home, settings *platform.SettingsFile) (services []any, end func() error) {
	d := &desk{desktop: desktop, home: home, settings: settings}
	session := &Session{desk: d}
	return []any{
		&System{desktop: desktop},
		session,
		&Workspaces{desk: d, session: session},
		&Door{desk: d},
	}, d.leave
}
