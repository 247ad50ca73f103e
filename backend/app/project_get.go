package app

import (
	"cmp"
	"slices"
	"strings"

	"renogen/backend/domain"
)

// ProjectGet asks for one project, by its id or its key.
type ProjectGet struct {
	Project domain.ID `json:"project,omitempty"`
	Key     string    `json:"key,omitempty"`
}

// ProjectView is everything about a project but its deployments.
type ProjectView struct {
	domain.Project
	Digests         Digests       `json:"digests"`
	EnvironmentName string        `json:"environment_name"`
	Roles           []string      `json:"roles"`
	Starred         bool          `json:"starred"`
	Members         []MemberView  `json:"members"`
	Approvers       []NamedPerson `json:"approvers"`
	// Candidates are people who could become members, for those who may make them.
	Candidates []MemberCandidate `json:"candidates"`
	// Access are the unanswered requests for access, for those who may answer them.
	Access []AccessView `json:"access"`
	// InUse are the entries of the lists that items use: they can be renamed but not removed.
	CategoriesInUse []string         `json:"categories_in_use"`
	ModulesInUse    []string         `json:"modules_in_use"`
	Templates       int              `json:"templates"`
	Can             []domain.Ability `json:"can"`
}

// MemberView is a member with the roles held.
type MemberView struct {
	NamedPerson
	Email   string   `json:"email"`
	Roles   []string `json:"roles"`
	Blocked bool     `json:"blocked"`
	Invited bool     `json:"invited"`
	// KeyConfirmed: somebody compared the fingerprint of the person's key.
	KeyConfirmed bool  `json:"key_confirmed"`
	Since        int64 `json:"since"`
	// Seen is what member.set and member.remove carry.
	Seen string           `json:"seen"`
	Can  []domain.Ability `json:"can"`
}

// MemberCandidate is somebody who is no member, with what member.set carries as seen.
type MemberCandidate struct {
	NamedPerson
	Seen string `json:"seen"`
}

// AccessView is a request for access with what its answer carries as seen.
type AccessView struct {
	ID   domain.ID `json:"id"`
	User domain.ID `json:"user"`
	Name string    `json:"name"`
	Text string    `json:"text"`
	At   int64     `json:"at"`
	Seen string    `json:"seen"`
}

func init() { ask("project.get", getProject) }

func getProject(v *View, p *ProjectGet) (ProjectView, error) {
	id := p.Project
	if id == "" {
		id = v.rules.projectKeyed(p.Key)
	}
	row, err := v.see(id)
	if err != nil {
		return ProjectView{}, err
	}
	out := ProjectView{
		Project: row, Roles: append([]string{}, v.rules.Members[id][v.user].Roles...), Approvers: []NamedPerson{},
		Candidates: []MemberCandidate{}, Access: []AccessView{}, Can: v.canProject(row),
	}
	for _, user := range v.rules.approversOf(id, "") {
		out.Approvers = append(out.Approvers, v.named(user))
	}
	if out.Digests, err = digestsOf(row); err != nil {
		return out, err
	}
	if out.Members, err = v.memberViews(id); err != nil {
		return out, err
	}
	if err := v.addManaged(&out); err != nil {
		return out, err
	}
	return out, v.addStored(&out)
}

func (a *Authority) projectKeyed(key string) domain.ID {
	for id, p := range a.Projects {
		if strings.EqualFold(p.Key, key) {
			return id
		}
	}
	return ""
}

func (v *View) canProject(p domain.Project) []domain.Ability {
	out := can(v.relation(p.ID),
		"star.set", "project.edit", "project.archive", "project.unarchive", "member.set", "template.create",
		"deployment.create", "request.create", "project.clone", "project.delete", "project_key.grant")
	for i, ability := range out {
		switch ability.Action {
		case "project.clone":
			out[i] = notNow(ability, v.rules.mayClone(p.ID, v.user))
		case "project.unarchive":
			if !p.Archived {
				out[i] = notNow(ability, domain.Conflict("project.not_archived"))
			}
		}
	}
	contributions := domain.Ability{Action: "contributions.list", Allowed: true, Remark: domain.RemarkNone}
	return append(out, notNow(contributions, domain.PermitRow("manage", v.relation(p.ID))))
}

func (v *View) memberViews(project domain.ID) ([]MemberView, error) {
	out := []MemberView{}
	for _, user := range sortedKeys(v.rules.Members[project]) {
		m, u := v.rules.Members[project][user], v.rules.Users[user]
		key, _ := v.rules.CurrentKey(user)
		seen, err := SeenDigest("member", project+"/"+user, seenOfMember(m))
		if err != nil {
			return nil, err
		}
		abilities := can(v.relation(project), "member.set", "member.remove")
		abilities[1] = notNow(abilities[1], v.rules.approvalStays(project, user))
		if u.State == domain.UserBlocked {
			abilities[0] = notNow(abilities[0], domain.Conflict("member.blocked", "name", u.Name))
		}
		out = append(out, MemberView{
			NamedPerson: v.named(user), Email: u.Email, Roles: m.Roles, Blocked: u.State == domain.UserBlocked,
			Invited: u.State == domain.UserInvited, KeyConfirmed: Confirmed(key), Since: m.CreatedAt, Seen: seen, Can: abilities,
		})
	}
	slices.SortFunc(out, func(a, b MemberView) int { return compareNames(a.NamedPerson, b.NamedPerson) })
	return out, nil
}

func compareNames(a, b NamedPerson) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.User, b.User))
}

// addManaged adds what only those see who manage the project.
func (v *View) addManaged(out *ProjectView) error {
	if !v.relation(out.ID).Roles.Has(domain.RoleApproval) {
		return nil
	}
	for _, user := range sortedKeys(v.rules.Users) {
		if _, member := v.rules.Members[out.ID][user]; member || v.rules.Users[user].State == domain.UserBlocked {
			continue
		}
		seen, err := SeenDigest("member", out.ID+"/"+user, seenOfMember(domain.Member{}))
		if err != nil {
			return err
		}
		out.Candidates = append(out.Candidates, MemberCandidate{NamedPerson: v.named(user), Seen: seen})
	}
	slices.SortFunc(out.Candidates, func(a, b MemberCandidate) int { return compareNames(a.NamedPerson, b.NamedPerson) })
	requests, err := v.AccessRequests(out.ID)
	if err != nil {
		return err
	}
	for _, r := range requests {
		seen, err := SeenDigest("access", r.ID, seenOfAccess(r))
		if err != nil {
			return err
		}
		out.Access = append(out.Access, AccessView{
			ID: r.ID, User: r.User, Name: v.rules.Users[r.User].Name, Text: r.Text, At: r.CreatedAt, Seen: seen,
		})
	}
	return nil
}

// addStored adds what stands in the tables.
func (v *View) addStored(out *ProjectView) (err error) {
	if out.Environment != "" {
		environment, err := record[domain.Environment](v.Reader, out.Environment)
		if err != nil {
			return err
		}
		out.EnvironmentName = environment.Name
	}
	star, err := v.Star(out.ID, v.user)
	if err != nil {
		return err
	}
	out.Starred = star != ""
	if out.CategoriesInUse, out.ModulesInUse, err = v.ListsInUse(out.ID); err != nil {
		return err
	}
	out.Templates, err = v.CountTemplates(out.ID)
	return err
}
