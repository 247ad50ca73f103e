package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// CopyTake says that an offline copy of the workspace is taken: the run books of some deployments go with a laptop. The
// id of the command is that of the copy. Seq is the newest entry in the copy, and this one must be the next; 0: whichever
// comes before it.
type CopyTake struct {
	Project     domain.ID   `json:"project"`
	Deployments []domain.ID `json:"deployments"`
	Until       int64       `json:"until"`
	// Users are the people whose sealed keys go along.
	Users []domain.ID `json:"users"`
	Seq   int64       `json:"seq,omitempty"`
}

// CopyBegin is the first entry of an offline copy's own: it marks the file as that copy. Withheld are the entries of
// which the copy has a shortened form, because they hold sealed keys of people who are not named.
type CopyBegin struct {
	Copy domain.ID `json:"copy"`
	CopyTake
	Withheld []WithheldEntry `json:"withheld"`
}

// WithheldEntry is an entry that stands shortened in an offline copy, with the SHA-256 of what stands there.
type WithheldEntry struct {
	Entry   domain.ID `json:"entry"`
	Payload string    `json:"payload"`
	Changes string    `json:"changes"`
}

// CopyTakeBack takes a step back from a copy: from now on it is worked here. Seen is the digest of the step's StepSeen.
type CopyTakeBack struct {
	Step   domain.ID `json:"step"`
	Reason string    `json:"reason"`
	Seen   string    `json:"seen"`
}

// CopyClose ends a copy: its run books are worked here again, and what turns up later goes to a person.
type CopyClose struct {
	Copy   domain.ID `json:"copy"`
	Reason string    `json:"reason,omitempty"`
}

func init() {
	registerAuthority("copy.take", takeCopy)
	registerAuthority("copy.begin", beginCopy)
	registerAuthority("copy.close", closeCopy)
	register("copy.take_back", takeBack)
}

func takeCopy(c *Call, p *CopyTake) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	if p.Seq != 0 && p.Seq != c.seq-1 {
		return domain.Conflict("copy.take.moved")
	}
	if err := c.checkTake(p); err != nil {
		return err
	}
	for _, id := range sortedKeys(c.rules.Copies) {
		other := c.rules.Copies[id]
		for _, deployment := range p.Deployments {
			if !other.Closed && slices.Contains(other.Deployments, deployment) {
				return domain.Conflict("copy.take.away", "name", c.rules.Users[other.Holder].Name)
			}
		}
	}
	chain := CopyChain{Project: p.Project, Deployments: p.Deployments, Holder: c.actor, Tip: c.base, At: c.at, Then: c.rules.then()}
	rules := c.edit()
	if rules.Copies == nil {
		rules.Copies = map[domain.ID]CopyChain{}
	}
	rules.Copies[c.entry] = chain
	c.about.Project, c.about.Deployment, c.about.Record = p.Project, p.Deployments[0], c.entry
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, p.row(c, c.entry, domain.CopyOut)) })
}

func (p *CopyTake) row(c *Call, id domain.ID, state domain.CopyState) domain.Copy {
	return domain.Copy{
		ID: id, Project: p.Project, Deployments: p.Deployments, Until: p.Until, Holder: c.actor, Users: p.Users,
		TakenSeq: c.seq - 1, State: state,
	}
}

// checkTake asks what can be asked of the copy that is to be made.
func (c *Call) checkTake(p *CopyTake) error {
	var problems domain.Problems
	if len(p.Deployments) == 0 || twice(p.Deployments) {
		problems.Add("deployments", "copy.take.deployments")
	}
	if p.Until <= c.at {
		problems.Add("until", "copy.take.until_past")
	}
	if len(p.Users) == 0 || twice(p.Users) {
		problems.Add("users", "copy.take.users")
	}
	for _, user := range p.Users {
		if _, member := c.rules.Members[p.Project][user]; !member || c.rules.Users[user].State != domain.UserActive {
			problems.Add("users", "copy.take.no_member", "name", c.rules.Users[user].Name)
		}
	}
	if err := problems.Err(); err != nil {
		return err
	}
	return c.whole(func(tx *store.Tx) error {
		for _, id := range p.Deployments {
			row, err := record[domain.Deployment](tx.Reader, id)
			if err != nil {
				return err
			}
			if row.Project != p.Project {
				return domain.Missing()
			}
			if err := domain.DeploymentOpen(row); err != nil {
				return err
			}
		}
		return nil
	})
}

func twice(ids []domain.ID) bool {
	return len(slices.Compact(slices.Sorted(slices.Values(ids)))) != len(ids)
}

// beginCopy marks the copy. Brought back, it changes nothing: it is there so that the chain of the copy is whole.
func beginCopy(c *Call, p *CopyBegin) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	if c.copy != p.Copy {
		return domain.Conflict("copy.begin.by_taking")
	}
	c.about.Project, c.about.Record = p.Project, p.Copy
	if c.merged() {
		return nil
	}
	if p.Seq != c.seq-1 {
		return domain.Conflict("copy.take.moved")
	}
	if err := c.checkTake(&p.CopyTake); err != nil {
		return err
	}
	c.edit().Offline = &OfflineChain{Copy: p.Copy, Users: p.Users}
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, p.row(c, p.Copy, domain.CopyHere)) })
}

func closeCopy(c *Call, p *CopyClose) error {
	chain, ok := c.rules.Copies[p.Copy]
	if !ok {
		c.permitted = true
		return domain.Missing()
	}
	r := c.relation(chain.Project)
	r.Own = chain.Holder == c.actor
	if err := c.permit(r); err != nil {
		return err
	}
	if chain.Closed {
		return domain.Conflict("copy.closed_already")
	}
	reason, err := domain.CheckRemark(p.Reason, chain.Merged == 0)
	if err != nil {
		return err
	}
	chain.Closed = true
	c.edit().Copies[p.Copy] = chain
	c.about.Project, c.about.Record = chain.Project, p.Copy
	return c.whole(func(tx *store.Tx) error {
		row, err := store.Get[domain.Copy](tx.Reader, p.Copy)
		if err != nil {
			return err
		}
		c.about.Deployment = row.Deployments[0]
		row.State, row.ClosedAt, row.ClosedBy, row.ClosedReason = domain.CopyClosed, c.at, c.actor, reason
		return store.Put(tx, row)
	})
}

func takeBack(c *Call, p *CopyTakeBack) error {
	w, err := c.stepAt(p.Step)
	if err != nil {
		return err
	}
	copied, ok, err := c.tx.CopyAway(w.deployment.Project, w.deployment.ID)
	if err != nil {
		return err
	}
	if !ok {
		return domain.Conflict("copy.take_back.not_away")
	}
	if taken, err := c.tx.StepTakenBack(copied.ID, w.step.ID); err != nil || taken {
		return orConflict(err, "copy.take_back.already")
	}
	reason, err := domain.CheckRemark(p.Reason, true)
	if err != nil {
		return err
	}
	if err := c.seen("step", w.step.ID, seenOfStep(w.step, w.run), p.Seen); err != nil {
		return err
	}
	return store.Put(c.tx, domain.TakenBackStep{ID: c.newID(), Copy: copied.ID, Step: w.step.ID, Reason: reason})
}

func orConflict(err error, key domain.Key) error {
	if err != nil {
		return err
	}
	return domain.Conflict(key)
}

// away says why a step cannot be worked: it is with a laptop, or, in work that a laptop brings back, it was taken back
// from it.
func away(r store.Reader, rules *Authority, w stepWork, copied domain.ID) (*domain.Error, error) {
	out, ok, err := r.CopyAway(w.deployment.Project, w.deployment.ID)
	if err != nil || !ok && copied == "" {
		return nil, err
	}
	holder := out.ID
	if copied != "" {
		holder = copied
	}
	taken, err := r.StepTakenBack(holder, w.step.ID)
	switch {
	case err != nil:
		return nil, err
	case copied != "" && taken:
		return domain.Conflict("step.taken_back"), nil
	case !ok || out.ID == copied || taken:
		return nil, nil
	}
	return domain.Conflict("step.away", "name", rules.Users[out.Holder].Name), nil
}
