package journal

import (
	"sync/atomic"
	"testing"
)

var (
	cheapKDF     = KDFParams{Time: 1, Memory: 64, Threads: 1}
	cheapAllowed atomic.Bool
)

// CheapKDF gives parameters that cost next to nothing and allows them in this
// process. Only a test can call it: nothing else has a testing.TB. Invitation
// codes become cheap as well, so the keys derived from them are others than
// outside the test.
func CheapKDF(tb testing.TB) KDFParams {
	tb.Helper()
	cheapAllowed.Store(true)
	return cheapKDF
}

func invitationKDF() KDFParams {
	if cheapAllowed.Load() {
		return cheapKDF
	}
	return FastKDF()
}
