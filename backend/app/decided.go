package app

import (
	"errors"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// deciding are the commands that decide what may be executed, and over what.
var deciding = map[string]bool{
	"item.approve": true, "runbook.approve": true, "runbook.start_without": true,
	"step.add": true, "step.run_again": true, "checklist.sign_off": true,
}

// ruling is what an entry of the journal decided: who, when, in which project, and with what payload.
type ruling struct {
	actor, project, deployment domain.ID
	at                         int64
	key                        domain.ID
	payload                    any
	// steps are the contents that it gave to steps, by step, as the entry says.
	steps map[domain.ID]domain.ID
	// contents are those that steps can have by what was signed: one for each activity that was approved.
	contents map[domain.ID]bool
}

// errNoDecision is why an entry decides nothing.
var errNoDecision = errors.New("app: no decision of the journal stands there")

// decided gives what was decided at a place of the journal; where nothing was, the refusal with this key. As far as the
// journal was verified here, the entry must be the one that was verified. Behind that it must be sealed and signed by
// those who it says did it, with keys that they had.
func (v *View) decided(seq int64, otherwise domain.Key) (*ruling, error) {
	d, err := v.decisionAt(seq)
	if f, broken := errors.AsType[Finding](err); broken {
		err = errors.Join(errNoDecision, f)
	}
	if errors.Is(err, errNoDecision) {
		err = domain.Unavailable(otherwise).Because(err)
	}
	return d, err
}

func (v *View) decisionAt(seq int64) (*ruling, error) {
	hash, verified := v.app.fixed.stands(seq)
	if verified && hash == "" {
		return nil, errNoDecision
	}
	if d, known := v.app.fixed.decision(hash); known {
		return d, nil
	}
	row, err := v.Entry(seq)
	if domain.CodeOf(err) == domain.CodeNotFound {
		return nil, errNoDecision
	}
	if err != nil {
		return nil, err
	}
	if verified && row.Hash != hash {
		return nil, badField(seq, "hash", "it is not the entry that was verified here")
	}
	if d, known := v.app.fixed.decision(row.Hash); known && !verified {
		return d, nil
	}
	d, err := v.readDecision(row, verified)
	if err == nil {
		v.app.fixed.keepDecision(row.Hash, d)
	}
	return d, err
}

func (v *View) readDecision(row store.JournalRow, verified bool) (*ruling, error) {
	e := readRow(row, v.app.id)
	switch {
	case e.err != nil:
		return nil, e.err
	case !e.hashed:
		return nil, badField(row.Seq, "hash", "it is not the hash of the entry")
	case e.Outcome != journal.OutcomeDone || !deciding[commandOf(e.Intent)]:
		return nil, errNoDecision
	}
	if !verified {
		if err := v.signed(e); err != nil {
			return nil, err
		}
	}
	payload, err := decodeEntry(e.Intent.Command, e.Intent.Payload)
	if err != nil {
		return nil, badField(row.Seq, "payload", err.Error())
	}
	d := &ruling{
		actor: e.Intent.Actor, key: e.Intent.Key, at: e.Intent.At, project: e.about.Project, deployment: e.about.Deployment,
		payload: payload, steps: map[domain.ID]domain.ID{}, contents: map[domain.ID]bool{},
	}
	for _, change := range e.rows {
		if change.Table == "steps" && change.After.Value("content") != "" {
			d.steps[strings.Clone(change.ID)] = change.After.Text("content")
		}
	}
	if approval, ok := payload.(*ItemApprove); ok {
		err = v.addContents(d, approval, e.rows)
	}
	return d, err
}

// signed checks an entry that the verification has not come to yet by itself.
func (v *View) signed(e readEntry) error {
	keys := v.rules.KeySets
	for _, held := range []struct{ user, key domain.ID }{{e.Intent.Actor, e.Intent.Key}, {e.Sealer, e.SealKey}} {
		key := keys[held.key]
		if key.User != held.user || key.BoundSeq >= e.Seq || key.RetiredSeq != 0 && key.RetiredSeq <= e.Seq {
			return badField(e.Seq, "intent", "the key was not that person's then")
		}
	}
	if f := checkEntry(check{entry: e.Entry, hashed: true, actor: keys[e.Intent.Key].Ed25519, sealKey: keys[e.SealKey].Ed25519}); f != nil {
		return *f
	}
	return nil
}

// addContents computes what the steps of an approved item say, from the content over which the approval was signed.
func (v *View) addContents(d *ruling, approval *ItemApprove, rows []store.RecordedChange) error {
	digest, err := v.approvedIn(approval.Item, rows)
	if err != nil {
		return err
	}
	text, found, err := store.Find[domain.Content](v.Reader, digest)
	if err != nil {
		return err
	}
	if !found || journal.SeenDigest("item", approval.Item, []byte(text.Text)) != approval.Seen {
		return errNoDecision
	}
	var content domain.ItemContent
	if err := journal.DecodeStrict([]byte(text.Text), &content); err != nil {
		return err
	}
	for _, activity := range content.Activities {
		digest, err := contentDigest(activityStepContent(content, activity))
		if err != nil {
			return err
		}
		d.contents[digest] = true
	}
	return nil
}

// approvedIn gives the digest of the content that an approval kept, as its entry says. It names a text only: whether that
// is the one that was signed, its seen says.
func (v *View) approvedIn(item domain.ID, rows []store.RecordedChange) (domain.ID, error) {
	for _, change := range rows {
		if change.Table == "items" && change.ID == item && change.After.Value("approved_content") != "" {
			return change.After.Text("approved_content"), nil
		}
	}
	row, err := record[domain.Item](v.Reader, item)
	return row.ApprovedContent, err
}

// saysOf asks whether a step's content is what was signed: one of the approved activities, or the step that was added.
func (d *ruling) saysOf(content domain.StepContent, digest domain.ID) error {
	right := d.contents[digest]
	if p, added := d.payload.(*StepAdd); added {
		stage := p.Stage
		if p.Behind != "" {
			stage = content.Stage // that of the step before it
		}
		said, err := p.content(stage)
		if err != nil {
			return domain.Unavailable("step.not_as_approved").Because(err)
		}
		made, err := contentDigest(said)
		if err != nil {
			return err
		}
		right = made == digest
	}
	if !right {
		return domain.Unavailable("step.not_as_approved")
	}
	return nil
}
