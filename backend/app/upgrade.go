package app

import (
	"strconv"

	"renogen/backend/domain"
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
		return domain.Unavailable("workspace.newer", "have", strconv.Itoa(p.To), "want", strconv.Itoa(store.SchemaVersion))
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
