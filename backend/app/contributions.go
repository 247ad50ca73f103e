package app

import (
	"cmp"
	"math"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// ContributionsList asks what the people of a project have done in it, from one moment to another: From is
// included, To is not; 0 does not restrict. Sort names columns (name and the numbers of ContributionRow), the most
// important one first, "-" before one turns it round; without it the one who did most comes first.
type ContributionsList struct {
	Project domain.ID `json:"project"`
	From    int64     `json:"from,omitempty"`
	To      int64     `json:"to,omitempty"`
	Sort    []string  `json:"sort,omitempty"`
}

// ContributionsView has a row for every member and for everybody else who did something.
type ContributionsView struct {
	People []ContributionRow `json:"people"`
}

// ContributionRow is what one person did. Items and steps are counted once for each thing that was done to them,
// however often: sending an item back and forth adds nothing.
type ContributionRow struct {
	NamedPerson
	// Roles are those held now; none: the person has left the project.
	Roles          []string `json:"roles"`
	Blocked        bool     `json:"blocked"`
	Requests       int      `json:"requests"`
	Deployments    int      `json:"deployments"`
	Items          int      `json:"items"`
	Submitted      int      `json:"submitted"`
	Reviewed       int      `json:"reviewed"`
	Approved       int      `json:"approved"`
	Rejected       int      `json:"rejected"`
	Tasks          int      `json:"tasks"`
	StepsCompleted int      `json:"steps_completed"`
	StepsFailed    int      `json:"steps_failed"`
	Attachments    int      `json:"attachments"`
	// Total is the sum of the numbers before it.
	Total int `json:"total"`
}

// ContributionsOwn asks what the person who asks has done in a project, ever. A profile adds up its projects; one at a
// time, so that nobody waits for the largest.
type ContributionsOwn struct {
	Project domain.ID `json:"project"`
}

func init() {
	ask("contributions.list", listContributions)
	ask("contributions.own", ownContributions)
}

func ownContributions(v *View, p *ContributionsOwn) (ContributionRow, error) {
	if _, err := v.see(p.Project); err != nil {
		return ContributionRow{}, err
	}
	found, err := v.Contributions(p.Project, 0, math.MaxInt64)
	row := v.contributionRow(v.user, v.rules.Members[p.Project][v.user].Roles)
	for _, one := range found {
		if one.Person == v.user {
			row.count(one)
		}
	}
	return *row, err
}

func listContributions(v *View, p *ContributionsList) (ContributionsView, error) {
	out := ContributionsView{People: []ContributionRow{}}
	if _, err := v.see(p.Project); err != nil {
		return out, err
	}
	if err := domain.PermitRow("manage", v.relation(p.Project)); err != nil {
		return out, err
	}
	to := p.To
	if to == 0 {
		to = math.MaxInt64
	}
	found, err := v.Contributions(p.Project, p.From, to)
	if err != nil {
		return out, err
	}
	rows := map[domain.ID]*ContributionRow{}
	for user, member := range v.rules.Members[p.Project] {
		rows[user] = v.contributionRow(user, member.Roles)
	}
	for _, one := range found {
		if rows[one.Person] == nil {
			rows[one.Person] = v.contributionRow(one.Person, []string{})
		}
		rows[one.Person].count(one)
	}
	for _, row := range rows {
		out.People = append(out.People, *row)
	}
	slices.SortFunc(out.People, func(a, b ContributionRow) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), compareNames(a.NamedPerson, b.NamedPerson))
	})
	return out, sorted(out.People, p.Sort, contributionColumns)
}

func (v *View) contributionRow(user domain.ID, roles []string) *ContributionRow {
	return &ContributionRow{
		NamedPerson: v.named(user), Roles: roles, Blocked: v.rules.Users[user].State == domain.UserBlocked,
	}
}

// count adds what was done of one kind.
func (r *ContributionRow) count(c store.Contribution) {
	*r.number(c.Kind) += c.Count
	r.Total += c.Count
}

func (r *ContributionRow) number(kind string) *int {
	switch kind {
	case "request":
		return &r.Requests
	case "deployment":
		return &r.Deployments
	case "item":
		return &r.Items
	case string(domain.ItemSubmit):
		return &r.Submitted
	case string(domain.ItemVerify):
		return &r.Reviewed
	case string(domain.ItemApprove):
		return &r.Approved
	case string(domain.ItemReject):
		return &r.Rejected
	case "task":
		return &r.Tasks
	case string(domain.StepComplete):
		return &r.StepsCompleted
	case string(domain.StepFail):
		return &r.StepsFailed
	case "attachment":
		return &r.Attachments
	}
	panic("app: no column for contributions of the kind " + kind)
}

var contributionColumns = map[string]comparer[ContributionRow]{
	"name":            func(a, b ContributionRow) int { return compareNames(a.NamedPerson, b.NamedPerson) },
	"requests":        byNumber(func(r ContributionRow) int { return r.Requests }),
	"deployments":     byNumber(func(r ContributionRow) int { return r.Deployments }),
	"items":           byNumber(func(r ContributionRow) int { return r.Items }),
	"submitted":       byNumber(func(r ContributionRow) int { return r.Submitted }),
	"reviewed":        byNumber(func(r ContributionRow) int { return r.Reviewed }),
	"approved":        byNumber(func(r ContributionRow) int { return r.Approved }),
	"rejected":        byNumber(func(r ContributionRow) int { return r.Rejected }),
	"tasks":           byNumber(func(r ContributionRow) int { return r.Tasks }),
	"steps_completed": byNumber(func(r ContributionRow) int { return r.StepsCompleted }),
	"steps_failed":    byNumber(func(r ContributionRow) int { return r.StepsFailed }),
	"attachments":     byNumber(func(r ContributionRow) int { return r.Attachments }),
	"total":           byNumber(func(r ContributionRow) int { return r.Total }),
}

func byNumber(number func(ContributionRow) int) comparer[ContributionRow] {
	return func(a, b ContributionRow) int { return cmp.Compare(number(a), number(b)) }
}
