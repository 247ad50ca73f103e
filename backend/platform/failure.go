//go:build !windows

package platform

import (
	"fmt"
	"os"
)

// ShowFailure tells why there is no window.
func ShowFailure(text string) { fmt.Fprintln(os.Stderr, text) }
