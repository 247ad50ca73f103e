package domain

import "slices"

// Relation is how the person who asks stands to the thing asked about.
type Relation struct {
	// Administrator is the workspace-wide flag. It gives no access to the content of a project.
	Administrator bool
	// Member and Roles are those of the project in question.
	Member bool
	Roles  RoleSet
	// Own: this person made the record (the item, the activity, the comment, the request, the task).
	Own bool
	// InCharge: this person is in charge of the task.
	InCharge bool
	// Private and Archived are flags of the project.
	Private  bool
	Archived bool
	// Unconfirmed: the workspace requires confirmed keys and this person's key is not confirmed.
	Unconfirmed bool
	// Offline: this is asked for in an offline copy.
	Offline bool
}

// Commands that an archived project still takes: it is read-only in every other respect.
var onArchived = []string{"project.unarchive", "project.delete", "member.appoint"}

// onlyShared are the commands that no offline copy takes: those about people, keys, roles, settings and the file itself,
// and those about offline copies.
var onlyShared = []string{
	"access.grant", "certificate.add", "certificate.issue", "copy.close", "copy.merge", "copy.settle", "copy.take", "copy.take_back",
	"key.bind", "key.confirm", "key.reseal", "key.rotate", "member.appoint", "member.remove", "member.set",
	"project.archive", "project.clone", "project.create", "project.delete", "project.edit", "project.unarchive",
	"project_key.create", "project_key.grant", "user.appoint", "user.block", "user.dismiss", "user.edit", "user.invite",
	"user.reinvite", "user.reset", "user.unblock", "workspace.create", "workspace.edit", "workspace.repair", "workspace.restore", "workspace.upgrade",
}

// OnlyShared says that a command is refused in offline copies.
func OnlyShared(command string) bool { return slices.Contains(onlyShared, command) }

// Missing is the refusal for a record that does not exist. Non-members of a private project get the very
// same one for whatever is in it, so that nobody can tell the two apart.
func Missing() *Error { return NotFound("record.missing") }

// Row finds the row of a command.
func Row(command string) (PermissionRow, bool) {
	for _, row := range PermissionTable {
		if slices.Contains(row.Commands, command) {
			return row, true
		}
	}
	return PermissionRow{}, false
}

// Permit says whether this person may give this command: nil, or the reason why not. For item commands it
// judges membership only; ItemCase judges the rest. A command that is in no row is refused to everybody.
func Permit(command string, r Relation) error {
	row, known := Row(command)
	if !known {
		return Forbidden("permission.unknown_command", "command", command)
	}
	if r.Offline && OnlyShared(command) {
		return Forbidden("copy.not_offline")
	}
	if row.Audience != "" {
		return row.permitAudience(command, r)
	}
	if err := permitMember(r); err != nil {
		return err
	}
	if r.Archived && !slices.Contains(onArchived, command) {
		return Conflict("project.archived")
	}
	return permitRole(row.grantsOf(command), r)
}

// PermitRow answers for a row as such, such as see for every query of a project. Reading an archived project is allowed.
func PermitRow(key string, r Relation) error {
	i := slices.IndexFunc(PermissionTable, func(row PermissionRow) bool { return row.Key == key })
	if i < 0 {
		return Forbidden("permission.unknown_command", "command", key)
	}
	if row := PermissionTable[i]; row.Audience != "" {
		return row.permitAudience("", r)
	}
	if err := permitMember(r); err != nil {
		return err
	}
	return permitRole(PermissionTable[i].Grants, r)
}

func (row PermissionRow) grantsOf(command string) Grants {
	if stricter, ok := row.Except[command]; ok {
		return stricter
	}
	return row.Grants
}

func (row PermissionRow) permitAudience(command string, r Relation) error {
	if row.Audience == AudienceAdministrators && !r.Administrator {
		return Forbidden("permission.needs_administrator")
	}
	if command == "access.request" {
		return permitAccessRequest(r)
	}
	return nil
}

// A private project does not exist for those outside, so they cannot ask for access to it either.
func permitAccessRequest(r Relation) error {
	switch {
	case r.Member:
		return Conflict("access.already_member")
	case r.Private:
		return Missing()
	case r.Archived:
		return Conflict("project.archived")
	}
	return nil
}

func permitMember(r Relation) error {
	switch {
	case r.Member:
		return nil
	case r.Private:
		return Missing()
	}
	return Forbidden("permission.members_only")
}

func permitRole(table Grants, r Relation) error {
	if granted(table, r.Roles, r) {
		if r.Unconfirmed && !granted(table, r.Roles.WithoutConfirmedKey(), r) {
			return Forbidden("permission.key_not_confirmed")
		}
		return nil
	}
	return refuseRole(table)
}

func granted(table Grants, roles RoleSet, r Relation) bool {
	for _, role := range roles.List() {
		switch table[role] {
		case GrantYes, GrantByStatus:
			return true
		case GrantOwn, GrantCreator:
			if r.Own {
				return true
			}
		case GrantInCharge:
			if r.InCharge || r.Own {
				return true
			}
		}
	}
	return false
}

// refuseRole says which roles may, and which may with their own records.
func refuseRole(table Grants) *Error {
	whole, own := table.rolesWith(GrantYes), table.rolesWith(GrantOwn, GrantCreator)
	switch {
	case len(table.rolesWith(GrantInCharge)) > 0:
		return Forbidden("permission.needs_charge", "roles", roleNames(whole))
	case len(own) == 0:
		return Forbidden("permission.needs_role", "roles", roleNames(whole))
	case len(whole) == 0:
		return Forbidden("permission.needs_own")
	}
	return Forbidden("permission.needs_role_or_own", "roles", roleNames(whole), "own", orList(own))
}

func (g Grants) rolesWith(wanted ...Grant) []Role {
	var roles []Role
	for _, role := range Roles {
		if slices.Contains(wanted, g[role]) {
			roles = append(roles, role)
		}
	}
	return roles
}
