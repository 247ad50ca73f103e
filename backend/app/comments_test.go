package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestCommentsAreTheirAuthors(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search")
	for _, name := range []string{"View", "Outsider"} {
		r.Refused(domain.CodeForbidden, name, &app.CommentAdd{Item: item, Text: "hello"})
	}
	r.Refused(domain.CodeInvalid, "Execute", &app.CommentAdd{Item: item, Text: " \n"})
	comment := r.Must("Execute", &app.CommentAdd{Item: item, Text: "hello"})
	edit := &app.CommentEdit{Comment: comment, Text: *testkit.To(r.Workspace, "hello", "hello again")}
	for _, name := range []string{"Approval", "Entry", "View"} {
		r.Refused(domain.CodeForbidden, name, edit)
		r.Refused(domain.CodeForbidden, name, &app.CommentDelete{Comment: comment})
	}
	r.Must("Execute", edit)
	r.Refused(domain.CodeConflict, "Execute", edit)
	r.Refused(domain.CodeConflict, "Execute", &app.CommentRestore{Comment: comment})
	r.Must("Execute", &app.CommentDelete{Comment: comment})
	r.Refused(domain.CodeConflict, "Execute", &app.CommentDelete{Comment: comment})
	if got := r.page(item).Comments[0]; got.Text != "" || got.DeletedAt == 0 {
		t.Errorf("others do not read it any more: %+v", got)
	}
	mine := testkit.Ask[app.ItemView](r.Workspace, "Execute", "item.get", &app.ItemGet{Item: item}).Comments[0]
	if mine.Text != "hello again" || mine.Can[0].Action != "comment.restore" || !mine.Can[0].Allowed {
		t.Errorf("%+v", mine)
	}
	r.Must("Execute", &app.CommentRestore{Comment: comment})
	if got := r.page(item).Comments[0]; got.Text != "hello again" || got.DeletedAt != 0 {
		t.Errorf("%+v", got)
	}
}

func TestStatusRemarksStay(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search")
	r.Submitted(item)
	r.Must("Review", r.Reject(item, "no tests"))
	remark := r.page(item).Comments[0]
	if remark.Text != "no tests" || remark.StatusChange == "" {
		t.Fatalf("%+v", remark)
	}
	for _, payload := range []any{
		&app.CommentEdit{Comment: remark.ID, Text: *testkit.To(r.Workspace, "no tests", "fine")}, &app.CommentDelete{Comment: remark.ID},
	} {
		if got := r.Refused(domain.CodeConflict, "Review", payload); got.Key != "comment.status_remark" {
			t.Error(got)
		}
	}
}

func TestAttachments(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search")
	file := fileAdd(t, r.Workspace, "plan.pdf", []byte("the plan"))
	refused := r.Refused(domain.CodeInvalid, "Entry", &app.AttachmentAdd{Item: item, File: file, Name: "virus.exe"})
	if problemOf(t, refused, "name") != "file.extension" || problemOf(t, refused, "description") != "field.required" {
		t.Error(refused)
	}
	unknown := "0000000000000000000000000000000000000000000000000000000000000000"
	refused = r.Refused(domain.CodeInvalid, "Entry", &app.AttachmentAdd{Item: item, File: unknown, Name: "plan.pdf", Description: "Plan"})
	if problemOf(t, refused, "file") != "file.unknown" {
		t.Error(refused)
	}
	attachment := r.Must("Entry2", &app.AttachmentAdd{Item: item, File: file, Name: "plan.pdf", Description: "Plan"})
	r.Must("Entry", &app.AttachmentEdit{Attachment: attachment, Description: testkit.To(r.Workspace, "Plan", "The plan")})
	if got := r.page(item).Attachments[0]; got.Description != "The plan" || got.Size != 8 || got.CreatedByName != "Entry2" {
		t.Errorf("%+v", got)
	}
	newer := fileAdd(t, r.Workspace, "plan-2.pdf", []byte("the newer plan"))
	replace := &app.AttachmentEdit{Attachment: attachment, File: testkit.To(r.Workspace, file, newer), Name: testkit.To(r.Workspace, "plan.pdf", "plan-2.pdf")}
	r.Must("Entry", replace)
	if got := r.page(item).Attachments[0]; got.File != newer || got.Name != "plan-2.pdf" || got.Size != 14 || got.Description != "The plan" {
		t.Errorf("replaced: %+v", got)
	}
	if _, stale := r.Refused(domain.CodeConflict, "Entry", replace).Fields["file"]; !stale {
		t.Error("what is there no longer is replaced")
	}
	lost := &app.AttachmentEdit{Attachment: attachment, File: testkit.To(r.Workspace, newer, unknown)}
	if refused = r.Refused(domain.CodeInvalid, "Entry", lost); problemOf(t, refused, "file") != "file.unknown" {
		t.Error(refused)
	}
	r.Refused(domain.CodeForbidden, "Entry", &app.AttachmentDelete{Attachment: attachment})
	r.Must("Approval", &app.AttachmentDelete{Attachment: attachment})
	if got := r.page(item).Attachments; len(got) != 0 {
		t.Error(got)
	}
}
