package api

import (
	"fmt"
	"runtime/debug"
)

// guard turns a panic into an error. Every bound method begins with "defer guard(&err)":
// without it a panic would leave the window waiting for ever.
func guard(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
	}
}
