package platform

import (
	"runtime/debug"
	"sync"
)

// CollectSeldom makes the garbage collector wait for some 48 MB of garbage at least, as
// long as the caller keeps what it returns: it counts as memory in use, though no page
// of it is ever touched. What the program keeps is so little that it would collect at
// every second page that is shown; measured, that takes a third of the time of such a page.
func CollectSeldom() []byte { return make([]byte, 48<<20) }

// collecting counts who wants garbage to be collected often, and keeps how it was before.
var collecting struct {
	sync.Mutex
	users, before int
}

// CollectOften makes the collector wait for less garbage until the caller calls what it returns: for work that makes so
// much of it that waiting takes more memory than it is worth, such as a long document.
func CollectOften() (end func()) {
	collecting.Lock()
	defer collecting.Unlock()
	if collecting.users++; collecting.users == 1 {
		collecting.before = debug.SetGCPercent(40)
	}
	return sync.OnceFunc(func() {
		collecting.Lock()
		defer collecting.Unlock()
		if collecting.users--; collecting.users == 0 {
			debug.SetGCPercent(collecting.before)
		}
	})
}
