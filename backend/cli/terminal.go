package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"renogen/backend/domain"
	"renogen/backend/i18n"
)

// terminal is where a subcommand reads and writes.
type terminal struct {
	in       io.Reader
	out, err io.Writer
	// pick is the part of the answer that is wanted; empty: all of it.
	pick string
	// asked is the subcommand, and for do the command; user is the name of the person. For the log.
	asked, user string
}

// text gives a sentence of the catalogue, for people; params are names and values in turn.
func text(key domain.Key, params ...string) string { return i18n.Text(key, named(params)) }

// english gives the same for answers in JSON, which are alike whatever language is spoken.
func english(key domain.Key, params ...string) string { return i18n.English.Text(key, named(params)) }

func named(params []string) map[string]string {
	named := map[string]string{}
	for i := 0; i+1 < len(params); i += 2 {
		named[params[i]] = params[i+1]
	}
	return named
}

// answer writes a result as JSON: on one line for programs, indented for people. A text
// that was picked stands without quotes.
func (t *terminal) answer(result any) error {
	if t.pick != "" {
		part, err := pick(result, t.pick)
		if err != nil {
			return err
		}
		if plain, ok := part.(string); ok {
			_, err = fmt.Fprintln(t.out, plain)
			return err
		}
		result = part
	}
	encoder := json.NewEncoder(t.out)
	encoder.SetEscapeHTML(false)
	if isTerminal(t.out) {
		encoder.SetIndent("", "  ")
	}
	return encoder.Encode(result)
}

// say writes a message for people.
func (t *terminal) say(message string) { fmt.Fprintln(t.err, message) }

// meter shows how far a long task is, where somebody looks.
func (t *terminal) meter() func(done, total int64) {
	if !isTerminal(t.err) {
		return nil
	}
	return func(done, total int64) {
		fmt.Fprintf(t.err, "\r%d / %d ", done, total)
		if done >= total {
			fmt.Fprint(t.err, "\r\x1b[K")
		}
	}
}

// count tells a program how far a long task is: "done total" on a line each.
func (t *terminal) count(done, total int64) { fmt.Fprintln(t.err, done, total) }

// isTerminal says whether a stream leads to a person.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
