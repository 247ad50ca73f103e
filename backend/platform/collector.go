package platform

// CollectSeldom makes the garbage collector wait for some 48 MB of garbage at least, as
// long as the caller keeps what it returns: it counts as memory in use, though no page
// of it is ever touched. What the program keeps is so little that it would collect at
// every second page that is shown; measured, that takes a third of the time of such a page.
func CollectSeldom() []byte { return make([]byte, 48<<20) }
