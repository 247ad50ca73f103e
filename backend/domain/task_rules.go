package domain

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// MayAddTask says whether a deployment takes new tasks: only until it is over.
func MayAddTask(window WindowState) error {
	if window == WindowOver {
		return Conflict("task.add.deployment_over")
	}
	return nil
}

// Open says whether something remains to be done about a task in this state.
func (s TaskState) Open() bool { return s == TaskNotStarted || s == TaskInProgress }

// Overdue says whether a task should have ended by now.
func (t Task) Overdue(now int64) bool { return t.State.Open() && t.End != 0 && t.End < now }

// CheckPersons notes the first person in charge who is no active member of the project.
func (t Task) CheckPersons(isMember func(ID) bool) error {
	var c Checker
	for _, person := range t.Persons {
		c.CheckMember("persons", person, isMember)
	}
	return c.Err()
}

// Suggestions gives the titles of a project's checklist templates that a checklist does not use yet.
func Suggestions(templates []string, tasks []Task) []string {
	unused := []string{}
	for _, title := range templates {
		if !slices.ContainsFunc(tasks, func(t Task) bool { return strings.EqualFold(t.Title, title) }) {
			unused = append(unused, title)
		}
	}
	return unused
}

// ChecklistContent is what a sign-off of a checklist covers.
type ChecklistContent struct {
	Deployment ID            `json:"deployment"`
	Tasks      []TaskContent `json:"tasks"`
}

// TaskContent is a task as it is signed off.
type TaskContent struct {
	ID      ID        `json:"id"`
	Title   string    `json:"title"`
	Start   int64     `json:"start"`
	End     int64     `json:"end"`
	Persons []string  `json:"persons"`
	State   TaskState `json:"state"`
}

// ChecklistContentOf gives the content of a checklist, the same for the same tasks in whatever order they come.
func ChecklistContentOf(deployment ID, tasks []Task) ChecklistContent {
	content := ChecklistContent{Deployment: deployment, Tasks: []TaskContent{}}
	for _, t := range tasks {
		content.Tasks = append(content.Tasks, TaskContent{
			ID: t.ID, Title: t.Title, Start: t.Start, End: t.End, Persons: slices.Concat([]string{}, t.Persons), State: t.State,
		})
	}
	slices.SortFunc(content.Tasks, func(a, b TaskContent) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID)) })
	return content
}

// CheckSignOff gives the remark of a sign-off as it is to be saved. Who signs while tasks are open says why.
func CheckSignOff(tasks []Task, remark string) (string, error) {
	if len(tasks) == 0 {
		return "", Conflict("checklist.empty")
	}
	open := 0
	for _, task := range tasks {
		if task.State.Open() {
			open++
		}
	}
	remark, err := CheckRemark(remark, false)
	if err == nil && remark == "" && open > 0 {
		var problems Problems
		problems.Add("remark", "checklist.open_tasks", "count", strconv.Itoa(open))
		err = problems.Err()
	}
	return remark, err
}
