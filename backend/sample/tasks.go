package sample

import "renogen/backend/app"

// task is an entry of the checklist: who makes it, from when until when, and who is in charge.
type task struct {
	by, title  string
	day        int
	start, end string
	person     string
}

// tasks: Noor makes the checklist.
func tasks(s *script) {
	s.at(-6, "16:00")
	for _, t := range taskList {
		create := &app.TaskCreate{
			Deployment: s.deployment, Title: t.title, Start: moment(s.release, t.day, t.start).UnixMilli(), Persons: s.persons(t.person),
		}
		if t.end != "" {
			create.End = moment(s.release, t.day, t.end).UnixMilli()
		}
		s.tasks[t.title] = s.do(t.by, create)
	}
}

const (
	expertsCalled  = "Experts called the day before"
	accessChecked  = "Keys and access checked"
	blockersRead   = "Blockers reviewed with Ada"
	supplierOnCall = "Server supplier on call confirmed"
	debriefBooked  = "Debrief booked"
)

var taskList = []task{
	{"Noor", expertsCalled, -1, "10:00", "", "Noor"},
	{"Imani", accessChecked, -1, "12:00", "13:00", "Imani"},
	{"Noor", blockersRead, 0, "09:00", "", "Noor"},
	{"Noor", supplierOnCall, 0, "12:00", "", "Vic"},
	{"Noor", debriefBooked, 1, "10:00", "", "Ada"},
}

var taskTurns = []turn{
	{-1, "10:05", "Noor", begins, expertsCalled, "Wes and Mei reached"},
	{-1, "11:20", "Noor", ends, expertsCalled, "Dora and Ivo reached as well"},
	{-1, "12:10", "Imani", begins, accessChecked, "Signing key, download servers, repository"},
	{-1, "12:50", "Imani", ends, accessChecked, "All work from the release machine"},
	{0, "09:35", "Noor", ends, blockersRead, "None open; Ada agrees"},
	{0, "12:15", "Vic", ends, supplierOnCall, "On call until 22:00, by telephone"},
}

var taskAfterwards = []turn{
	{1, "10:10", "Ada", ends, debriefBooked, "Tuesday 15:00; topic: the locked certificate"},
}

// signOff: Noor signs the checklist before the window.
func (s *script) signOff() {
	s.at(0, "13:40")
	list := ask[app.ChecklistView](s, "Noor", "checklist.get", &app.ChecklistGet{Deployment: s.deployment})
	s.do("Noor", &app.ChecklistSignOff{Deployment: s.deployment, Remark: "Everything before the window is done.", Seen: list.Seen})
}
