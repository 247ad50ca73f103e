package app

import (
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// Call is one execution of a command. Its handler reads and writes through it.
type Call struct {
	// tx is nil while only the authority is folded; see whole.
	tx    *store.Tx
	rules *Authority
	own   bool // rules is a copy that this call may change

	workspace string
	command   string
	actor     domain.ID
	keySet    domain.ID
	at        int64
	seq       int64
	entry     domain.ID
	made      int
	about     About
	// permitted notes that the handler asked for permission: one that never asks is refused.
	permitted bool
	content   ContentSource
	// base and copy are the intent's: what it follows, and the offline copy in which it was asked for.
	base string
	copy domain.ID
	// short says that sealed keys are left out of the payload, see shortened.
	short bool
}

// merged says that this is work of an offline copy which is being brought back.
func (c *Call) merged() bool { return c.copy != "" && c.rules.Merging != nil }

// ContentSource gives the bytes of file pieces, which travel beside the commands.
// Replaying has none: the rows are compared by digest.
type ContentSource func(piece domain.ID) ([]byte, bool)

// About says what an entry is about, for lists and filters.
type About struct {
	Project    domain.ID `json:"project,omitempty"`
	Deployment domain.ID `json:"deployment,omitempty"`
	Item       domain.ID `json:"item,omitempty"`
	// Record is the record that the command made or is mainly about.
	Record domain.ID `json:"record,omitempty"`
}

// newID makes the next id of this entry; doing the entry again gives the same ids.
func (c *Call) newID() domain.ID {
	c.made++
	return journal.RowID(c.entry, c.made, c.at)
}

// whole runs fn when the tables are there, and skips it while only the authority is
// folded. Authority handlers touch tables only inside it.
func (c *Call) whole(fn func(tx *store.Tx) error) error {
	if c.tx == nil {
		return nil
	}
	return fn(c.tx)
}

// relation says how the actor stands to a project ("" for the workspace as a whole).
func (c *Call) relation(project domain.ID) domain.Relation {
	r := c.rules.Relation(project, c.actor)
	r.Offline = c.copy != ""
	r.Unconfirmed = c.rules.Workspace.ConfirmedKeysOnly && !Confirmed(c.rules.KeySets[c.keySet])
	return r
}

// permit asks whether the actor may do this command, given a relation that the
// handler has filled in (own, in charge).
func (c *Call) permit(r domain.Relation) error {
	c.permitted = true
	return domain.Permit(c.command, r)
}

// permitIn is permit for commands that only ask for roles in a project. It also
// refuses unknown projects, in the words that non-members of a private one get.
func (c *Call) permitIn(project domain.ID) (domain.Project, error) {
	p, ok := c.rules.Projects[project]
	if !ok {
		c.permitted = true
		return p, domain.Missing()
	}
	return p, c.permit(c.relation(project))
}

// seen refuses when a record is no longer as the actor saw it.
func (c *Call) seen(kind string, id domain.ID, content any, seen string) error {
	now, err := SeenDigest(kind, id, content)
	if err != nil {
		return err
	}
	if now != seen {
		return domain.Conflict("command.seen_changed", "kind", kind)
	}
	return nil
}

// SeenDigest is what a deciding command must carry as seen (spec 7.6).
func SeenDigest(kind string, id domain.ID, content any) (string, error) {
	b, err := journal.Canonical(content)
	if err != nil {
		return "", err
	}
	return journal.SeenDigest(kind, id, b), nil
}

// Edit replaces one field: was is the digest of the value that was seen there.
type Edit[T any] struct {
	Was string `json:"was"`
	To  T      `json:"to"`
}

// edits applies the edits of one record and collects the fields that somebody else
// changed meanwhile. Edits of other fields do not hinder each other.
type edits struct {
	stale map[string]domain.Problem
	err   error
}

func change[T any](e *edits, field string, current *T, edit *Edit[T]) {
	if edit == nil || e.err != nil {
		return
	}
	now, err := journal.ValueDigest(*current)
	if err != nil {
		e.err = err
		return
	}
	if now != edit.Was {
		e.addStale(field, *current)
		return
	}
	*current = edit.To
}

func (e *edits) addStale(field string, now any) {
	shown, err := journal.Canonical(now)
	if err != nil {
		e.err = err
		return
	}
	if e.stale == nil {
		e.stale = map[string]domain.Problem{}
	}
	e.stale[field] = domain.Problem{Key: "command.field_changed", Params: map[string]string{"now": string(shown)}}
}

func (e *edits) done() error {
	if e.err != nil {
		return e.err
	}
	if e.stale != nil {
		return &domain.Error{Code: domain.CodeConflict, Key: "command.stale", Fields: e.stale}
	}
	return nil
}

// fieldError refuses one field of the input.
func fieldError(field string, key domain.Key, params ...string) error {
	e := domain.Invalid("form.invalid")
	p := domain.Invalid(key, params...)
	e.Fields = map[string]domain.Problem{field: {Key: key, Params: p.Params}}
	return e
}
