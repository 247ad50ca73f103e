package offline_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// worked is a trip with work to bring back: three steps completed, one reopened.
func worked(t *testing.T) (*trip, app.CopyWork) {
	t.Helper()
	p := take(t, 3)
	for _, step := range p.night.Steps {
		p.later(time.Minute)
		p.laptop.Must("Execute", p.laptop.Act(step, domain.StepComplete, ""))
	}
	p.later(time.Minute)
	p.laptop.Must("All", p.laptop.Act(p.night.Steps[1], domain.StepReopen, "it was the wrong one"))
	p.later(time.Minute)
	work, err := p.laptop.Work()
	if err != nil {
		t.Fatal(err)
	}
	return p, work
}

// Whoever has the laptop can write any byte of its file. Work that is not as it was signed, in the order in which it was
// signed, is not brought back at all.
func TestChangedWorkIsNotBroughtBack(t *testing.T) {
	t.Parallel()
	p, work := worked(t)
	foreign := func(in journal.Intent) app.CopiedIntent {
		actor := p.shared.As("Execute")
		in.Actor, in.Key = actor.User, actor.KeySet
		return app.CopiedIntent{Intent: in, Signature: actor.Secret.Sign(journal.IntentBytes(in))}
	}
	last := len(work.Intents) - 1
	for name, test := range map[string]struct {
		change func(all []app.CopiedIntent) []app.CopiedIntent
		key    domain.Key
	}{
		"the completion before the last left out": {func(all []app.CopiedIntent) []app.CopiedIntent { return slices.Delete(all, last-1, last) }, "copy.merge.chain"},
		"the beginning left out":                  {func(all []app.CopiedIntent) []app.CopiedIntent { return all[1:] }, "copy.merge.chain"},
		"two exchanged": {func(all []app.CopiedIntent) []app.CopiedIntent {
			all[2], all[3] = all[3], all[2]
			return all
		}, "copy.merge.chain"},
		"one twice": {func(all []app.CopiedIntent) []app.CopiedIntent { return append(all, all[last]) }, "copy.merge.chain"},
		"a foreign one between, and the rest as it was": {func(all []app.CopiedIntent) []app.CopiedIntent {
			in := all[2].Intent
			in.ID, _ = app.NewID()
			return slices.Insert(all, 2, foreign(in))
		}, "copy.merge.chain"},
		"the reopening of somebody else under another time": {func(all []app.CopiedIntent) []app.CopiedIntent {
			all[last].At -= time.Hour.Milliseconds()
			return all
		}, "copy.merge.signature"},
		"another remark": {func(all []app.CopiedIntent) []app.CopiedIntent {
			all[last].Payload = strings.Replace(all[last].Payload, "wrong", "right", 1)
			return all
		}, "copy.merge.signature"},
		"in another's name": {func(all []app.CopiedIntent) []app.CopiedIntent {
			all[last].Actor = p.shared.User("Approval")
			return all
		}, "copy.merge.signature"},
		"of another copy": {func(all []app.CopiedIntent) []app.CopiedIntent {
			for i := range all {
				all[i].Copy, _ = app.NewID()
			}
			return all
		}, "copy.merge.chain"},
	} {
		before := p.shared.Entries()
		changed := app.CopyWork{Copy: work.Copy, Intents: test.change(slices.Clone(work.Intents))}
		_, err := p.shared.BringBack(app.Return{Actor: p.shared.As("Execute"), Work: changed, Pieces: p.laptop.Piece})
		if refused, ok := err.(*domain.Error); !ok || refused.Key != test.key {
			t.Errorf("%s: %v", name, err)
		}
		if p.shared.Entries() != before {
			t.Errorf("%s: the journal grew", name)
		}
	}
	if out := p.mustReturn("Execute"); len(refusedRecords(out)) != 0 {
		t.Errorf("what was signed: %+v", out)
	}
}

// Somebody signs his own work with a time that cannot be: it goes to a person.
func TestImpossibleTimesGoToAPerson(t *testing.T) {
	t.Parallel()
	p := take(t, 3)
	p.later(time.Hour)
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[0], domain.StepComplete, ""))
	p.laptop.Clock.Pass(-30 * time.Minute)
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[1], domain.StepComplete, "back-dated"))
	p.laptop.Clock.Pass(300 * time.Hour)
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[2], domain.StepComplete, "from the future"))
	out := p.mustReturn("Execute")
	for i, result := range out.Results[2:] {
		if result.Done || result.Why.Key != "copy.merge.time" {
			t.Errorf("%d: %+v", i, result)
		}
	}
	verified(t, p.shared)
}

// Work that a copy cannot hold, permissions and keys that were lost meanwhile, and what comes after the end of the copy.
func TestLostRightsGoToApproval(t *testing.T) {
	t.Parallel()
	p, _ := worked(t)
	w := p.shared
	w.Must("Approval", &app.MemberSet{
		Project: p.night.Project, User: w.User("All"), Roles: []string{"view"},
		Seen: w.Seen("member", p.night.Project+"/"+w.User("All"), app.MemberSeen{Roles: []string{"entry", "review", "execute"}}),
	})
	out := p.mustReturn("Execute")
	reopened := out.Results[len(out.Results)-1]
	if reopened.Done || reopened.Why.Code != domain.CodeForbidden || len(refusedRecords(out)) != 1 {
		t.Fatalf("%+v", out.Results)
	}
	w.Refused(domain.CodeForbidden, "All", &app.CopySettle{Intent: reopened.Entry, How: domain.SettledDropped, Note: "never mind"})
	w.Must("Approval", &app.CopySettle{Intent: reopened.Entry, How: domain.SettledDropped, Note: "he has left"})
	w.Must("Execute", &app.CopyClose{Copy: p.taken.Copy})
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[0], domain.StepReopen, "late"))
	p.later(time.Minute)
	late := p.mustReturn("Execute")
	if len(late.Results) != 1 || late.Results[0].Done || late.Results[0].Why.Key != "copy.merge.closed" {
		t.Errorf("%+v", late.Results)
	}
	verified(t, w)
}

// Whoever may write the shared file appends a merge of his own making: verification names the entry.
func TestForgedMergesAreFound(t *testing.T) {
	t.Parallel()
	p, work := worked(t)
	path := p.shared.CopyPath("original")
	if _, err := p.shared.CopyTo(path); err != nil {
		t.Fatal(err)
	}
	all := work.Intents
	for name, test := range map[string]struct {
		intents []app.CopiedIntent
		field   string
		by      func(app.Actor) app.Actor // who seals, if it is not who brings it back
	}{
		"the reopening left out, and no end":    {all[:4], "origin", nil},
		"one in the middle left out":            {slices.Concat(all[:2], all[3:]), "intent", nil},
		"in another order":                      {[]app.CopiedIntent{all[0], all[2], all[1], all[3], all[4]}, "intent", nil},
		"back-dated, with the signature of old": {[]app.CopiedIntent{all[0], backdated(all[1])}, "signature", nil},
		"sealed with somebody else's key": {all[:4], "seal_key", func(own app.Actor) app.Actor {
			other := p.shared.As("View")
			return app.Actor{User: own.User, KeySet: other.KeySet, Secret: other.Secret}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			forged := p.shared.CopyPath("forged")
			copied := p.shared.Opened(path)
			if _, err := copied.CopyTo(forged); err != nil {
				t.Fatal(err)
			}
			by := p.shared.As("Execute")
			if test.by != nil {
				by = test.by(by)
			}
			p.appendMerge(forged, by, test.intents)
			report, err := app.Verify(forged, app.Quick, nil)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(report.Findings, func(f app.Finding) bool { return f.Field == test.field && f.Entry > 0 }) {
				t.Errorf("%+v", report.Findings)
			}
		})
	}
}

func backdated(in app.CopiedIntent) app.CopiedIntent {
	in.At -= 30_000
	return in
}

// appendMerge writes entries as somebody would who has a key, and leaves out what the program asks for.
func (p *trip) appendMerge(path string, actor app.Actor, intents []app.CopiedIntent) {
	p.t.Helper()
	db, err := store.Open(path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer db.Close()
	origin := journal.RowID("forged", 1, p.shared.Clock.Now())
	err = db.Write(func(tx *store.Tx) error {
		head, err := tx.Head()
		if err != nil {
			return err
		}
		for _, in := range intents {
			e := journal.Entry{
				Seq: head.Seq + 1, ID: in.ID, Intent: in.Intent, Signature: in.Signature, Changes: `{"about":{"project":"` + p.night.Project + `"}}`,
				Outcome: journal.OutcomeDone, Origin: origin, Prev: head.Hash, Sealer: actor.User, SealKey: actor.KeySet,
			}
			if head, err = seal(tx, e, p.night.Project, actor); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		p.t.Fatal(err)
	}
}

func seal(tx *store.Tx, e journal.Entry, project domain.ID, actor app.Actor) (store.Head, error) {
	e.Hash = journal.HashEntry(&e)
	e.Seal = actor.Secret.Sign(journal.SealBytes(e.Hash))
	command, _, _ := strings.Cut(e.Intent.Command, "/")
	return store.Head{Seq: e.Seq, Hash: e.Hash}, tx.Append(store.JournalRow{
		Seq: e.Seq, ID: e.ID, Actor: e.Intent.Actor, At: e.Intent.At, Command: command, Project: project,
		Intent:  strings.TrimPrefix(string(journal.IntentBytes(e.Intent)), "renogen intent v1\n"),
		Payload: e.Intent.Payload, Signature: e.Signature, Changes: e.Changes, Outcome: e.Outcome,
		Origin: e.Origin, Prev: e.Prev, Sealer: e.Sealer, SealKey: e.SealKey, Hash: e.Hash, Seal: e.Seal,
	})
}
