package app

import (
	"fmt"
	"runtime"
	"strings"
	"sync"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// checks verifies hashes, signatures and seals on all cores.
type checks struct {
	work  chan check
	group sync.WaitGroup
	mu    sync.Mutex
	first *Finding
}

type check struct {
	entry          journal.Entry
	actor, sealKey string
}

func newChecks() *checks {
	c := &checks{work: make(chan check, 64)}
	for range runtime.NumCPU() {
		c.group.Go(func() {
			for w := range c.work {
				if f := checkEntry(w); f != nil {
					c.note(f)
				}
			}
		})
	}
	return c
}

func (c *checks) add(e journal.Entry, actor, sealKey string) { c.work <- check{e, actor, sealKey} }

func (c *checks) note(f *Finding) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.first == nil || f.Entry < c.first.Entry {
		c.first = f
	}
}

// wait gives the earliest finding.
func (c *checks) wait() error {
	close(c.work)
	c.group.Wait()
	if c.first == nil {
		return nil
	}
	return *c.first
}

// checkEntry says which field of an entry is not what was signed, hashed or sealed.
func checkEntry(w check) *Finding {
	e := w.entry
	signed := journal.VerifySignature(journal.IntentBytes(e.Intent), e.Signature, w.actor) == nil
	hashed := journal.HashEntry(&e) == e.Hash
	sealed := journal.VerifySeal(e.Hash, e.Seal, w.sealKey) == nil
	switch {
	case signed && hashed && sealed:
		return nil
	case !signed:
		return finding(e.Seq, "signature", "it is not the actor's signature over the intent")
	case hashed:
		return finding(e.Seq, "seal", "it is not the sealer's signature over the hash")
	case !sealed:
		return finding(e.Seq, "hash", "it is not the hash of the entry, and the seal does not fit it")
	default:
		return finding(e.Seq, "changes", "changes, outcome, origin or sealer are not what was sealed")
	}
}

func finding(seq int64, field, what string) *Finding {
	return &Finding{Table: "journal", Row: fmt.Sprint(seq), Field: field, Entry: seq, What: what}
}

// formField names the column that a form error is about: what was signed stands in
// intent, the rest in columns of their own.
func formField(e journal.Entry, err error) string {
	what := err.Error()[strings.LastIndex(err.Error(), " ")+1:]
	switch {
	case strings.Contains(err.Error(), ": payload: "):
		return "payload"
	case strings.Contains(err.Error(), ": changes: "):
		return "changes"
	case what == "key" && domain.IsDigest(e.Intent.Key):
		return "seal_key"
	case what == "seq", what == "prev", what == "outcome", what == "origin", what == "sealer":
		return what
	default:
		return "intent"
	}
}
