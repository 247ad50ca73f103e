package app

import (
	"errors"
	"fmt"
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// WorkspaceUpgrade brings the tables of the workspace from one schema version to a later one. The entry and the new
// tables come in one transaction.
type WorkspaceUpgrade struct {
	From int `json:"from"`
	To   int `json:"to"`
}

func init() { registerAuthority("workspace.upgrade", upgradeWorkspace) }

func upgradeWorkspace(c *Call, p *WorkspaceUpgrade) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	if p.To > store.SchemaVersion {
		return newerSchema(p.To)
	}
	if p.From != c.rules.schema() || p.To <= p.From {
		return domain.Conflict("workspace.upgraded_already")
	}
	c.edit().Schema = p.To
	c.about.Record = workspaceRow
	return c.whole(func(tx *store.Tx) error { return tx.Migrate(p.From, p.To) })
}

// schema is the version of the tables here. Workspaces that do not name theirs have the first.
func (a *Authority) schema() int { return max(store.OldestSchema, a.Schema) }

func newerSchema(have int) error {
	return domain.Unavailable("workspace.newer", "have", strconv.Itoa(have), "want", strconv.Itoa(store.SchemaVersion))
}

// newerThanThis says of an entry that cannot be followed, if it is so, that it upgraded the workspace for a newer version
// of the program while this one had it open.
func newerThanThis(rows []store.JournalRow, cause error) error {
	f, ok := errors.AsType[Finding](cause)
	for _, row := range rows {
		var p WorkspaceUpgrade
		if ok && row.Seq == f.Entry && row.Command == "workspace.upgrade" && journal.DecodeStrict([]byte(row.Payload), &p) == nil && p.To > store.SchemaVersion {
			return newerSchema(p.To)
		}
	}
	return cause
}

// checkStructure refuses a file in which somebody planted something since it was opened, such as a trigger.
func (a *App) checkStructure(r store.Reader) error {
	now, err := r.Structure()
	if err != nil || now == a.structure || a.schema != 0 {
		return err
	}
	if err := r.CheckStructure(); err != nil {
		return err
	}
	a.structure = now
	return nil
}

// checkSchema says that the tables are not of the version that the journal says, once all of it is verified: somebody
// changed them without an entry.
func (a *App) checkSchema() error {
	want := a.schema
	if want == 0 {
		want = store.SchemaVersion
	}
	if have := a.rules.schema(); have != want && a.verified.Seq > 0 {
		a.broken = Finding{Table: "schema_migrations", Row: "1", Field: "version", What: fmt.Sprintf("it is %d, the journal says %d", want, have)}
		return brokenJournal(a.broken)
	}
	return nil
}
