package documents

import (
	"renogen/backend/app"
	"renogen/backend/export"
)

// checklistOf is never a draft: a checklist needs no approval to be read aloud. Its sign-off stands at its end.
func checklistOf(answer app.ChecklistDocument) (export.Checklist, error) {
	f := factsOf(answer.DocumentFacts)
	zone, err := export.NewZone(answer.Project.TimeZone)
	if err != nil {
		return export.Checklist{}, err
	}
	out := export.Checklist{Head: f.head("CL"), Contacts: f.contacts(nil), Made: f.made()}
	tasks := make([]export.Task, len(answer.Checklist.Tasks))
	for i, task := range answer.Checklist.Tasks {
		tasks[i] = taskOf(task)
	}
	out.Pauses = export.PausesByDay(tasks, out.Head.Window, zone)
	if signed := answer.SignedOff; signed.Fault != nil {
		out.Head.Remarks = append(out.Head.Remarks, export.Remark{
			Kind: export.OtherRemark, Text: joined(": ", text("document.sign_off"), language.Text(signed.Fault.Key, signed.Fault.Params)),
		})
	} else if signed.By != "" {
		out.SignedOff = f.approval(roles(f.people[signed.By]), signed.Remark, signed)
	}
	return out, nil
}

func taskOf(task app.TaskView) export.Task {
	out := export.Task{Title: task.Title, Start: task.Start, End: task.End, Persons: task.Names, State: task.State}
	for _, update := range task.Updates {
		out.Updates = append(out.Updates, export.TaskUpdate{
			At: update.CreatedAt, By: update.CreatedByName, To: update.To, Comment: update.Comment,
		})
	}
	return out
}
