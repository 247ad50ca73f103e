package app

import (
	"errors"
	"fmt"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// CopyMerge ends the bringing back of a copy's work: the intents before it, which name it as their origin, are those of
// the copy behind Base up to Head, and this is what came of each.
type CopyMerge struct {
	Copy    domain.ID      `json:"copy"`
	Base    string         `json:"base"`
	Head    string         `json:"head"`
	Intents int64          `json:"intents"`
	Refused int64          `json:"refused"`
	Results []MergedIntent `json:"results"`
}

func init() { registerAuthority("copy.merge", mergeCopy) }

func (m *Merging) payload() *CopyMerge {
	return &CopyMerge{
		Copy: m.Copy, Base: m.Base, Head: m.Tip, Intents: int64(len(m.Outcomes)), Refused: m.Refused, Results: m.Outcomes,
	}
}

func mergeCopy(c *Call, p *CopyMerge) error {
	chain, ok := c.rules.Copies[p.Copy]
	if !ok {
		c.permitted = true
		return domain.Missing()
	}
	if _, err := c.permitIn(chain.Project); err != nil {
		return err
	}
	c.about.Project, c.about.Record = chain.Project, p.Copy
	m := c.rules.Merging
	if m == nil && c.tx == nil { // only entries about authority are looked at, without what was brought back: it is believed
		chain.Tip, chain.Merged = p.Head, chain.Merged+p.Intents
		c.edit().Copies[p.Copy] = chain
		return nil
	}
	if m == nil || m.ID != c.entry || !sameMerge(p, m.payload()) || c.at != timeOf(c.entry) {
		return domain.Conflict("copy.merge.by_hand")
	}
	chain.Tip, chain.At, chain.Merged = m.Tip, m.At, chain.Merged+p.Intents
	rules := c.edit()
	rules.Merging = nil
	rules.Copies[p.Copy] = chain
	return c.whole(func(tx *store.Tx) error { return c.noteMerge(p, chain.Merged) })
}

func sameMerge(a, b *CopyMerge) bool {
	return a.Copy == b.Copy && a.Base == b.Base && a.Head == b.Head && a.Intents == b.Intents && a.Refused == b.Refused &&
		slices.Equal(a.Results, b.Results)
}

func (c *Call) noteMerge(p *CopyMerge, merged int64) error {
	row, err := store.Get[domain.Copy](c.tx.Reader, p.Copy)
	if err != nil {
		return err
	}
	row.Merged, row.ReturnedAt = merged, c.at
	c.about.Deployment = row.Deployments[0]
	if err := store.Put(c.tx, row); err != nil {
		return err
	}
	return store.Put(c.tx, domain.CopyMerge{
		ID: c.entry, Copy: p.Copy, Base: p.Base, Head: p.Head, Intents: p.Intents, Refused: p.Refused,
	})
}

// mergeRefusal says why an intent of a copy cannot be done here, before it is tried: who asked for it could not where the
// copy was taken, its time is impossible, it is none that copies take, or the copy was closed.
func (a *Authority) mergeRefusal(in journal.Intent) error {
	chain, name := a.Copies[a.Merging.Copy], commandOf(in)
	switch {
	case chain.Closed:
		return domain.Conflict("copy.merge.closed")
	case domain.OnlyShared(name):
		return domain.Forbidden("copy.not_offline")
	case !a.Merging.timely(in.At):
		return domain.Conflict("copy.merge.time")
	}
	return mayAct(chain.Then, in, name)
}

// mergeOne does an intent of a copy again, or writes down that it is refused. rules knows of the merge. An error is one
// of the machine, not of the rules.
func mergeOne(tx *store.Tx, rules *Authority, in journal.Intent, payload any, seq int64, content ContentSource) (journal.Entry, About, error) {
	var e journal.Entry
	var about About
	why := rules.mergeRefusal(in)
	if why == nil {
		why = tx.Try(func() (err error) {
			if e, about, _, err = execute(tx, rules, in, payload, seq, content); err != nil {
				return err
			}
			return couldAct(rules.Copies[in.Copy].Then, e, about, commandOf(in))
		})
	}
	if why == nil {
		e.Origin = rules.Merging.ID
		return e, about, nil
	}
	refusal, ok := ofRules(why)
	if !ok {
		return e, about, why
	}
	return refuse(tx, rules, in, seq, about, refusal)
}

// ofRules tells a refusal from a fault of the machine.
func ofRules(err error) (*domain.Error, bool) {
	var e *domain.Error
	if !errors.As(err, &e) {
		return nil, false
	}
	return e, e.Code != domain.CodeInternal && e.Code != domain.CodeBusy && e.Code != domain.CodeUnavailable
}

// refuse keeps an intent whole, with the reason why it was refused, until a person settles it.
func refuse(tx *store.Tx, rules *Authority, in journal.Intent, seq int64, about About, why *domain.Error) (journal.Entry, About, error) {
	m := rules.Merging
	chain := rules.Copies[m.Copy]
	if about.Project == "" {
		about = About{Project: chain.Project}
	}
	e := journal.Entry{Seq: seq, ID: in.ID, Intent: in, Outcome: journal.OutcomeRefused, Origin: m.ID}
	tx.SetStamp(store.Stamper{Actor: in.Actor, At: in.At})
	err := store.Put(tx, domain.RefusedIntent{
		ID: in.ID, Copy: m.Copy, Merge: m.ID, Number: chain.Merged + int64(len(m.Outcomes)) + 1,
		Project: about.Project, Deployment: about.Deployment, Item: about.Item, Record: about.Record,
		Command: commandOf(in), Person: in.Actor, AskedAt: in.At, Refusal: why.Kept(),
	})
	if err != nil {
		return e, about, err
	}
	e.Changes, err = changesText(about, tx.Changes())
	return e, about, err
}

// couldMerge asks of an entry that was brought back what foldAuthority asks of others: none of them changes the authority.
func couldMerge(rules *Authority, e readEntry) error {
	in, chain := e.Intent, rules.Copies[e.Intent.Copy]
	if key := rules.KeySets[in.Key]; key.ID == "" || key.User != in.Actor {
		return domain.Unauthenticated("session.unknown_key")
	}
	if e.Outcome == journal.OutcomeRefused {
		if len(e.rows) != 1 || e.rows[0].Table != "refused_intents" || e.rows[0].ID != e.ID || e.rows[0].Action != store.Added {
			return errors.New("a refused intent changes something")
		}
		return nil
	}
	if err := rules.mergeRefusal(in); err != nil {
		return fmt.Errorf("it counts as done, but must be refused: %w", err)
	}
	if err := couldAct(chain.Then, e.Entry, e.about, commandOf(in)); err != nil {
		return err
	}
	return couldAct(rules, e.Entry, e.about, commandOf(in))
}
