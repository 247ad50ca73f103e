package domain

// TaskState is where a checklist task stands.
type TaskState string

// States of a task.
const (
	TaskNotStarted TaskState = "not_started"
	TaskInProgress TaskState = "in_progress"
	TaskCompleted  TaskState = "completed"
	TaskCancelled  TaskState = "cancelled"
)

// Task is one entry of a deployment's checklist.
type Task struct {
	ID         ID     `json:"id"`
	Deployment ID     `json:"deployment"`
	Title      string `json:"title"`
	Start      int64  `json:"start"`
	// End is 0 when the task has none; never before Start.
	End     int64     `json:"end"`
	Persons []string  `json:"persons"`
	State   TaskState `json:"state"`
	Stamp
}

// TaskUpdate is a change of a task with the comment that every change needs.
type TaskUpdate struct {
	ID      ID        `json:"id"`
	Task    ID        `json:"task"`
	From    TaskState `json:"from"`
	To      TaskState `json:"to"`
	Comment string    `json:"comment"`
	Stamp
}

// ChecklistSignOff says that somebody signed the checklist as it stood.
type ChecklistSignOff struct {
	ID         ID     `json:"id"`
	Deployment ID     `json:"deployment"`
	Content    ID     `json:"content"`
	Remark     string `json:"remark"`
	Stamp
}
