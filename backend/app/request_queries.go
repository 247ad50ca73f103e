package app

import (
	"cmp"
	"slices"

	"renogen/backend/domain"
)

// RequestsList asks for the deployment requests of a project. Open restricts to those that wait for a decision,
// States to some states, of which expired is one here, By to those of some people, Search to titles that have
// all its words. Sort names columns (state, start, title, by, at), the most important one first, "-" before one
// turns it round.
type RequestsList struct {
	Project domain.ID   `json:"project"`
	Open    bool        `json:"open,omitempty"`
	Search  string      `json:"search,omitempty"`
	States  []string    `json:"states,omitempty"`
	By      []domain.ID `json:"by,omitempty"`
	Sort    []string    `json:"sort,omitempty"`
	Offset  int         `json:"offset,omitempty"`
	Limit   int         `json:"limit,omitempty"`
}

// RequestsView is a page of requests: unless they were sorted, those that wait for a decision by start, then the others, newest
// first. Total counts all that were asked for.
type RequestsView struct {
	Requests []RequestRow     `json:"requests"`
	Total    int              `json:"total"`
	Can      []domain.Ability `json:"can"`
}

// RequestRow is a request in a list. Expired: nobody decided before its window would have begun.
type RequestRow struct {
	ID              domain.ID           `json:"id"`
	Title           string              `json:"title"`
	Start           int64               `json:"start"`
	End             int64               `json:"end"`
	DateOnly        bool                `json:"date_only"`
	Minutes         int                 `json:"minutes"`
	Risk            domain.Risk         `json:"risk"`
	State           domain.RequestState `json:"state"`
	Expired         bool                `json:"expired"`
	Reason          string              `json:"reason"`
	Deployment      domain.ID           `json:"deployment"`
	DeploymentTitle string              `json:"deployment_title"`
	CreatedBy       domain.ID           `json:"created_by"`
	CreatedByName   string              `json:"created_by_name"`
	CreatedAt       int64               `json:"created_at"`
	DecidedByName   string              `json:"decided_by_name"`
	DecidedAt       int64               `json:"decided_at"`
	Can             []string            `json:"can"`
}

// RequestGet asks for one request.
type RequestGet struct {
	Request domain.ID `json:"request"`
}

// RequestView is one request.
type RequestView struct {
	domain.Request
	Digests Digests `json:"digests"`
	// Seen is what a decision about it must carry.
	Seen               string `json:"seen"`
	End                int64  `json:"end"`
	Expired            bool   `json:"expired"`
	ProjectKey         string `json:"project_key"`
	ProjectTitle       string `json:"project_title"`
	TimeZone           string `json:"time_zone"`
	DeploymentTitle    string `json:"deployment_title"`
	LeadName           string `json:"lead_name"`
	ReleaseManagerName string `json:"release_manager_name"`
	CreatedByName      string `json:"created_by_name"`
	DecidedByName      string `json:"decided_by_name"`
	// DecidedUnconfirmed: nobody has compared the key of the one who decided with its owner.
	DecidedUnconfirmed bool             `json:"decided_unconfirmed"`
	Can                []domain.Ability `json:"can"`
}

func init() {
	ask("requests.list", listRequests)
	ask("request.get", getRequest)
}

func listRequests(v *View, p *RequestsList) (RequestsView, error) {
	out := RequestsView{Requests: []RequestRow{}}
	project, err := v.see(p.Project)
	if err != nil {
		return out, err
	}
	out.Can = can(v.relation(project.ID), "request.create")
	all, err := v.Requests(project.ID)
	if err != nil {
		return out, err
	}
	if all, err = p.choose(v, all); err != nil {
		return out, err
	}
	out.Total = len(all)
	rows := page(all, p.Offset, p.Limit)
	titles, err := v.requestTitles(rows)
	if err != nil {
		return out, err
	}
	for _, row := range rows {
		shown, err := v.requestRow(project, row, titles)
		if err != nil {
			return out, err
		}
		out.Requests = append(out.Requests, shown)
	}
	return out, nil
}

func (p *RequestsList) choose(v *View, all []domain.Request) ([]domain.Request, error) {
	state := func(r domain.Request) string {
		if r.Expired(v.now) {
			return "expired"
		}
		return string(r.State)
	}
	all = slices.DeleteFunc(all, func(r domain.Request) bool {
		unwanted := p.Open && r.State != domain.RequestNew
		return unwanted || !among(p.States, state(r)) || !among(p.By, r.CreatedBy) || !containsWords(r.Title, p.Search)
	})
	slices.SortStableFunc(all, domain.CompareRequests)
	by := func(r domain.Request) string { return v.rules.Users[r.CreatedBy].Name }
	return all, sorted(all, p.Sort, map[string]comparer[domain.Request]{
		"state": func(a, b domain.Request) int { return compareWords(state(a), state(b)) },
		"start": func(a, b domain.Request) int { return cmp.Compare(a.Start, b.Start) },
		"title": func(a, b domain.Request) int { return compareWords(a.Title, b.Title) },
		"by":    func(a, b domain.Request) int { return compareWords(by(a), by(b)) },
		"at":    func(a, b domain.Request) int { return cmp.Compare(a.CreatedAt, b.CreatedAt) },
	})
}

// requestTitles reads what the deployments are called that requests led to.
func (v *View) requestTitles(requests []domain.Request) (map[domain.ID]string, error) {
	ids := []domain.ID{}
	for _, r := range requests {
		if r.Deployment != "" {
			ids = append(ids, r.Deployment)
		}
	}
	return v.Titles(ids)
}

func (v *View) requestRow(project domain.Project, r domain.Request, titles map[domain.ID]string) (RequestRow, error) {
	zone, err := zoneOf(project)
	if err != nil {
		return RequestRow{}, err
	}
	codes := []string{}
	for _, ability := range v.requestAbilities(r) {
		if ability.Allowed {
			codes = append(codes, ability.Action)
		}
	}
	name := func(user domain.ID) string { return v.rules.Users[user].Name }
	return RequestRow{
		ID: r.ID, Title: r.Title, Start: r.Start, End: r.End(zone), DateOnly: r.DateOnly, Minutes: r.Minutes, Risk: r.Risk,
		State: r.State, Expired: r.Expired(v.now), Reason: r.Reason, Deployment: r.Deployment, DeploymentTitle: titles[r.Deployment],
		CreatedBy: r.CreatedBy, CreatedByName: name(r.CreatedBy), CreatedAt: r.CreatedAt,
		DecidedByName: name(r.DecidedBy), DecidedAt: r.DecidedAt, Can: codes,
	}, nil
}

// requestAbilities asks the very rules that the commands ask.
func (v *View) requestAbilities(r domain.Request) []domain.Ability {
	relation := v.relation(r.Project)
	relation.Own = r.CreatedBy == v.user
	actions := []domain.RequestAction{domain.RequestEdit, domain.RequestWithdraw, domain.RequestApprove, domain.RequestReject}
	out := []domain.Ability{}
	for _, action := range actions {
		ability := can(relation, "request."+string(action))[0]
		if action == domain.RequestReject {
			ability.Remark = domain.RemarkRequired
		}
		_, reason := domain.NextRequestState(r.State, action)
		out = append(out, notNow(ability, reason))
	}
	return out
}

func getRequest(v *View, p *RequestGet) (RequestView, error) {
	row, err := record[domain.Request](v.Reader, p.Request)
	if err != nil {
		return RequestView{}, err
	}
	project, err := v.see(row.Project)
	if err != nil {
		return RequestView{}, err
	}
	titles, err := v.requestTitles([]domain.Request{row})
	if err != nil {
		return RequestView{}, err
	}
	shown, err := v.requestRow(project, row, titles)
	if err != nil {
		return RequestView{}, err
	}
	out := RequestView{
		Request: row, End: shown.End, Expired: shown.Expired, ProjectKey: project.Key, ProjectTitle: project.Title,
		TimeZone: project.TimeZone, DeploymentTitle: shown.DeploymentTitle, LeadName: v.rules.Users[row.Lead].Name,
		ReleaseManagerName: v.rules.Users[row.ReleaseManager].Name, CreatedByName: shown.CreatedByName,
		DecidedByName: shown.DecidedByName, DecidedUnconfirmed: v.unconfirmed(row.DecidedBy, row.DecidedAt), Can: v.requestAbilities(row),
	}
	if out.Digests, err = digestsOf(row); err != nil {
		return out, err
	}
	out.Seen, err = SeenDigest("request", row.ID, seenOfRequest(row))
	return out, err
}
