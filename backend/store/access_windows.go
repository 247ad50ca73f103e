package store

import (
	"io/fs"
	"os"
)

func accessOf(fs.FileInfo) Access { return Access{group: noGroup} }

func (a Access) helps() bool { return false }

func (a Access) let(*os.File) error { return nil }

func openItself(path string) (*os.File, error) { return os.Open(path) }
