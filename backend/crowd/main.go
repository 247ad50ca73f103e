// Command crowd makes a workspace with very much in it, in which the screens of the window are looked at: one
// deployment of 300 items with a run book of 1,000 steps that is under way, titles as long as they may be, text in
// many scripts, 60 people, 40 templates, an item with 200 attachments and 60 comments.
package main

import (
	"errors"
	"flag"
	"io/fs"
	"log"
	"os"
	"path/filepath"

	"renogen/backend/platform"
)

func main() {
	path := flag.String("workspace", "build/bin/crowd.renogen", "the workspace to make; one that is there is replaced")
	flag.Parse()
	if err := replace(*path, platform.Now()); err != nil {
		log.Fatal(err)
	}
}

// replace makes the workspace at path as if the story had come to the moment now.
func replace(path string, now int64) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	for _, name := range []string{path, path + "-journal"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return makeCrowd(path, now)
}
