package app

import (
	"cmp"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// DocumentItems asks for all items of a deployment, or of a project, for a spreadsheet.
type DocumentItems struct {
	Deployment domain.ID `json:"deployment,omitempty"`
	Project    domain.ID `json:"project,omitempty"`
}

// DocumentJournal asks for everything that was done in a deployment, or in a project, for a spreadsheet.
type DocumentJournal struct {
	Deployment domain.ID `json:"deployment,omitempty"`
	Project    domain.ID `json:"project,omitempty"`
}

// DocumentAbout is what a list for a spreadsheet is about: a deployment (with its address) or a project, in which
// case Deployment is empty. The rest is as in DocumentFacts.
type DocumentAbout struct {
	Project     domain.Project    `json:"project"`
	Deployment  domain.Deployment `json:"deployment"`
	Address     string            `json:"address"`
	End         int64             `json:"end"`
	By          string            `json:"by"`
	At          int64             `json:"at"`
	Fingerprint string            `json:"fingerprint"`
	Head        HeadView          `json:"head"`
}

// ItemsDocument is every item: of a deployment in its order, of a project by deployment.
type ItemsDocument struct {
	DocumentAbout
	Items []DocumentItem `json:"items"`
}

// DocumentItem is an item with the names of those who decided about it.
type DocumentItem struct {
	domain.Item
	DeploymentTitle string `json:"deployment_title"`
	DeploymentStart int64  `json:"deployment_start"`
	CreatedByName   string `json:"created_by_name"`
	SubmittedByName string `json:"submitted_by_name"`
	VerifiedByName  string `json:"verified_by_name"`
	ApprovedByName  string `json:"approved_by_name"`
	Activities      int    `json:"activities"`
	Attachments     int    `json:"attachments"`
	Comments        int    `json:"comments"`
	// Fault: the approval is not that of the journal.
	Fault *domain.Error `json:"fault,omitempty"`
}

// JournalDocument is what was done, the oldest entry first.
type JournalDocument struct {
	DocumentAbout
	Entries []EntryView `json:"entries"`
	// Names are what the people and things are called whose ids stand in the entries.
	Names map[domain.ID]string `json:"names"`
}

func init() {
	ask("document.items", documentItems)
	ask("document.journal", documentJournal)
}

func (v *View) documentAbout(deployment, project domain.ID) (DocumentAbout, error) {
	out := DocumentAbout{By: v.rules.Users[v.user].Name, At: v.now, Fingerprint: v.app.Fingerprint()}
	var err error
	if deployment != "" {
		if out.Deployment, err = record[domain.Deployment](v.Reader, deployment); err != nil {
			return out, err
		}
		project = out.Deployment.Project
	}
	if out.Project, err = v.see(project); err != nil {
		return out, err
	}
	if deployment != "" {
		zone, err := zoneOf(out.Project)
		if err != nil {
			return out, err
		}
		out.Address, out.End = out.Deployment.Address(zone), out.Deployment.End(zone)
	}
	head, err := v.Head()
	out.Head = HeadView(head)
	return out, err
}

func documentItems(v *View, p *DocumentItems) (ItemsDocument, error) {
	about, err := v.documentAbout(p.Deployment, p.Project)
	out := ItemsDocument{DocumentAbout: about, Items: []DocumentItem{}}
	if err != nil {
		return out, err
	}
	deployments := []domain.ID{p.Deployment}
	if p.Deployment == "" {
		windows, err := v.Windows(about.Project.ID)
		if err != nil {
			return out, err
		}
		deployments = deployments[:0]
		for _, window := range windows {
			deployments = append(deployments, window.ID)
		}
	}
	for _, deployment := range deployments {
		if err := v.addDocumentItems(&out, deployment); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (v *View) addDocumentItems(out *ItemsDocument, deployment domain.ID) error {
	row, err := record[domain.Deployment](v.Reader, deployment)
	if err != nil {
		return err
	}
	items, err := v.ItemsOf(deployment)
	if err != nil {
		return err
	}
	ids := make([]domain.ID, len(items))
	for i, item := range items {
		ids[i] = item.ID
	}
	parts, err := v.PartsOfItems(ids)
	name := func(user domain.ID) string { return v.rules.Users[user].Name }
	for _, item := range items {
		counts := parts[item.ID]
		var fault *domain.Error
		if err := shownFault(v.approvalFault(item), &fault); err != nil {
			return err
		}
		out.Items = append(out.Items, DocumentItem{
			Item: item, Fault: fault, DeploymentTitle: row.Title, DeploymentStart: row.Start, CreatedByName: name(item.CreatedBy),
			SubmittedByName: name(item.SubmittedBy), VerifiedByName: name(item.VerifiedBy), ApprovedByName: name(item.ApprovedBy),
			Activities: counts.Activities, Attachments: counts.Attachments, Comments: counts.Comments,
		})
	}
	return err
}

// journalChunk is how many entries are read at once.
const journalChunk = 1000

func documentJournal(v *View, p *DocumentJournal) (JournalDocument, error) {
	about, err := v.documentAbout(p.Deployment, p.Project)
	out := JournalDocument{DocumentAbout: about, Entries: []EntryView{}, Names: map[domain.ID]string{}}
	if err != nil {
		return out, err
	}
	filter := store.JournalFilter{Deployment: p.Deployment, Projects: []domain.ID{about.Project.ID}, Limit: journalChunk}
	revoked := v.rules.revokedKeys()
	for {
		rows, err := v.Journal(filter)
		if err != nil {
			return out, err
		}
		titles, err := v.titlesOf(rows)
		if err != nil {
			return out, err
		}
		for _, row := range rows {
			e, err := v.entryView(row, titles)
			if err != nil {
				return out, err
			}
			e.Doubtful = isDoubtful(revoked, e.Actor, e.Seq)
			out.Entries = append(out.Entries, e)
			v.nameAll(out.Names, e, titles)
		}
		if len(rows) < journalChunk {
			break
		}
		filter.Before = rows[len(rows)-1].Seq
	}
	slices.Reverse(out.Entries)
	return out, nil
}

// nameAll notes the names of what an entry is about and of whom its values name. Anybody can write any id into a text: of a
// project that the person may not see it gives no name.
func (v *View) nameAll(names map[domain.ID]string, e EntryView, titles map[domain.ID]string) {
	for _, row := range e.Rows {
		if row.Title != "" {
			names[row.ID] = row.Title
		}
		for _, field := range row.Fields {
			for _, id := range domain.IDsIn(field.Before + " " + field.After) {
				if name := cmp.Or(v.rules.Users[id].Name, titles[id], v.projectTitle(id)); name != "" {
					names[id] = name
				}
			}
		}
	}
}

// projectTitle is empty when there is no such project for the person.
func (v *View) projectTitle(id domain.ID) string {
	project, err := v.see(id)
	if err != nil {
		return ""
	}
	return project.Title
}
