// Package faultfs is a file system for tests: a folder that is mounted several times, as if each mount were a computer
// with the folder of a file server. It can be slow, ignore locks or keep them within one mount, fail in any operation,
// go away, and lose what was not synced when its power fails. It needs Linux, root and /dev/fuse, and runs as a program
// of its own (Serve), because whoever uses a mount must not serve it.
//
// Its locks are its own, by mount and owner: those of the FUSE library belong to a handle, which is wrong for two
// connections of one program.
package faultfs
