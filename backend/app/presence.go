package app

import (
	"cmp"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
)

// ShownPlace is what a person looks at, as the window names it: all of it may be empty.
type ShownPlace struct {
	ProjectKey string    `json:"project_key"`
	Deployment domain.ID `json:"deployment"`
	Item       domain.ID `json:"item"`
	// Forms are those that are open, by what they change and its id: item.edit.0190c0de-…
	Forms []string `json:"forms"`
}

// Presence is who else has the workspace open, and what their workstations say against this file.
type Presence struct {
	// Others are other people, and oneself at another workstation, by name.
	Others []Present `json:"others"`
	// SameHost are names that two computers have at once. Network drives mix such computers up.
	SameHost []string `json:"same_host"`
	// Unseen: others do not see this workstation; the folder beside the workspace cannot be written.
	Unseen    bool      `json:"unseen"`
	Witnesses []Witness `json:"witnesses"`
}

// Present is a person at a workstation. What cannot be seen of the place is empty.
type Present struct {
	User        domain.ID `json:"user"`
	Name        string    `json:"name"`
	Workstation domain.ID `json:"workstation"`
	Host        string    `json:"host"`
	// Since is in Unix milliseconds by the clock of that workstation.
	Since           int64     `json:"since"`
	ProjectKey      string    `json:"project_key"`
	ProjectTitle    string    `json:"project_title"`
	Deployment      domain.ID `json:"deployment"`
	DeploymentTitle string    `json:"deployment_title"`
	Item            domain.ID `json:"item"`
	ItemTitle       string    `json:"item_title"`
	Forms           []string  `json:"forms"`
}

// Presence is what was found at the last turn, as the person may see it.
func (t *Attendance) Presence() (Presence, error) {
	t.showing.Lock()
	now := t.now
	t.showing.Unlock()
	rules := t.app.authority()
	out := Presence{Others: []Present{}, SameHost: t.sameHosts(now.here), Unseen: now.unseen, Witnesses: slices.Clone(now.witnesses)}
	if out.Witnesses == nil {
		out.Witnesses = []Witness{}
	}
	if len(now.here) == 0 {
		return out, nil
	}
	err := t.app.db.Read(func(r store.Reader) error {
		v := &View{Reader: r, app: t.app, rules: rules, user: t.actor.User, now: t.app.host.Now()}
		for _, s := range now.here {
			one, err := v.present(s)
			if err != nil {
				return err
			}
			out.Others = append(out.Others, one)
		}
		return nil
	})
	slices.SortFunc(out.Others, func(a, b Present) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Workstation, b.Workstation))
	})
	return out, err
}

// present says who it is, and where, as far as this person may look there. The rows say what belongs to which project,
// whatever the statement says.
func (v *View) present(s share.Statement) (Present, error) {
	out := Present{
		User: s.User, Name: v.rules.Users[s.User].Name, Workstation: s.Workstation, Host: s.Host, Since: s.Since, Forms: []string{},
	}
	item, itemThere, err := store.Find[domain.Item](v.Reader, s.Place.Item)
	if err != nil {
		return out, err
	}
	at := s.Place.Deployment
	if itemThere {
		at = item.Deployment
	}
	deployment, deploymentThere, err := store.Find[domain.Deployment](v.Reader, at)
	if err != nil {
		return out, err
	}
	project := s.Place.Project
	if deploymentThere {
		project = deployment.Project
	}
	if row, err := v.see(project); err == nil {
		out.ProjectKey, out.ProjectTitle, out.Forms = row.Key, row.Title, slices.Clone(s.Place.Forms)
		if deploymentThere {
			out.Deployment, out.DeploymentTitle = deployment.ID, deployment.Title
		}
		if itemThere {
			out.Item, out.ItemTitle = item.ID, strings.TrimSpace(item.Ref+" "+item.Title)
		}
	}
	return out, nil
}

// sameHosts lists names that two computers have at once, of which this one may be one. Two people at one computer are
// no fault.
func (t *Attendance) sameHosts(here []share.Statement) []string {
	own := share.Statement{Host: share.CleanHost(t.station.Host), Boot: bootDigest(t.app.id, t.station.Boot), Workstation: t.app.host.Workstation}
	all := append([]share.Statement{own}, here...)
	out := []string{}
	for i, one := range all {
		for _, other := range all[:i] {
			same := one.Host != "" && strings.EqualFold(one.Host, other.Host) && (one.Boot == "" || one.Boot != other.Boot)
			if same && !slices.ContainsFunc(out, func(known string) bool { return strings.EqualFold(known, one.Host) }) {
				out = append(out, one.Host)
			}
		}
	}
	slices.Sort(out)
	return out
}
