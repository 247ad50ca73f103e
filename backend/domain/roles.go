package domain

import (
	"slices"
	"strings"
)

// RoleSet is the roles that a member holds in one project.
type RoleSet uint8

// RolesOf makes a set of role names. Names that are no role are left out.
func RolesOf(names ...string) RoleSet {
	var set RoleSet
	for i, role := range Roles {
		if slices.Contains(names, string(role)) {
			set |= 1 << i
		}
	}
	return set
}

// Has says whether the set holds exactly this role.
func (s RoleSet) Has(role Role) bool {
	i := slices.Index(Roles, role)
	return i >= 0 && s&(1<<i) != 0
}

// Acts says whether the set may do what this role may: approval may do all that the others may.
func (s RoleSet) Acts(role Role) bool { return s.Has(role) || s.Has(RoleApproval) }

// Any says whether the set may do what one of these roles may.
func (s RoleSet) Any(roles ...Role) bool { return slices.ContainsFunc(roles, s.Acts) }

// List gives the roles in the order in which they are shown.
func (s RoleSet) List() []Role {
	list := []Role{}
	for _, role := range Roles {
		if s.Has(role) {
			list = append(list, role)
		}
	}
	return list
}

// WithoutConfirmedKey gives what is left of the set where the workspace requires a confirmed key for
// review, approval and execution and this person's key is not confirmed (spec 7.4): viewing and entry.
func (s RoleSet) WithoutConfirmedKey() RoleSet {
	left := RolesOf(string(RoleView))
	if s.Acts(RoleEntry) {
		left |= RolesOf(string(RoleEntry))
	}
	if s == 0 {
		return 0
	}
	return left
}

// roleNames writes roles for a sentence: "entry or approval", "review, approval or execute".
// Approval is always named: it may do all that the others may.
func roleNames(roles []Role) string { return orList(append(slices.Clone(roles), RoleApproval)) }

func orList(roles []Role) string {
	var names []string
	for _, role := range Roles {
		if slices.Contains(roles, role) {
			names = append(names, string(role))
		}
	}
	last := len(names) - 1
	if last <= 0 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
