package app_test

import (
	"maps"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// payloads gives, for every command, one that is right in every respect but perhaps for who gives it.
func (d *door) payloads(actor string) map[string]any {
	d.t.Helper()
	all := map[string]any{}
	for _, part := range []map[string]any{
		d.workspacePayloads(), d.keyPayloads(actor), d.projectPayloads(), d.planPayloads(), d.itemPayloads(),
		d.partPayloads(), d.stepPayloads(), d.taskPayloads(), d.copyPayloads(),
	} {
		maps.Copy(all, part)
	}
	return all
}

func (d *door) workspacePayloads() map[string]any {
	environment := testkit.Row[domain.Environment](d.Workspace, d.environment)
	user := func(name string) (domain.ID, string) { return d.User(name), d.UserSeen(name) }
	view, viewSeen := user("View")
	blocked, blockedSeen := user("Review")
	admin, adminSeen := user("Execute")
	reset, resetSeen := user("Entry")
	return map[string]any{
		"workspace.create":   &app.WorkspaceCreate{Name: "Again", User: d.User("Ann"), UserName: "Ann", Email: "ann@example.org", TimeZone: "UTC", Random: strings.Repeat("0", 32), Schema: 1},
		"workspace.upgrade":  &app.WorkspaceUpgrade{From: store.SchemaVersion, To: store.SchemaVersion + 1},
		"workspace.repair":   &app.WorkspaceRepair{Void: []app.VoidEntry{}, Reason: "Looked at together"},
		"workspace.restore":  &app.WorkspaceRestore{LostSeq: 99, Reason: "The disk broke"},
		"workspace.edit":     &app.WorkspaceEdit{Name: d.otherwise(d.Settings().Name)},
		"user.invite":        &app.UserInvite{Name: "Somebody", Email: "s@example.org", TimeZone: "UTC", Public: d.invited()},
		"user.reinvite":      &app.UserReinvite{User: d.newcomer, Public: d.invited()},
		"user.reset":         &app.UserReset{User: reset, Public: d.invited(), Seen: resetSeen},
		"user.block":         &app.UserBlock{User: view, Seen: viewSeen},
		"user.unblock":       &app.UserUnblock{User: blocked, Seen: blockedSeen},
		"user.appoint":       &app.UserAppoint{User: view, Seen: viewSeen},
		"user.dismiss":       &app.UserDismiss{User: admin, Seen: adminSeen},
		"environment.create": &app.EnvironmentCreate{Name: "Test"},
		"environment.edit":   &app.EnvironmentEdit{Environment: d.environment, Name: d.otherwise(environment.Name)},
		"environment.delete": &app.EnvironmentDelete{Environment: d.environment},
		"file.piece":         &app.FilePiece{Digest: journal.Digest(d.piece), Size: int64(len(d.piece))},
		"file.add":           &app.FileAdd{File: d.file, Size: int64(len("a plan")), Pieces: []domain.ID{d.file}},
		"file.clean":         &app.FileClean{},
	}
}

func (d *door) keyPayloads(actor string) map[string]any {
	d.t.Helper()
	rotate := d.newKeys(actor)
	resealed, err := journal.SealSecret(d.As(actor).Secret, "another password, longer", journal.CheapKDF(d.t))
	if err != nil {
		d.t.Fatal(err)
	}
	return map[string]any{
		"user.edit":          &app.UserEdit{Telephone: testkit.To(d.Workspace, "", "+49 30 1234")},
		"key.bind":           &app.KeyBind{Invitation: d.newcomer, Keys: rotate.Keys, Proof: rotate.Proof},
		"key.rotate":         rotate,
		"key.reseal":         &app.KeyReseal{Sealed: resealed},
		"key.confirm":        &app.KeyConfirm{KeySet: d.As("View").KeySet, Seen: d.KeySeen("View")},
		"certificate.add":    &app.CertificateAdd{Certificate: d.ownCertificate(actor, d.Clock.Now())},
		"certificate.issue":  d.issue("Ann", "Approval"),
		"document.sign":      d.signature(actor),
		"project_key.create": d.newProjectKey(actor),
		"project_key.grant": &app.ProjectKeyGrant{
			ProjectKey: d.projectKey, KeyGrant: app.KeyGrant{KeySet: d.As("Approval2").KeySet, Sealed: d.sealed}, Seen: d.KeySeen("Approval2"),
		},
	}
}

func (d *door) projectPayloads() map[string]any {
	title := d.projectTitle()
	asker := d.User("Entry2")
	template := testkit.Row[domain.Template](d.Workspace, d.template)
	return map[string]any{
		"project.create":    &app.ProjectCreate{Key: "new", Title: "New", Modules: []string{"web"}, Approver: d.User("Approval")},
		"project.clone":     &app.ProjectClone{Project: d.project, Key: "clone", Title: "Clone"},
		"project.delete":    &app.ProjectDelete{Project: d.project, Title: title},
		"project.edit":      &app.ProjectEdit{Project: d.project, Title: d.otherwise(title)},
		"project.archive":   &app.ProjectArchive{Project: d.project},
		"project.unarchive": &app.ProjectUnarchive{Project: d.project},
		"star.set":          &app.StarSet{Project: d.project, Starred: true},
		"member.appoint":    &app.MemberAppoint{Project: d.project, User: d.User("View"), Seen: d.memberSeen("View")},
		"member.set":        &app.MemberSet{Project: d.project, User: d.User("View"), Roles: []string{"entry"}, Seen: d.memberSeen("View")},
		"member.remove":     &app.MemberRemove{Project: d.project, User: d.User("View"), Seen: d.memberSeen("View")},
		"access.request":    &app.AccessRequest{Project: d.project, Text: "please"},
		"access.grant":      &app.AccessGrant{Request: d.access, Project: d.project, User: asker, Roles: []string{"view"}, Seen: d.accessSeen()},
		"access.decline":    &app.AccessDecline{Request: d.access, Project: d.project, Answer: "no", Seen: d.accessSeen()},
		"template.create":   &app.TemplateCreate{Project: d.project, TemplateDefinition: testkit.GreenLight()},
		"template.edit":     &app.TemplateEdit{Template: d.template, Title: d.otherwise(template.Title)},
		"template.move":     &app.TemplateMove{Template: d.template, Position: *testkit.To(d.Workspace, template.Position, 2)},
		"template.delete":   &app.TemplateDelete{Template: d.spare, Seen: d.templateSeen(d.spare)},
	}
}

func (d *door) projectTitle() string {
	return testkit.Row[domain.Project](d.Workspace, d.project).Title
}

func (d *door) planPayloads() map[string]any {
	plan := func(title, start string) app.PlanFields {
		return app.PlanFields{Title: title, Start: testkit.At(start)}
	}
	request := testkit.Row[domain.Request](d.Workspace, d.request)
	empty := testkit.Row[domain.Deployment](d.Workspace, d.empty)
	return map[string]any{
		"request.create":        &app.RequestCreate{Project: d.project, PlanFields: plan("March", "2027-03-10 20:00")},
		"request.edit":          &app.RequestEdit{Request: d.request, PlanEdits: app.PlanEdits{Title: d.otherwise(request.Title)}},
		"request.withdraw":      &app.RequestWithdraw{Request: d.request},
		"request.approve":       &app.RequestApprove{Request: d.request, Seen: d.requestSeen()},
		"request.reject":        &app.RequestReject{Request: d.request, Reason: "no", Seen: d.requestSeen()},
		"deployment.create":     &app.DeploymentCreate{Project: d.project, PlanFields: plan("April", "2027-04-10 20:00")},
		"deployment.edit":       &app.DeploymentEdit{Deployment: d.empty, PlanEdits: app.PlanEdits{Title: d.otherwise(empty.Title)}},
		"deployment.close":      &app.DeploymentClose{Deployment: d.empty, Reason: "not needed"},
		"deployment.reopen":     &app.DeploymentReopen{Deployment: d.closed},
		"deployment.archive":    &app.DeploymentArchive{Deployment: d.closed},
		"deployment.delete":     &app.DeploymentDelete{Deployment: d.empty},
		"runbook.approve":       &app.RunBookApprove{Deployment: d.deployment, Seen: d.Book(d.deployment).Seen},
		"runbook.start_without": &app.RunBookStartWithout{Deployment: d.empty, Reason: "a test", Seen: d.Book(d.empty).Seen},
	}
}

func (d *door) itemPayloads() map[string]any {
	row := testkit.Row[domain.Item](d.Workspace, d.documented)
	return map[string]any{
		"item.create":   &app.ItemCreate{Deployment: d.deployment, Title: "New", Category: "Enhancement", Modules: []string{"web"}},
		"item.copy":     &app.ItemCopy{Item: d.documented, To: d.empty},
		"item.edit":     &app.ItemEdit{Item: d.documented, Title: d.otherwise(row.Title)},
		"item.delete":   &app.ItemDelete{Item: d.documented},
		"item.move":     &app.ItemMove{Item: d.documented, To: d.empty},
		"item.order":    &app.ItemOrder{Item: d.documented, Position: *testkit.To(d.Workspace, row.Position, 2)},
		"item.submit":   d.Submit(d.documented),
		"item.verify":   d.Verify(d.reviewed),
		"item.approve":  d.Approve(d.reviewed),
		"item.reject":   d.Reject(d.reviewed, "no"),
		"item.revert":   d.Revert(d.ready, domain.ItemGoNoGo, "back"),
		"item.complete": d.Complete(d.ready),
		"item.fail":     d.Fail(d.ready, "no"),
	}
}

func (d *door) partPayloads() map[string]any {
	activity := testkit.Row[domain.Activity](d.Workspace, d.activity)
	attachment := testkit.Row[domain.Attachment](d.Workspace, d.attachment)
	comment := testkit.Row[domain.Comment](d.Workspace, d.comment)
	return map[string]any{
		"activity.create":   &app.ActivityCreate{Item: d.documented, Template: d.template, Values: testkit.ByHandValues("third")},
		"activity.edit":     &app.ActivityEdit{Activity: d.activity, Title: d.otherwise(activity.Title)},
		"activity.move":     &app.ActivityMove{Activity: d.activity, Position: *testkit.To(d.Workspace, activity.Position, 2)},
		"activity.delete":   &app.ActivityDelete{Activity: d.activity},
		"attachment.add":    &app.AttachmentAdd{Item: d.documented, File: d.file, Name: "copy.txt", Description: "Copy"},
		"attachment.edit":   &app.AttachmentEdit{Attachment: d.attachment, Description: d.otherwise(attachment.Description)},
		"attachment.delete": &app.AttachmentDelete{Attachment: d.attachment},
		"comment.add":       &app.CommentAdd{Item: d.documented, Text: "Well"},
		"comment.edit":      &app.CommentEdit{Comment: d.comment, Text: *d.otherwise(comment.Text)},
		"comment.delete":    &app.CommentDelete{Comment: d.comment},
		"comment.restore":   &app.CommentRestore{Comment: d.deleted},
	}
}

func (d *door) stepPayloads() map[string]any {
	return map[string]any{
		"step.start":          d.Act(d.fresh, domain.StepStart, ""),
		"step.complete":       d.Act(d.running, domain.StepComplete, ""),
		"step.fail":           d.Act(d.running, domain.StepFail, "disk full"),
		"step.attempt_failed": d.Act(d.running, domain.StepAttemptFailed, "disk full"),
		"step.skip":           d.Act(d.fresh, domain.StepSkip, "no need"),
		"step.hold":           d.Act(d.fresh, domain.StepHold, "wait"),
		"step.resume":         d.Act(d.held, domain.StepResume, ""),
		"step.reopen":         d.Act(d.done, domain.StepReopen, "once more"),
		"step.run_again":      d.Act(d.done, domain.StepAgain, "once more"),
		"step.assign":         d.Act(d.fresh, domain.StepAssign, ""),
		"step.remark":         d.Act(d.fresh, domain.StepNote, "look"),
		"step.add_evidence":   &app.StepAddEvidence{Step: d.done, Note: "it says done"},
		"step.add":            &app.StepAdd{Deployment: d.deployment, Stage: domain.StageDuring, Title: "Look again", Remark: "to be sure"},
		"step.move":           &app.StepMove{Step: d.fresh, Place: 1, Seen: d.Book(d.deployment).Seen},
	}
}

func (d *door) taskPayloads() map[string]any {
	start := testkit.At("2027-01-19 10:00")
	return map[string]any{
		"task.create":             &app.TaskCreate{Deployment: d.deployment, Title: "New", Start: start, Persons: []string{d.User("View")}},
		"task.update":             d.updateOf(d.task),
		"task.add_evidence":       &app.TaskAddEvidence{Task: d.task, Note: "told"},
		"task.edit":               &app.TaskEdit{Task: d.task, Title: d.otherwise("Own"), Comment: "clearer"},
		"task.delete":             &app.TaskDelete{Task: d.task},
		"checklist.from_template": &app.ChecklistFromTemplate{Deployment: d.deployment, Start: start, Persons: []string{d.User("View")}},
		"checklist.sign_off":      &app.ChecklistSignOff{Deployment: d.deployment, Remark: "as it is", Seen: d.checklistSeen()},
	}
}

func (d *door) updateOf(task domain.ID) *app.TaskUpdate {
	return &app.TaskUpdate{Task: task, State: testkit.To(d.Workspace, domain.TaskNotStarted, domain.TaskInProgress), Comment: "begun"}
}
