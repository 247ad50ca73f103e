package app

import (
	"strings"
	"sync"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// fixed keeps what journal entries fixed: whose approval was given over what, and what steps say. Entries and
// contents never change, so what was found right once is right for good, whatever happens to the tables.
type fixed struct {
	mu       sync.Mutex
	entries  map[int64]fixing
	contents map[domain.ID]domain.StepContent
}

// fixing is what one entry fixed. Contents are by step; Project, in which its actor had the right, Item and Seen
// those of an approval.
type fixing struct {
	project  domain.ID
	item     domain.ID
	seen     string
	contents map[domain.ID]domain.ID
}

const (
	keptEntries  = 20_000
	keptContents = 5_000
)

// forget drops all: the journal is another one.
func (f *fixed) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.entries, f.contents = nil, nil
}

func (f *fixed) entry(seq int64) (fixing, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	found, ok := f.entries[seq]
	return found, ok
}

func (f *fixed) keepEntry(seq int64, found fixing) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.entries == nil || len(f.entries) >= keptEntries {
		f.entries = map[int64]fixing{}
	}
	f.entries[seq] = found
}

func (f *fixed) content(digest domain.ID) (domain.StepContent, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	found, ok := f.contents[digest]
	return found, ok
}

func (f *fixed) keepContent(digest domain.ID, content domain.StepContent) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.contents == nil || len(f.contents) >= keptContents {
		f.contents = map[domain.ID]domain.StepContent{}
	}
	f.contents[digest] = content
}

// fixedBy reads what an entry fixed. The entry must be sealed and signed by those who it says did it.
func (v *View) fixedBy(seq int64) (fixing, error) {
	if known, ok := v.app.fixed.entry(seq); ok {
		return known, nil
	}
	row, err := v.Entry(seq)
	if err != nil {
		return fixing{}, err
	}
	e, err := entryOf(row, v.app.id)
	if err != nil {
		return fixing{}, brokenJournal(err)
	}
	keys := v.rules.KeySets
	if f := checkEntry(check{entry: e, actor: keys[e.Intent.Key].Ed25519, sealKey: keys[e.SealKey].Ed25519}); f != nil {
		return fixing{}, brokenJournal(*f)
	}
	found, err := fixingOf(e)
	if err != nil {
		return fixing{}, err
	}
	v.app.fixed.keepEntry(seq, found)
	return found, nil
}

func fixingOf(e journal.Entry) (fixing, error) {
	found := fixing{contents: map[domain.ID]domain.ID{}}
	about, rows, err := recordedChanges(e.Changes)
	if err != nil {
		return found, brokenJournal(badField(e.Seq, "changes", err.Error()))
	}
	for _, row := range rows {
		if row.Table == "steps" && row.After.Value("content") != "" {
			found.contents[strings.Clone(row.ID)] = row.After.Text("content")
		}
	}
	if commandOf(e.Intent) != "item.approve" {
		return found, nil
	}
	var approval ItemApprove
	if err := journal.DecodeStrict([]byte(e.Intent.Payload), &approval); err != nil {
		return found, brokenJournal(badField(e.Seq, "payload", err.Error()))
	}
	found.project, found.item, found.seen = about.Project, approval.Item, approval.Seen
	return found, nil
}

// stepContent gives what a step says, for execution, if the entry that fixed it says so too.
func (v *View) stepContent(step domain.Step) (domain.StepContent, error) {
	found, err := v.fixedBy(step.ContentSeq)
	if err != nil {
		return domain.StepContent{}, err
	}
	if found.contents[step.ID] != step.Content {
		return domain.StepContent{}, domain.Unavailable("step.not_as_approved")
	}
	if content, ok := v.app.fixed.content(step.Content); ok {
		return content, nil
	}
	content, err := contentOf[domain.StepContent](v.Reader, step.Content)
	if err == nil {
		v.app.fixed.keepContent(step.Content, content)
	}
	return content, err
}

// approvalFault says what is wrong with an approved item: its approval was not given over its content, or
// the item is no longer what was approved. Nil when nothing is, or when the item is not approved.
func (v *View) approvalFault(item domain.Item) error {
	if !item.Approved() {
		return nil
	}
	found, err := v.fixedBy(item.ApprovedSeq)
	if err != nil {
		return err
	}
	row, err := store.Get[domain.Content](v.Reader, item.ApprovedContent)
	if err != nil {
		return err
	}
	same, err := sameAsApproved(v.Reader, item)
	if err != nil {
		return err
	}
	if found.project != item.Project || found.item != item.ID || found.seen != journal.SeenDigest("item", item.ID, []byte(row.Text)) || !same {
		return domain.Unavailable("item.not_as_approved")
	}
	return nil
}
