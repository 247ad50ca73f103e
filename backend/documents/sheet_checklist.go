package documents

import (
	"strings"

	"renogen/backend/export"
	"renogen/backend/export/pdf"
)

// pausedTask is a task with the pause at which it is read out.
type pausedTask struct {
	pause export.Pause
	export.Task
}

// checklistTables begins with the tasks: they are what CSV has.
func checklistTables(list export.Checklist) ([]export.Table, error) {
	zone, err := export.NewZone(list.Head.Zone)
	if err != nil {
		return nil, err
	}
	var tasks []pausedTask
	for _, pause := range list.Pauses {
		for _, task := range pause.Tasks {
			tasks = append(tasks, pausedTask{pause, task})
		}
	}
	signed := ""
	if list.SignedOff.Name != "" {
		signed = joined(", ", list.SignedOff.Name, zone.Moment(list.SignedOff.At), list.SignedOff.Decision, list.SignedOff.Key)
	}
	return []export.Table{
		tasksTable(zone, tasks), updatesTable(zone, tasks),
		factsTable(list.Head, list.Made, zone, [2]string{"signed_off", signed}, [2]string{"content", export.Digest(list.Content())}),
		contactsTable(list.Contacts),
	}, nil
}

func tasksTable(zone *export.Zone, tasks []pausedTask) export.Table {
	s := sheet[pausedTask]{name: "checklist", zone: zone}
	s.text("pause", 26, func(t pausedTask) string { return t.pause.Title })
	s.text("task", 50, func(t pausedTask) string { return t.Title })
	s.moment("start", func(t pausedTask) int64 { return t.Start })
	s.moment("end", func(t pausedTask) int64 { return t.End })
	s.text("persons", 30, func(t pausedTask) string { return strings.Join(t.Persons, ", ") })
	s.text("state", 14, func(t pausedTask) string { return words(pdf.TaskWord, string(t.State)) })
	s.text("last_comment", 50, func(t pausedTask) string {
		if len(t.Updates) == 0 {
			return ""
		}
		return t.Updates[len(t.Updates)-1].Comment
	})
	return s.table(tasks)
}

// taskUpdate stands with the title of its task.
type taskUpdate struct {
	task string
	export.TaskUpdate
}

func updatesTable(zone *export.Zone, tasks []pausedTask) export.Table {
	var rows []taskUpdate
	for _, task := range tasks {
		for _, update := range task.Updates {
			rows = append(rows, taskUpdate{task.Title, update})
		}
	}
	s := sheet[taskUpdate]{name: "updates", zone: zone}
	s.text("task", 50, func(u taskUpdate) string { return u.task })
	s.moment("at", func(u taskUpdate) int64 { return u.At })
	s.text("by", 24, func(u taskUpdate) string { return u.By })
	s.text("state", 14, func(u taskUpdate) string { return words(pdf.TaskWord, string(u.To)) })
	s.text("comment", 60, func(u taskUpdate) string { return u.Comment })
	return s.table(rows)
}
