package app

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"renogen/backend/journal"
)

// batchSize is how many entries are checked at once: two signatures each, and what
// their sum needs still fits a core's cache.
const batchSize = 48

// checks verifies hashes, signatures and seals on all cores.
type checks struct {
	batch []check
	slots chan struct{}
	group sync.WaitGroup
	first atomic.Pointer[Finding]
}

type check struct {
	entry          journal.Entry
	hashed         bool // whether the hash is known to be right
	actor, sealKey string
}

func newChecks() *checks { return &checks{slots: make(chan struct{}, runtime.NumCPU())} }

// add checks an entry sooner or later.
func (c *checks) add(e readEntry, actor, sealKey string) {
	c.batch = append(c.batch, check{e.Entry, e.hashed, actor, sealKey})
	if len(c.batch) == batchSize {
		c.start()
	}
}

func (c *checks) start() {
	batch := c.batch
	c.batch = nil
	c.slots <- struct{}{}
	c.group.Go(func() {
		defer func() { <-c.slots }()
		if wholeBatch(batch) {
			return
		}
		for _, w := range batch {
			if f := checkEntry(w); f != nil {
				c.note(f)
				return
			}
		}
	})
}

func wholeBatch(batch []check) bool {
	signatures := journal.NewBatch()
	for _, w := range batch {
		if !w.hashed {
			return false
		}
		signatures.Add(journal.IntentBytes(w.entry.Intent), w.entry.Signature, w.actor)
		signatures.Add(journal.SealBytes(w.entry.Hash), w.entry.Seal, w.sealKey)
	}
	return signatures.Whole()
}

func (c *checks) note(f *Finding) {
	for {
		first := c.first.Load()
		if first != nil && first.Entry <= f.Entry || c.first.CompareAndSwap(first, f) {
			return
		}
	}
}

// failed says that something wrong was found already.
func (c *checks) failed() bool { return c.first.Load() != nil }

// wait gives the earliest finding.
func (c *checks) wait() error {
	if len(c.batch) > 0 {
		c.start()
	}
	c.group.Wait()
	if f := c.first.Load(); f != nil {
		return *f
	}
	return nil
}

// checkEntry says which field of an entry is not what was signed, hashed or sealed.
func checkEntry(w check) *Finding {
	e := w.entry
	signed := journal.VerifySignature(journal.IntentBytes(e.Intent), e.Signature, w.actor) == nil
	hashed := w.hashed || journal.HashEntry(&e) == e.Hash
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
func formField(err error) string {
	what := err.Error()[strings.LastIndex(err.Error(), " ")+1:]
	switch {
	case strings.Contains(err.Error(), ": payload: "):
		return "payload"
	case strings.Contains(err.Error(), ": changes: "):
		return "changes"
	case what == "seq", what == "prev", what == "outcome", what == "origin", what == "sealer", what == "seal_key":
		return what
	default:
		return "intent"
	}
}
