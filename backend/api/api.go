// Package api is what the window can call: small bound structs, their inputs and outputs, the error that
// the window gets, and the events. It has no rules of its own.
package api

// New gives the services that the window is bound to.
func New(desktop Desktop) []any {
	return []any{&System{desktop: desktop}}
}
