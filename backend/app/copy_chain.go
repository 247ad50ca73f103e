package app

import (
	"github.com/google/uuid"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// CopyChain is what the journal knows of an offline copy that was taken from here. The work of a copy is a chain of its
// own: each intent names the one before, the first one the head at which the copy was taken (spec 7.1).
type CopyChain struct {
	Project     domain.ID   `json:"project"`
	Deployments []domain.ID `json:"deployments"`
	Holder      domain.ID   `json:"holder"`
	// Tip is the digest of the last intent that was brought back; before the first, the head at which the copy was taken.
	Tip string `json:"tip"`
	// At is the last time in it that counts, in Unix milliseconds.
	At     int64 `json:"at"`
	Merged int64 `json:"merged"`
	Closed bool  `json:"closed,omitempty"`
	// Then is who could do what where the copy was taken.
	Then *Authority `json:"then"`
}

// OfflineChain says that this journal is that of an offline copy, and with which intent it ends.
type OfflineChain struct {
	Copy  domain.ID   `json:"copy"`
	Tip   string      `json:"tip"`
	Users []domain.ID `json:"users"`
}

// Merging is work of a copy that is being brought back: its intents come first, then the entry copy.merge, whose id they
// name as their origin and which says what came of each.
type Merging struct {
	ID       domain.ID      `json:"id"`
	Copy     domain.ID      `json:"copy"`
	Sealer   domain.ID      `json:"sealer"`
	SealKey  domain.ID      `json:"seal_key"`
	Base     string         `json:"base"`
	Tip      string         `json:"tip"`
	At       int64          `json:"at"`
	Refused  int64          `json:"refused"`
	Outcomes []MergedIntent `json:"outcomes"`
}

// MergedIntent is what came of one intent of a copy.
type MergedIntent struct {
	Entry   domain.ID `json:"entry"`
	Outcome string    `json:"outcome"`
}

// ended refuses a journal that ends in the middle of a merge.
func (a *Authority) ended(head store.Head) error {
	if a.Merging == nil {
		return nil
	}
	return badField(head.Seq, "origin", "the merge "+a.Merging.ID+" has no end")
}

// then is who can do what, without what is only about copies.
func (a *Authority) then() *Authority {
	c := *a
	c.Copies, c.Offline, c.Merging = nil, nil, nil
	return &c
}

// place checks that an entry may stand where it does, as far as copies are concerned, and gives the authority under which
// it is done: for work that is brought back, one that knows of it.
func (a *Authority) place(e journal.Entry) (*Authority, error) {
	in, name := e.Intent, commandOf(e.Intent)
	switch {
	case e.Origin != "" && in.Copy == "":
		return nil, badField(e.Seq, "origin", "it names an origin, but is no work of an offline copy")
	case e.Origin != "":
		return a.placeMerged(e)
	case a.Merging != nil && (name != "copy.merge" || e.ID != a.Merging.ID || e.Sealer != a.Merging.Sealer || e.SealKey != a.Merging.SealKey):
		return nil, badField(e.Seq, "origin", "the entry that ends the merge "+a.Merging.ID+" should stand here")
	case a.Merging == nil && name == "copy.merge":
		return nil, badField(e.Seq, "intent", "it ends a merge, but nothing was brought back")
	case a.Offline != nil && in.Copy != a.Offline.Copy:
		return nil, badField(e.Seq, "intent", "it is no work of this offline copy")
	case a.Offline != nil && in.Base != a.Offline.Tip:
		return nil, badField(e.Seq, "intent", "it does not follow the intent before it in this offline copy")
	case a.Offline == nil && in.Copy != "" && (name != "copy.begin" || in.Base != e.Prev):
		return nil, badField(e.Seq, "intent", "it is work of an offline copy, but this is none")
	case a.Offline == nil && in.Copy == "" && name == "copy.begin":
		return nil, badField(e.Seq, "intent", "it begins an offline copy without naming it")
	}
	return a, nil
}

func (a *Authority) placeMerged(e journal.Entry) (*Authority, error) {
	after := a
	if a.Merging == nil {
		begun, err := a.beginMerge(e.Origin, e.Intent.Copy, e.Sealer, e.SealKey)
		if err != nil {
			return nil, badField(e.Seq, "origin", err.Error())
		}
		after = begun
	}
	m := after.Merging
	switch {
	case m.ID != e.Origin || m.Copy != e.Intent.Copy:
		return nil, badField(e.Seq, "origin", "it is part of another merge than the entry before")
	case m.Sealer != e.Sealer || m.SealKey != e.SealKey:
		return nil, badField(e.Seq, "sealer", "it is sealed by somebody else than the rest of its merge")
	case a.Merging == nil && !a.signsNow(e.Sealer, e.SealKey):
		return nil, badField(e.Seq, "seal_key", "it is no key of today of whoever brought it back")
	case m.Tip != e.Intent.Base:
		return nil, badField(e.Seq, "intent", "it does not follow the intent before it in its offline copy: one was left out, put in, or moved")
	}
	return after, nil
}

// signsNow says whether somebody is active, and a key the one that counts now.
func (a *Authority) signsNow(user, key domain.ID) bool {
	k := a.KeySets[key]
	return a.Users[user].State == domain.UserActive && k.User == user && k.RetiredSeq == 0
}

// beginMerge gives the authority under which work of a copy is brought back.
func (a *Authority) beginMerge(id, copied, sealer, sealKey domain.ID) (*Authority, error) {
	chain, ok := a.Copies[copied]
	if !ok || a.Offline != nil {
		return nil, domain.NotFound("copy.unknown")
	}
	after := *a
	after.Merging = &Merging{ID: id, Copy: copied, Sealer: sealer, SealKey: sealKey, Base: chain.Tip, Tip: chain.Tip, At: chain.At}
	return &after, nil
}

// next gives the authority behind an entry: it knows where the chain of a copy goes on.
func (a *Authority) next(e *journal.Entry) *Authority {
	after := *a
	switch {
	case e.Origin != "" && a.Merging != nil:
		m := *a.Merging
		m.Tip = journal.IntentHash(e.Intent)
		if m.timely(e.Intent.At) {
			m.At = e.Intent.At
		}
		if e.Outcome == journal.OutcomeRefused {
			m.Refused++
		}
		m.Outcomes = append(m.Outcomes, MergedIntent{Entry: e.ID, Outcome: e.Outcome})
		after.Merging = &m
	case a.Offline != nil && e.Origin == "" && e.Intent.Copy == a.Offline.Copy:
		o := *a.Offline
		o.Tip = journal.IntentHash(e.Intent)
		after.Offline = &o
	default:
		return a
	}
	return &after
}

// timely says that a time lies between that of the intent before and that of the merge.
func (m *Merging) timely(at int64) bool { return at >= m.At && at <= timeOf(m.ID) }

// timeOf is the time in a UUIDv7, in Unix milliseconds: a merge has that of its id.
func timeOf(id domain.ID) int64 {
	u, err := uuid.Parse(id)
	if err != nil {
		return 0
	}
	at := int64(0)
	for _, b := range u[:6] {
		at = at<<8 | int64(b)
	}
	return at
}

// idAt makes an id that has a time of its own.
func idAt(at int64) (domain.ID, error) {
	u, err := uuid.NewV7()
	if err != nil {
		return "", err
	}
	for i := range 6 {
		u[i] = byte(at >> (8 * (5 - i)))
	}
	return u.String(), nil
}
