package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// RequestCreate proposes a window.
type RequestCreate struct {
	Project domain.ID `json:"project"`
	PlanFields
}

// RequestEdit changes a request that is not decided, or was rejected; it is New again.
type RequestEdit struct {
	Request domain.ID `json:"request"`
	PlanEdits
}

// RequestWithdraw takes a request back.
type RequestWithdraw struct {
	Request domain.ID `json:"request"`
}

// RequestApprove makes a deployment of a request. Here and below, Seen is the digest of the plan that was
// on the screen.
type RequestApprove struct {
	Request domain.ID `json:"request"`
	Seen    string    `json:"seen"`
}

// RequestReject refuses a request, with the reason.
type RequestReject struct {
	Request domain.ID `json:"request"`
	Reason  string    `json:"reason"`
	Seen    string    `json:"seen"`
}

// RequestSeen is what a decision about a request is about.
type RequestSeen struct {
	Plan  domain.Plan         `json:"plan"`
	State domain.RequestState `json:"state"`
}

func init() {
	register("request.create", createRequest)
	register("request.edit", editRequest)
	register("request.withdraw", withdrawRequest)
	register("request.approve", approveRequest)
	register("request.reject", rejectRequest)
}

func seenOfRequest(r domain.Request) RequestSeen { return RequestSeen{Plan: r.Plan, State: r.State} }

func createRequest(c *Call, p *RequestCreate) error {
	project, err := c.permitIn(p.Project)
	if err != nil {
		return err
	}
	row := domain.Request{ID: c.newID(), Project: project.ID, State: domain.RequestNew}
	c.about = About{Project: project.ID, Record: row.ID}
	row.Plan, err = c.checkPlan(project, p.plan(project), domain.Plan{}, c.requestStart(project, ""))
	if err != nil {
		return err
	}
	return store.Put(c.tx, row)
}

func (c *Call) requestStart(project domain.Project, self domain.ID) startCheck {
	return func(plan domain.Plan, taken []domain.Taken) error {
		return domain.CheckRequestStart(plan, self, project, c.at, taken)
	}
}

// request reads the request that a command is about and asks for permission in its project.
func (c *Call) request(id domain.ID) (domain.Request, domain.Project, error) {
	row, err := record[domain.Request](c.tx.Reader, id)
	if err != nil {
		return row, domain.Project{}, err
	}
	c.about = About{Project: row.Project, Deployment: row.Deployment, Record: row.ID}
	relation := c.relation(row.Project)
	relation.Own = row.CreatedBy == c.actor
	return row, c.rules.Projects[row.Project], c.permit(relation)
}

// editRequest checks the start again also where it is as it was: an old proposal may lie too near by now.
func editRequest(c *Call, p *RequestEdit) error {
	row, project, err := c.request(p.Request)
	if err != nil {
		return err
	}
	if row.State, err = domain.NextRequestState(row.State, domain.RequestEdit); err != nil {
		return err
	}
	before := row.Plan
	before.Start = 0
	if row.Plan, err = p.apply(row.Plan); err != nil {
		return err
	}
	if row.Plan, err = c.checkPlan(project, row.Plan, before, c.requestStart(project, row.ID)); err != nil {
		return err
	}
	row.Reason, row.DecidedBy, row.DecidedAt = "", "", 0
	return store.Put(c.tx, row)
}

func withdrawRequest(c *Call, p *RequestWithdraw) error {
	row, _, err := c.request(p.Request)
	if err != nil {
		return err
	}
	if row.State, err = domain.NextRequestState(row.State, domain.RequestWithdraw); err != nil {
		return err
	}
	return store.Put(c.tx, row)
}

// decideRequest gives the request with what the actor decides about what was seen.
func (c *Call) decideRequest(id domain.ID, action domain.RequestAction, seen string) (domain.Request, domain.Project, error) {
	row, project, err := c.request(id)
	if err != nil {
		return row, project, err
	}
	next, err := domain.NextRequestState(row.State, action)
	if err != nil {
		return row, project, err
	}
	if err := c.seen("request", row.ID, seenOfRequest(row), seen); err != nil {
		return row, project, err
	}
	row.State, row.DecidedBy, row.DecidedAt = next, c.actor, c.at
	return row, project, nil
}

func approveRequest(c *Call, p *RequestApprove) error {
	row, project, err := c.decideRequest(p.Request, domain.RequestApprove, p.Seen)
	if err != nil {
		return err
	}
	deployment, err := c.makeDeployment(project, row.Plan)
	if err != nil {
		return err
	}
	c.about.Record, row.Deployment = row.ID, deployment.ID
	return store.Put(c.tx, row)
}

func rejectRequest(c *Call, p *RequestReject) error {
	row, _, err := c.decideRequest(p.Request, domain.RequestReject, p.Seen)
	if err != nil {
		return err
	}
	if row.Reason, err = domain.CheckReason(p.Reason); err != nil {
		return err
	}
	return store.Put(c.tx, row)
}
