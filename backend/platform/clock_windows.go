package platform

import "time"

// The interrupt time that Go reads there goes on in sleep.
func passed() time.Duration { return Elapsed() }
