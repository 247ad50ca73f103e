package app

import (
	"slices"

	"renogen/backend/domain"
)

// MemberAppointable asks whom an administrator can make an approval member of a project.
type MemberAppointable struct {
	Project domain.ID `json:"project"`
}

// MemberAppointableView answers it: active people who are none, by name, each with what member.appoint
// carries as seen.
type MemberAppointableView struct {
	People []MemberCandidate `json:"people"`
}

func init() { ask("member.appointable", appointable) }

func appointable(v *View, p *MemberAppointable) (MemberAppointableView, error) {
	out := MemberAppointableView{People: []MemberCandidate{}}
	if err := domain.Permit("member.appoint", v.relation("")); err != nil {
		return out, err
	}
	if _, known := v.rules.Projects[p.Project]; !known {
		return out, domain.Missing()
	}
	for _, user := range sortedKeys(v.rules.Users) {
		member := v.rules.Members[p.Project][user]
		if v.rules.Users[user].State != domain.UserActive || slices.Contains(member.Roles, string(domain.RoleApproval)) {
			continue
		}
		seen, err := SeenDigest("member", p.Project+"/"+user, seenOfMember(member))
		if err != nil {
			return out, err
		}
		out.People = append(out.People, MemberCandidate{NamedPerson: v.named(user), Seen: seen})
	}
	slices.SortFunc(out.People, func(a, b MemberCandidate) int { return compareNames(a.NamedPerson, b.NamedPerson) })
	return out, nil
}
