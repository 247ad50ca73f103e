package app

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// A document is made from one answer, so that all it says was true at one moment.

// DocumentRunBook, DocumentChecklist and DocumentNotes ask for what a document about a deployment says.
type (
	DocumentRunBook struct {
		Deployment domain.ID `json:"deployment"`
	}
	DocumentChecklist struct {
		Deployment domain.ID `json:"deployment"`
	}
	DocumentNotes struct {
		Deployment domain.ID `json:"deployment"`
		// All also lists the items that are not Ready For Release or Completed.
		All bool `json:"all,omitempty"`
	}
)

// DocumentFacts is what every document about a deployment says.
type DocumentFacts struct {
	Deployment  domain.Deployment   `json:"deployment"`
	Address     string              `json:"address"`
	End         int64               `json:"end"`
	Window      domain.WindowState  `json:"window"`
	Project     domain.Project      `json:"project"`
	Environment string              `json:"environment"`
	People      []DocumentPerson    `json:"people"`
	Items       []domain.Item       `json:"items"`
	Approvals   []DocumentSignature `json:"approvals"`
	// Fault is why the run book is not approved, or was not free to be started, although the tables say so.
	Fault *domain.Error `json:"fault,omitempty"`
	// By made the document, At that moment, from the state of the workspace that Head names.
	By          string   `json:"by"`
	At          int64    `json:"at"`
	Fingerprint string   `json:"fingerprint"`
	Head        HeadView `json:"head"`
}

// DocumentPerson is a member of the project, or somebody else who is named in a document. Roles are empty for
// those who have left.
type DocumentPerson struct {
	User      domain.ID        `json:"user"`
	Name      string           `json:"name"`
	Telephone string           `json:"telephone"`
	Roles     []string         `json:"roles"`
	State     domain.UserState `json:"state"`
}

// DocumentSignature is an approval of an item, or of the run book (Item is empty), with the key that signed it.
type DocumentSignature struct {
	Item    domain.ID `json:"item"`
	Version int       `json:"version"`
	By      domain.ID `json:"by"`
	At      int64     `json:"at"`
	Content domain.ID `json:"content"`
	Remark  string    `json:"remark"`
	Alone   string    `json:"alone"`
	Seq     int64     `json:"seq"`
	// Key is the fingerprint; Confirmed: another member has compared it with its owner.
	Key       string `json:"key"`
	Confirmed bool   `json:"confirmed"`
	// Fault: the journal does not say so. Then it has no key.
	Fault *domain.Error `json:"fault,omitempty"`
}

// RunBookDocument is a run book with all that happened in its run.
type RunBookDocument struct {
	DocumentFacts
	Book RunBookView   `json:"book"`
	Log  []DocumentLog `json:"log"`
	// Sizes are those of the files of its evidence, in bytes.
	Sizes map[string]int64 `json:"sizes"`
}

// DocumentLog is what was done to one step.
type DocumentLog struct {
	Step   domain.ID      `json:"step"`
	Events []StepEventRow `json:"events"`
}

// ChecklistDocument is a checklist. SignedOff is the sign-off over it as it stands; its By is empty when there is none.
type ChecklistDocument struct {
	DocumentFacts
	Checklist ChecklistView     `json:"checklist"`
	SignedOff DocumentSignature `json:"signed_off"`
}

// NotesDocument is what release notes say.
type NotesDocument struct {
	DocumentFacts
	Notes ReleaseNotesView `json:"notes"`
}

func init() {
	ask("document.run_book", documentRunBook)
	ask("document.checklist", documentChecklist)
	ask("document.notes", documentNotes)
}

func documentRunBook(v *View, p *DocumentRunBook) (RunBookDocument, error) {
	facts, err := v.documentFacts(p.Deployment)
	if err != nil {
		return RunBookDocument{}, err
	}
	out := RunBookDocument{DocumentFacts: facts, Log: []DocumentLog{}}
	if out.Book, err = getRunBook(v, &RunBookGet{Deployment: p.Deployment}); err != nil {
		return out, err
	}
	if out.Sizes, err = v.EvidenceSizes(p.Deployment); err != nil {
		return out, err
	}
	out.Log, err = v.documentLog(p.Deployment)
	return out, err
}

func documentChecklist(v *View, p *DocumentChecklist) (ChecklistDocument, error) {
	facts, err := v.documentFacts(p.Deployment)
	if err != nil {
		return ChecklistDocument{}, err
	}
	out := ChecklistDocument{DocumentFacts: facts}
	if out.Checklist, err = getChecklist(v, &ChecklistGet{Deployment: p.Deployment}); err != nil {
		return out, err
	}
	for _, signed := range out.Checklist.SignOffs {
		if !signed.Current {
			continue
		}
		entries, err := v.Journal(store.JournalFilter{Record: signed.ID, Projects: []domain.ID{facts.Project.ID}, Limit: 1})
		if err != nil {
			return out, err
		}
		out.SignedOff = DocumentSignature{By: signed.CreatedBy, At: signed.CreatedAt, Content: signed.Content, Remark: signed.Remark}
		if len(entries) > 0 {
			out.SignedOff.Seq = entries[0].Seq
		}
	}
	if out.SignedOff.By != "" {
		err = v.addSignOff(&out.SignedOff, facts.Deployment)
	}
	return out, err
}

func documentNotes(v *View, p *DocumentNotes) (NotesDocument, error) {
	facts, err := v.documentFacts(p.Deployment)
	if err != nil {
		return NotesDocument{}, err
	}
	notes, err := getReleaseNotes(v, &ReleaseNotesGet{Deployment: p.Deployment, All: p.All})
	return NotesDocument{DocumentFacts: facts, Notes: notes}, err
}

func (v *View) documentFacts(id domain.ID) (DocumentFacts, error) {
	row, err := record[domain.Deployment](v.Reader, id)
	if err != nil {
		return DocumentFacts{}, err
	}
	project, err := v.see(row.Project)
	if err != nil {
		return DocumentFacts{}, err
	}
	zone, err := zoneOf(project)
	if err != nil {
		return DocumentFacts{}, err
	}
	out := DocumentFacts{
		Deployment: row, Address: row.Address(zone), End: row.End(zone), Project: project,
		By: v.rules.Users[v.user].Name, At: v.now, Fingerprint: v.app.Fingerprint(),
	}
	if out.Window, err = windowState(v.Reader, row, project, v.now); err != nil {
		return out, err
	}
	if project.Environment != "" {
		environment, err := store.Get[domain.Environment](v.Reader, project.Environment)
		if err != nil {
			return out, err
		}
		out.Environment = environment.Name
	}
	if out.Items, err = v.ItemsOf(id); err != nil {
		return out, err
	}
	now, seen, err := v.bookNow(row)
	if err != nil {
		return out, err
	}
	if err := shownFault(v.bookFault(row, now, seen), &out.Fault); err != nil {
		return out, err
	}
	if out.Approvals, err = v.signatures(row, out.Items, out.Fault); err != nil {
		return out, err
	}
	out.People = v.documentPeople(out)
	head, err := v.Head()
	out.Head = HeadView(head)
	return out, err
}

// documentPeople gives the members of the project and everybody who decided something, by name.
func (v *View) documentPeople(facts DocumentFacts) []DocumentPerson {
	named := map[domain.ID]bool{facts.Deployment.Lead: true, facts.Deployment.ReleaseManager: true, facts.Deployment.StartedWithoutBy: true}
	for _, item := range facts.Items {
		named[item.SubmittedBy], named[item.VerifiedBy], named[item.ApprovedBy] = true, true, true
	}
	for _, signature := range facts.Approvals {
		if signature.Fault == nil {
			named[signature.By] = true
		}
	}
	for user := range v.rules.Members[facts.Project.ID] {
		named[user] = true
	}
	delete(named, "")
	people := []DocumentPerson{}
	for user := range maps.Keys(named) {
		u := v.rules.Users[user]
		roles := append([]string{}, v.rules.Members[facts.Project.ID][user].Roles...)
		people = append(people, DocumentPerson{User: user, Name: u.Name, Telephone: u.Telephone, Roles: roles, State: u.State})
	}
	slices.SortFunc(people, func(a, b DocumentPerson) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.User, b.User))
	})
	return people
}

// signatures gives the approvals of the items, and the last one of the run book, with what is wrong with it.
func (v *View) signatures(deployment domain.Deployment, items []domain.Item, fault *domain.Error) ([]DocumentSignature, error) {
	out := []DocumentSignature{}
	for _, item := range items {
		if item.Approved() {
			signature := DocumentSignature{
				Item: item.ID, By: item.ApprovedBy, At: item.ApprovedAt, Content: item.ApprovedContent, Alone: item.ApprovedAlone, Seq: item.ApprovedSeq,
			}
			if err := shownFault(v.approvalFault(item), &signature.Fault); err != nil {
				return out, err
			}
			out = append(out, signature)
		}
	}
	if deployment.RunBook > 0 {
		version, err := v.RunBookVersion(deployment.ID, deployment.RunBook)
		if err != nil && fault == nil {
			return out, err
		}
		out = append(out, DocumentSignature{
			Version: version.Version, By: version.ApprovedBy, At: version.ApprovedAt, Content: version.Content,
			Remark: version.Remark, Seq: version.ApprovedBySeq, Fault: fault,
		})
	}
	for i := range out {
		if err := v.addKey(&out[i]); err != nil {
			return out, err
		}
	}
	return out, nil
}

// addSignOff says with which key a checklist was signed off, if it was this one, then.
func (v *View) addSignOff(s *DocumentSignature, deployment domain.Deployment) error {
	said, err := v.decided(s.Seq, "document.not_as_signed")
	if err != nil {
		return shownFault(err, &s.Fault)
	}
	row, err := store.Get[domain.Content](v.Reader, s.Content)
	if err != nil {
		return err
	}
	given, ok := said.payload.(*ChecklistSignOff)
	if !ok || said.project != deployment.Project || said.at != s.At || given.Deployment != deployment.ID ||
		given.Seen != journal.SeenDigest("checklist", deployment.ID, []byte(row.Text)) {
		return shownFault(domain.Unavailable("document.not_as_signed"), &s.Fault)
	}
	return v.addKey(s)
}

// addKey says with which key a decision was signed, if it was the one who the document says.
func (v *View) addKey(s *DocumentSignature) error {
	if s.Fault != nil {
		return nil //nolint:nilerr // the fault is shown; it does not keep the document from being made
	}
	said, err := v.decided(s.Seq, "document.not_as_signed")
	if err == nil && said.actor != s.By {
		err = domain.Unavailable("document.not_as_signed")
	}
	if err != nil {
		return shownFault(err, &s.Fault)
	}
	key := v.rules.KeySets[said.key]
	s.Key, s.Confirmed = journal.Fingerprint(key.ID), Confirmed(key)
	return nil
}

// documentLog gives what was done to each step, in the order in which it was done.
func (v *View) documentLog(deployment domain.ID) ([]DocumentLog, error) {
	runs, err := v.LiveSteps(deployment)
	if err != nil {
		return nil, err
	}
	events, err := v.EventsIn(deployment)
	out := []DocumentLog{}
	for _, run := range runs {
		if rows := events[run.ID]; len(rows) > 0 {
			out = append(out, DocumentLog{Step: run.Step, Events: v.eventRows(rows)})
		}
	}
	return out, err
}

func (v *View) eventRows(rows []domain.StepEvent) []StepEventRow {
	name := func(user domain.ID) string { return v.rules.Users[user].Name }
	out := make([]StepEventRow, len(rows))
	for i, e := range rows {
		out[i] = StepEventRow{
			ID: e.ID, Action: e.Action, From: e.From, To: e.To, Remark: e.Remark, Until: e.Until,
			Person: e.Person, PersonName: name(e.Person), By: e.CreatedBy, ByName: name(e.CreatedBy), At: e.CreatedAt,
		}
	}
	return out
}
