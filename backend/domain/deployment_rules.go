package domain

import "strconv"

// DeploymentOpen refuses changes in a deployment that is archived, or that approval closed.
func DeploymentOpen(d Deployment) error {
	if err := DeploymentWritable(d); err != nil {
		return err
	}
	if d.ClosedAt != 0 {
		return Conflict("deployment.closed")
	}
	return nil
}

// DeploymentWritable refuses changes in a deployment that is archived: it can only be read.
func DeploymentWritable(d Deployment) error {
	if d.Archived {
		return Conflict("deployment.archived")
	}
	return nil
}

// CloseDeployment gives the deployment as it is once approval said that it is over.
func CloseDeployment(d Deployment, actor ID, at int64, reason string) (Deployment, error) {
	if err := DeploymentOpen(d); err != nil {
		return d, err
	}
	reason, err := CheckReason(reason)
	d.ClosedAt, d.ClosedBy, d.ClosedReason = at, actor, reason
	return d, err
}

// ReopenDeployment takes the closing back.
func ReopenDeployment(d Deployment) (Deployment, error) {
	if err := DeploymentWritable(d); err != nil {
		return d, err
	}
	if d.ClosedAt == 0 {
		return d, Conflict("deployment.not_closed")
	}
	d.ClosedAt, d.ClosedBy, d.ClosedReason = 0, "", ""
	return d, nil
}

// ArchiveDeployment hides the deployment and makes it read-only, or takes that back. One that is being run
// is not archived.
func ArchiveDeployment(d Deployment, archived bool, window WindowState) (Deployment, error) {
	switch {
	case d.Archived == archived && archived:
		return d, Conflict("deployment.archived")
	case d.Archived == archived:
		return d, Conflict("deployment.not_archived")
	case archived && (window == WindowRunning || window == WindowOverrun):
		return d, Conflict("deployment.archive.running")
	}
	d.Archived = archived
	return d, nil
}

// MayDeleteDeployment refuses once a step of the deployment was executed: then it is history.
func MayDeleteDeployment(d Deployment, steps []LinkedStep) error {
	if err := DeploymentWritable(d); err != nil {
		return err
	}
	executed := 0
	for _, step := range steps {
		if step.Executed() {
			executed++
		}
	}
	if executed > 0 {
		return Conflict("deployment.delete.executed_steps", "count", strconv.Itoa(executed))
	}
	return nil
}

// CheckReason gives a reason, which is required, as it is to be saved.
func CheckReason(reason string) (string, error) {
	var c Checker
	reason = c.Text("reason", reason, MaxNote, true)
	return reason, c.Err()
}
