package domain

// Limits of a checklist task.
const (
	MaxTaskTitle   = 250
	MaxTaskComment = 150
)

// Check gives the task as it is to be saved, or all that is wrong with its fields. Whether the persons
// are members is the caller's to ask.
func (t Task) Check() (Task, error) {
	var c Checker
	t.Title = c.Line("title", t.Title, MaxTaskTitle, true)
	c.Time("start", t.Start, true)
	c.Time("end", t.End, false)
	if t.End != 0 && t.End < t.Start {
		c.Add("end", "task.end_before_start")
	}
	t.Persons = c.List("persons", t.Persons, true)
	OneOf(&c, "state", t.State, true, TaskNotStarted, TaskInProgress, TaskCompleted, TaskCancelled)
	return t, c.Err()
}

// Check gives the update as it is to be saved. Every change of a task needs a comment.
func (u TaskUpdate) Check() (TaskUpdate, error) {
	var c Checker
	u.Comment = c.Text("comment", u.Comment, MaxTaskComment, true)
	return u, c.Err()
}
