// Command bench measures what the product promises, on the large workspace, and
// prints a table. Every figure is a ratio to something measured in the same run, or
// stands beside the figure promised.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"

	"renogen/backend/platform"
)

func main() {
	path := flag.String("workspace", "build/bin/large.renogen", "the large workspace; made when it is not there")
	projects := flag.Int("projects", large.projects, "projects of a workspace to be made")
	deployments := flag.Int("deployments", large.deployments, "deployments per project of a workspace to be made")
	verify := flag.Bool("verify", true, "verify the whole workspace, quick and full")
	paper := flag.Bool("paper", false, "measure documents only")
	book := flag.Int("book", 0, "make a document of so many steps, for -paper")
	out := flag.String("out", "", "where to -book")
	flag.Parse()
	if *book > 0 {
		if err := writeBook(*out, *book); err != nil {
			log.Fatal(err)
		}
		return
	}
	if *paper {
		if err := reportPaper(); err != nil {
			log.Fatal(err)
		}
		return
	}
	defer runtime.KeepAlive(platform.CollectSeldom()) // as the window does
	say := func(line string) { fmt.Fprintln(os.Stderr, line) }
	s := size{projects: *projects, deployments: *deployments, items: large.items}
	if err := makeLarge(*path, s, say); err != nil {
		log.Fatal(err)
	}
	t := &table{}
	if err := measure(t, *path, *verify); err != nil {
		log.Fatal(err)
	}
	t.print(os.Stdout)
}

// reportPaper measures documents without the large workspace.
func reportPaper() error {
	folder, err := os.MkdirTemp("", "renogen-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	t := &table{}
	if err := measurePaper(t, folder); err != nil {
		return err
	}
	t.print(os.Stdout)
	return nil
}
