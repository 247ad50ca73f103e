package platform

// reserve counts as memory in use, though no page of it is ever touched.
var reserve []byte

// CollectSeldom makes the garbage collector wait for some 16 MB of garbage at least.
// What the program keeps is so little that it would collect at every second page that
// is shown; measured, that takes a third of the time of such a page.
func CollectSeldom() { reserve = make([]byte, 16<<20) }
