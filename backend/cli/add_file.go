package cli

import (
	"flag"
	"os"
	"path/filepath"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// addedFile is what add-file answers: what the command that links the file needs.
type addedFile struct {
	File     domain.ID `json:"file"`
	FileName string    `json:"file_name"`
}

var addFileCommand = subcommand{"add-file", "FILE", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	return func(t *terminal, args []string) error {
		path, err := oneArgument(args, "FILE")
		if err != nil {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return unreadable(path, err)
		}
		defer file.Close()
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			name := filepath.Base(path)
			id, err := a.AddFile(actor, name, file)
			if err != nil {
				return err
			}
			return t.answer(addedFile{File: id, FileName: domain.SanitiseName(name)})
		})
	}
}}
