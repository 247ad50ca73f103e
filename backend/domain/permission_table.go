package domain

// Grant is what a role may do of one row of the permission table.
type Grant string

// Grants. Own and creator both mean "made by the same person"; the words are those of the table.
const (
	GrantNo       Grant = "no"
	GrantYes      Grant = "yes"
	GrantOwn      Grant = "own"
	GrantCreator  Grant = "creator"
	GrantInCharge Grant = "person_in_charge" // a person in charge of it, or whoever made it
	GrantByStatus Grant = "by_status"        // the workflow of the item decides
)

// Audience says whom a row that is no matter of project roles is for; empty: the roles decide.
type Audience string

// Audiences.
const (
	AudienceAdministrators Audience = "administrators"
	AudienceUsers          Audience = "users" // everybody who is signed in
	AudienceNewcomers      Audience = "newcomers"
)

// Grants says what each role may; a role that is not in it may nothing.
type Grants map[Role]Grant

// PermissionRow is one row of the permission table (spec 1.3). Every command stands in exactly one row.
type PermissionRow struct {
	Key      string   `json:"key"`
	Title    Key      `json:"title"`
	Note     Key      `json:"note,omitempty"`
	Grants   Grants   `json:"grants,omitempty"`
	Audience Audience `json:"audience,omitempty"`
	Commands []string `json:"commands,omitempty"`
	// Except gives the grants of single commands that are stricter than their row.
	Except map[string]Grants `json:"except,omitempty"`
}

var (
	approvalOnly  = Grants{RoleApproval: GrantYes}
	everyRole     = grants(GrantYes, GrantYes, GrantYes, GrantYes, GrantYes)
	entryOnly     = grants(GrantNo, GrantYes, GrantNo, GrantYes, GrantNo)
	executeOnly   = grants(GrantNo, GrantNo, GrantNo, GrantYes, GrantYes)
	executeOwn    = grants(GrantNo, GrantNo, GrantNo, GrantYes, GrantOwn)
	allButView    = grants(GrantNo, GrantYes, GrantYes, GrantYes, GrantYes)
	ownComments   = grants(GrantNo, GrantOwn, GrantOwn, GrantOwn, GrantOwn)
	entryIfMaker  = grants(GrantNo, GrantCreator, GrantNo, GrantYes, GrantNo)
	ownRequests   = grants(GrantNo, GrantOwn, GrantNo, GrantYes, GrantNo)
	byStatus      = grants(GrantByStatus, GrantByStatus, GrantByStatus, GrantByStatus, GrantByStatus)
	inCharge      = grants(GrantInCharge, GrantInCharge, GrantInCharge, GrantYes, GrantInCharge)
	taskIfCreator = grants(GrantNo, GrantCreator, GrantCreator, GrantYes, GrantCreator)
)

func grants(view, entry, review, approval, execute Grant) Grants {
	return Grants{RoleView: view, RoleEntry: entry, RoleReview: review, RoleApproval: approval, RoleExecute: execute}
}

// PermissionTable is the one place that says who may do what. The window and the documentation show it.
// Two rows have no command: they are asked for by key (PermitRow).
var PermissionTable = []PermissionRow{
	{Key: "genesis", Title: "permission.genesis", Note: "permission.genesis.note", Audience: AudienceNewcomers, Commands: []string{"workspace.create"}},
	{Key: "bind", Title: "permission.bind", Note: "permission.bind.note", Audience: AudienceNewcomers, Commands: []string{"key.bind"}},
	{Key: "self", Title: "permission.self", Audience: AudienceUsers, Commands: []string{"user.edit", "key.rotate", "key.reseal", "certificate.add", "access.request"}},
	{Key: "confirm", Title: "permission.confirm", Note: "permission.confirm.note", Audience: AudienceUsers, Commands: []string{"key.confirm"}},
	{Key: "administrate", Title: "permission.administrate", Note: "permission.administrate.note", Audience: AudienceAdministrators, Commands: []string{
		"workspace.edit", "user.invite", "user.reinvite", "user.reset", "user.block", "user.unblock", "user.appoint", "user.dismiss",
		"environment.create", "environment.edit", "environment.delete", "project.create", "project.clone", "project.delete",
		"member.appoint", "file.clean", "certificate.issue",
	}},
	{Key: "upgrade", Title: "permission.upgrade", Note: "permission.upgrade.note", Audience: AudienceAdministrators, Commands: []string{"workspace.upgrade", "workspace.restore", "workspace.repair"}},
	{Key: "see", Title: "permission.see", Note: "permission.see.note", Grants: everyRole, Commands: []string{"star.set"}},
	{Key: "manage", Title: "permission.manage", Note: "permission.manage.note", Grants: approvalOnly, Commands: []string{
		"project.edit", "project.archive", "project.unarchive", "member.set", "member.remove", "access.grant", "access.decline",
		"template.create", "template.edit", "template.move", "template.delete",
	}},
	{
		Key: "secrets", Title: "permission.secrets", Note: "permission.secrets.note", Grants: executeOnly,
		Commands: []string{"project_key.create", "project_key.grant"}, Except: map[string]Grants{"project_key.create": approvalOnly},
	},
	{Key: "content", Title: "permission.content", Grants: allButView, Commands: []string{"file.piece", "file.add"}},
	{Key: "request_create", Title: "permission.request_create", Grants: entryOnly, Commands: []string{"request.create"}},
	{Key: "request_edit", Title: "permission.request_edit", Note: "permission.request_edit.note", Grants: ownRequests, Commands: []string{"request.edit", "request.withdraw"}},
	{Key: "request_decide", Title: "permission.request_decide", Note: "permission.request_decide.note", Grants: approvalOnly, Commands: []string{"request.approve", "request.reject"}},
	{Key: "deployment", Title: "permission.deployment", Note: "permission.deployment.note", Grants: approvalOnly, Commands: []string{
		"deployment.create", "deployment.edit", "deployment.close", "deployment.reopen", "deployment.archive", "deployment.delete",
		"runbook.approve", "runbook.start_without", "step.move", "item.order",
	}},
	{Key: "item_add", Title: "permission.item_add", Note: "permission.item_add.note", Grants: entryOnly, Commands: []string{"item.create", "item.copy"}},
	{Key: "item_edit", Title: "permission.item_edit", Note: "permission.item_edit.note", Grants: entryOnly, Commands: []string{
		"item.edit", "activity.create", "activity.edit", "activity.move", "activity.delete", "attachment.add", "attachment.edit", "attachment.delete",
	}, Except: map[string]Grants{"activity.delete": entryIfMaker, "attachment.delete": entryIfMaker}},
	{Key: "item_move", Title: "permission.item_move", Note: "permission.item_move.note", Grants: entryIfMaker, Commands: []string{"item.delete", "item.move"}},
	{Key: "item_status", Title: "permission.item_status", Note: "permission.item_status.note", Grants: byStatus, Commands: []string{
		"item.submit", "item.verify", "item.approve", "item.reject", "item.revert", "item.complete", "item.fail",
	}},
	{
		Key: "comment", Title: "permission.comment", Note: "permission.comment.note", Grants: allButView,
		Commands: []string{"comment.add", "comment.edit", "comment.delete", "comment.restore"},
		Except:   map[string]Grants{"comment.edit": ownComments, "comment.delete": ownComments, "comment.restore": ownComments},
	},
	{Key: "execute", Title: "permission.execute", Note: "permission.execute.note", Grants: executeOnly, Commands: []string{
		"step.start", "step.complete", "step.fail", "step.attempt_failed", "step.skip", "step.hold", "step.resume", "step.reopen",
		"step.run_again", "step.assign", "step.remark", "step.add_evidence", "step.add",
	}},
	{Key: "task_add", Title: "permission.task_add", Note: "permission.task_add.note", Grants: allButView, Commands: []string{"task.create", "checklist.from_template"}},
	{Key: "task_update", Title: "permission.task_update", Note: "permission.task_update.note", Grants: inCharge, Commands: []string{"task.update", "task.add_evidence"}},
	{Key: "task_change", Title: "permission.task_change", Grants: taskIfCreator, Commands: []string{"task.edit", "task.delete"}},
	{Key: "checklist_sign", Title: "permission.checklist_sign", Grants: executeOnly, Commands: []string{"checklist.sign_off"}},
	{Key: "document_sign", Title: "permission.document_sign", Note: "permission.document_sign.note", Grants: executeOnly, Commands: []string{"document.sign"}},
	{
		Key: "offline", Title: "permission.offline", Note: "permission.offline.note", Grants: executeOnly,
		Commands: []string{"copy.take", "copy.begin", "copy.take_back", "copy.merge", "copy.settle", "copy.close"},
		Except:   map[string]Grants{"copy.take_back": approvalOnly, "copy.settle": executeOwn, "copy.close": executeOwn},
	},
}
