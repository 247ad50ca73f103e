package cli

import (
	"flag"

	"renogen/backend/app"
	"renogen/backend/sample"
)

// madeSample is what sample answers.
type madeSample struct {
	Path        string   `json:"path"`
	Fingerprint string   `json:"fingerprint"`
	Password    string   `json:"password"`
	People      []string `json:"people"`
}

var sampleCommand = subcommand{"sample", "FILE", func(*flag.FlagSet) action {
	return func(t *terminal, args []string) error {
		path, err := oneArgument(args, "FILE")
		if err != nil {
			return err
		}
		h, err := host()
		if err != nil {
			return err
		}
		if err := sample.Make(path, h, t.steps()); err != nil {
			return err
		}
		result := madeSample{Path: path, Password: app.SamplePassword}
		l := &login{workspace: path}
		err = l.open(func(a *app.App) error {
			result.Fingerprint = a.Fingerprint()
			for _, person := range a.Names() {
				result.People = append(result.People, person.Name)
			}
			return nil
		})
		if err != nil {
			return err
		}
		return t.answer(result)
	}
}}

func (t *terminal) steps() func(done, total int) {
	meter := t.meter()
	if meter == nil {
		return nil
	}
	return func(done, total int) { meter(int64(done), int64(total)) }
}
