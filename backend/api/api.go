// Package api is what the window can call: small bound structs, their inputs and outputs, the error that
// the window gets, and the events. It has no rules of its own.
package api

import (
	"net/http"

	"renogen/backend/platform"
)

// New gives the services that the window is bound to, what serves it pictures, and what ends them.
func New(desktop Desktop, home platform.Home, settings *platform.SettingsFile) (services []any, content http.Handler, end func() error) {
	d := &desk{desktop: desktop, home: home, settings: settings, keys: platform.SystemKeyStore{}}
	session, files, papers := &Session{desk: d}, &Files{desk: d}, &Documents{desk: d}
	integrity := &Integrity{desk: d, run: platform.RunSelf}
	backups := &Backups{desk: d, integrity: integrity, run: platform.RunSelf}
	d.entered = backups.keep
	return []any{
		&System{desktop: desktop, settings: settings},
		&Memory{desk: d, left: platform.OpenLeft(home)},
		session,
		&Workspaces{desk: d, session: session},
		integrity,
		backups,
		&Offline{desk: d, backups: backups},
		&Presence{desk: d},
		&Door{desk: d},
		files,
		papers,
		&Signing{desk: d, papers: papers},
		&Boards{desk: d},
	}, contents{pictures{files}, documentContent{papers}}, d.leave
}
