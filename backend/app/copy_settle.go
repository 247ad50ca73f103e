package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// CopySettle settles what was refused of an offline copy: it is dropped, with a reason, kept as a note on its record, or
// was done in another way by another command, whose entry RedoneAs names.
type CopySettle struct {
	Intent   domain.ID      `json:"intent"`
	How      domain.Settled `json:"how"`
	Note     string         `json:"note,omitempty"`
	RedoneAs domain.ID      `json:"redone_as,omitempty"`
}

func init() { register("copy.settle", settleIntent) }

func settleIntent(c *Call, p *CopySettle) error {
	row, err := record[domain.RefusedIntent](c.tx.Reader, p.Intent)
	if err != nil {
		c.permitted = true
		return err
	}
	c.about = About{Project: row.Project, Deployment: row.Deployment, Item: row.Item, Record: row.Record}
	if err := c.permit(settling(c.relation(row.Project), row, c.actor)); err != nil {
		return err
	}
	if row.Settled != domain.SettledNot {
		return domain.Conflict("copy.settle.already")
	}
	if row.Note, err = p.check(); err != nil {
		return err
	}
	row.Settled, row.SettledBy, row.SettledAt, row.RedoneAs = p.How, c.actor, c.at, p.RedoneAs
	if err := store.Put(c.tx, row); err != nil || p.How != domain.SettledNoted {
		return err
	}
	return c.keepNote(row)
}

func (p *CopySettle) check() (note string, err error) {
	var problems domain.Problems
	switch p.How {
	case domain.SettledRedone:
		if p.RedoneAs == "" {
			problems.Add("redone_as", "copy.settle.redone_as")
		}
	case domain.SettledDropped, domain.SettledNoted:
		if p.RedoneAs != "" {
			problems.Add("redone_as", "copy.settle.not_redone")
		}
	default:
		problems.Add("how", "copy.settle.how", "given", string(p.How))
	}
	if err := problems.Err(); err != nil {
		return "", err
	}
	var c domain.Checker
	note = c.Text("note", p.Note, domain.MaxNote, p.How != domain.SettledRedone)
	return note, c.Err()
}

// settling: each settles what he asked for himself, unless he lost the right to it; approval settles everything.
func settling(r domain.Relation, row domain.RefusedIntent, actor domain.ID) domain.Relation {
	lost := row.Refusal.Code == string(domain.CodeForbidden) || row.Refusal.Code == string(domain.CodeUnauthenticated)
	r.Own = row.Person == actor && !lost
	return r
}

// keepNote writes the note where people look: into the history of the step, or among the comments of the item. For other
// records it stands with the copy.
func (c *Call) keepNote(row domain.RefusedIntent) error {
	if row.Item != "" {
		if item, ok, err := store.Find[domain.Item](c.tx.Reader, row.Item); err != nil || ok {
			return orPut(c, err, domain.Comment{ID: c.newID(), Item: item.ID, Text: row.Note})
		}
	}
	if _, ok, err := store.Find[domain.Step](c.tx.Reader, row.Record); err != nil || !ok {
		return err
	}
	run, err := c.tx.LiveStep(row.Record)
	return orPut(c, err, domain.StepEvent{
		ID: c.newID(), RunStep: run.ID, Action: string(domain.StepNote), From: run.State, To: run.State, Remark: row.Note,
	})
}

func orPut[T any](c *Call, err error, row T) error {
	if err != nil {
		return err
	}
	return store.Put(c.tx, row)
}

// Redo settles what was refused of an offline copy by doing it in another way: both, or neither.
func (a *App) Redo(actor Actor, intent domain.ID, name string, payload []byte, note string) ([]Receipt, error) {
	again, err := Payload(name, payload)
	if err != nil {
		return nil, err
	}
	orders := []Order{{Name: name, Payload: again}, {Name: "copy.settle"}}
	for i := range orders {
		orders[i].Actor = actor
		if orders[i].ID, err = NewID(); err != nil {
			return nil, err
		}
	}
	orders[1].Payload = &CopySettle{Intent: intent, How: domain.SettledRedone, Note: note, RedoneAs: orders[0].ID}
	return a.DoAll(orders)
}
