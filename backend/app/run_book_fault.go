package app

import (
	"errors"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// bookFault says why a run book that the tables call approved, or free to be started without an approval, is not so by
// the journal. now is what an approval would cover, seen its digest. Nil when nothing is wrong, or when nothing is claimed.
func (v *View) bookFault(d domain.Deployment, now domain.BookContent, seen string) error {
	approved := d.RunBookState == domain.RunBookApproved
	if d.RunBook > 0 || approved {
		if err := v.versionFault(d, now, seen, approved); err != nil {
			return err
		}
	}
	if d.StartedWithout == "" {
		return nil
	}
	return v.startedWithoutFault(d, !approved && d.MayStartWithout())
}

// versionFault compares the last approval of a run book with the entry of the journal; current: with the run book as it
// is, too.
func (v *View) versionFault(d domain.Deployment, now domain.BookContent, seen string, current bool) error {
	fault := domain.Unavailable("run_book.not_as_approved")
	version, err := v.RunBookVersion(d.ID, d.RunBook)
	if domain.CodeOf(err) == domain.CodeNotFound {
		return fault
	}
	if err != nil {
		return err
	}
	said, err := v.decided(version.ApprovedBySeq, "run_book.not_as_approved")
	if err != nil {
		return err
	}
	given, ok := said.payload.(*RunBookApprove)
	if !ok || said.project != d.Project || given.Deployment != d.ID || said.actor != version.ApprovedBy || said.at != version.ApprovedAt {
		return fault
	}
	if remark, err := domain.CheckRemark(given.Remark, false); err != nil || remark != version.Remark {
		return fault
	}
	if given.Seen == seen {
		digest, err := contentDigest(now)
		if err == nil && digest != version.Content {
			err = fault
		}
		return err
	}
	row, err := store.Get[domain.Content](v.Reader, version.Content)
	if err != nil {
		return err
	}
	if given.Seen != journal.SeenDigest("run_book", d.ID, []byte(row.Text)) || journal.Digest([]byte(row.Text)) != row.ID {
		return fault
	}
	if !current {
		return nil
	}
	var before domain.BookContent
	if err := journal.DecodeStrict([]byte(row.Text), &before); err != nil {
		return err
	}
	if len(domain.Material(domain.CompareBooks(before, now))) > 0 {
		return fault
	}
	return nil
}

// latelyDecided is how many entries about a run book are looked at: work of an offline copy that was refused may stand
// among them.
const latelyDecided = 20

// startedWithoutFault asks whether somebody allowed a run book to be started without an approval; still: as the last that
// was decided about it.
func (v *View) startedWithoutFault(d domain.Deployment, still bool) error {
	rows, err := v.Journal(store.JournalFilter{
		Projects: []domain.ID{d.Project}, Deployment: d.ID, Nouns: []string{"runbook.approve", "runbook.start_without"}, Limit: latelyDecided,
	})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Outcome == journal.OutcomeRefused {
			continue
		}
		said, err := v.decided(row.Seq, "run_book.not_started_without")
		if err != nil {
			return err
		}
		allowed, err := said.allows(d)
		if allowed || err != nil {
			return err
		}
		if still {
			break
		}
	}
	return domain.Unavailable("run_book.not_started_without")
}

// allows says whether a decision is that a run book may be started without an approval, as the deployment says.
func (d *ruling) allows(row domain.Deployment) (bool, error) {
	given, ok := d.payload.(*RunBookStartWithout)
	if !ok || given.Deployment != row.ID || d.project != row.Project || d.actor != row.StartedWithoutBy {
		return false, nil
	}
	var check domain.Checker
	reason := check.Text("reason", given.Reason, domain.MaxNote, true)
	return reason == row.StartedWithout, check.Err()
}

// bookNow gives what an approval of the run book would cover, and its digest.
func (v *View) bookNow(d domain.Deployment) (content domain.BookContent, seen string, err error) {
	steps, err := v.BookSteps(d.ID)
	if err != nil {
		return content, "", err
	}
	content = domain.BookContentOf(d.Plan, domain.Frozen(domain.OrderBook(steps), d.RetiredNumbers))
	seen, err = SeenDigest("run_book", d.ID, content)
	return content, seen, err
}

// beginsAsApproved refuses to begin a step that is not as it was approved, or whose run book is not. It stands before the
// door: what a command does must not depend on how far this workstation trusts the file.
func (v *View) beginsAsApproved(command string, id domain.ID) error {
	w, err := loadStep(v.Reader, id)
	if err != nil || w.run.State != domain.StepNew || domain.Permit(command, v.relation(w.deployment.Project)) != nil {
		return nil //nolint:nilerr // the command says why
	}
	if _, err := v.stepContent(w.deployment.Project, w.step); err != nil {
		return err
	}
	now, seen, err := v.bookNow(w.deployment)
	if err != nil {
		return err
	}
	return v.bookFault(w.deployment, now, seen)
}

// asApproved asks that before an order is done.
func (a *App) asApproved(r store.Reader, rules *Authority, o Order) error {
	v := &View{Reader: r, app: a, rules: rules, user: o.Actor.User, now: a.host.Now()}
	switch p := o.Payload.(type) {
	case *StepStart:
		return v.beginsAsApproved(o.Name, p.Step)
	case *StepComplete:
		return v.beginsAsApproved(o.Name, p.Step)
	}
	return nil
}

// shownFault takes an error that is to be shown instead of what it is about.
func shownFault(err error, fault **domain.Error) error {
	if errors.As(err, fault) {
		return nil
	}
	return err
}
