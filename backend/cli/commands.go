package cli

import (
	"flag"
	"slices"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// described is a command or query as commands shows it.
type described struct {
	Command string `json:"command,omitempty"`
	Query   string `json:"query,omitempty"`
	// Row is the command's row of the permission table: who may give it.
	Row    *describedRow  `json:"row,omitempty"`
	Schema map[string]any `json:"schema"`
	Result map[string]any `json:"result,omitempty"`
}

type describedRow struct {
	Key      string          `json:"key"`
	Title    string          `json:"title"`
	Note     string          `json:"note,omitempty"`
	Audience domain.Audience `json:"audience,omitempty"`
	Grants   domain.Grants   `json:"grants,omitempty"`
}

var commandsCommand = subcommand{"commands", "[NAME]", func(*flag.FlagSet) action {
	return func(t *terminal, args []string) error {
		if len(args) > 1 {
			return misuse("", "cli.one_argument", "name", "NAME")
		}
		all := describeAll()
		if len(args) == 0 {
			return t.answer(all)
		}
		i := slices.IndexFunc(all, func(d described) bool { return d.Command == args[0] || d.Query == args[0] })
		if i < 0 {
			return domain.NotFound("cli.no_such_name", "name", args[0])
		}
		return t.answer(all[i])
	}
}}

func describeAll() []described {
	var all []described
	for _, name := range app.CommandNames() {
		all = append(all, described{Command: name, Row: describeRow(name), Schema: app.Schema(app.CommandPayload(name))})
	}
	for _, name := range app.QueryNames() {
		params, result := app.QueryTypes(name)
		all = append(all, described{Query: name, Schema: app.Schema(params), Result: app.Schema(result)})
	}
	return all
}

func describeRow(command string) *describedRow {
	row, ok := domain.Row(command)
	if !ok {
		return nil
	}
	grants := row.Grants
	if stricter, ok := row.Except[command]; ok {
		grants = stricter
	}
	described := &describedRow{Key: row.Key, Title: english(row.Title), Audience: row.Audience, Grants: grants}
	if row.Note != "" {
		described.Note = english(row.Note)
	}
	return described
}
