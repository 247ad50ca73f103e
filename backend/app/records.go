package app

import (
	"time"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// record reads a row that somebody names. One that is not there is refused in the words that strangers
// to a private project get for those that are.
func record[T any](r store.Reader, id domain.ID) (T, error) {
	row, ok, err := store.Find[T](r, id)
	if err == nil && !ok {
		err = domain.Missing()
	}
	return row, err
}

// zoneOf gives the time zone of a project, which was checked when it was saved.
func zoneOf(project domain.Project) (*time.Location, error) { return domain.LoadZone(project.TimeZone) }

// isMember says for each user whether it can be named as a person of the project.
func (a *Authority) isMember(project domain.ID) func(user domain.ID) bool {
	return func(user domain.ID) bool {
		_, member := a.Members[project][user]
		return member && a.Users[user].State != domain.UserBlocked
	}
}

// deployment reads the deployment that a command is about and asks for permission in its project.
func (c *Call) deployment(id domain.ID) (domain.Deployment, domain.Project, error) {
	row, err := record[domain.Deployment](c.tx.Reader, id)
	if err != nil {
		return row, domain.Project{}, err
	}
	c.about.Project, c.about.Deployment, c.about.Record = row.Project, row.ID, row.ID
	project, err := c.permitIn(row.Project)
	return row, project, err
}

// openDeployment is deployment for commands that only an open one takes.
func (c *Call) openDeployment(id domain.ID) (domain.Deployment, domain.Project, error) {
	row, project, err := c.deployment(id)
	if err == nil {
		err = domain.DeploymentOpen(row)
	}
	return row, project, err
}

// windowState gives the state of a deployment's window at a moment.
func windowState(r store.Reader, deployment domain.Deployment, project domain.Project, at int64) (domain.WindowState, error) {
	zone, err := zoneOf(project)
	if err != nil {
		return "", err
	}
	open, err := r.HasOpenWork(deployment.ID)
	return domain.StateOf(deployment, at, zone, open), err
}
