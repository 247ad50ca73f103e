package app

import (
	"cmp"
	"encoding/json"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// CopyHere asks whether this file is an offline copy.
type CopyHere struct{}

// CopiesList asks for the offline copies of a project.
type CopiesList struct {
	Project domain.ID `json:"project"`
}

// CopyGet asks for one of them, with what came of its work.
type CopyGet struct {
	Copy domain.ID `json:"copy"`
}

// CopyHereView tells about the copy that this file is; Here is false when it is none.
type CopyHereView struct {
	Here bool     `json:"here"`
	Copy CopyView `json:"copy"`
}

// CopiesView lists copies, the newest first.
type CopiesView struct {
	Copies []CopyView       `json:"copies"`
	People []NamedPerson    `json:"people"`
	Can    []domain.Ability `json:"can"`
}

// CopyView is an offline copy.
type CopyView struct {
	domain.Copy
	HolderName string        `json:"holder_name"`
	Titles     []string      `json:"titles"`
	People     []NamedPerson `json:"people"`
	// Unsettled is how much of its work was refused and nobody has settled yet.
	Unsettled int `json:"unsettled"`
	// Late: it was expected back by now.
	Late bool             `json:"late"`
	Can  []domain.Ability `json:"can"`
}

// CopyDetails is a copy with everything that was brought back.
type CopyDetails struct {
	Copy      CopyView            `json:"copy"`
	TakenBack []TakenBackView     `json:"taken_back"`
	Merges    []CopyMergeView     `json:"merges"`
	Refused   []RefusedIntentView `json:"refused"`
}

// TakenBackView is a step that was taken back.
type TakenBackView struct {
	Step   domain.ID `json:"step"`
	Title  string    `json:"title"`
	Reason string    `json:"reason"`
	ByName string    `json:"by_name"`
	At     int64     `json:"at"`
}

// CopyMergeView is one bringing back.
type CopyMergeView struct {
	ID      domain.ID `json:"id"`
	ByName  string    `json:"by_name"`
	At      int64     `json:"at"`
	Intents int64     `json:"intents"`
	Refused int64     `json:"refused"`
}

// RefusedIntentView is something that was refused, side by side with what others did to the same record since the copy
// was taken. Can says whether the person may settle it.
type RefusedIntentView struct {
	domain.RefusedIntent
	PersonName    string           `json:"person_name"`
	SettledByName string           `json:"settled_by_name"`
	Title         string           `json:"title"`
	Why           *domain.Error    `json:"why"`
	Payload       string           `json:"payload"`
	Others        []EntryView      `json:"others"`
	Can           []domain.Ability `json:"can"`
}

func init() {
	ask("copy.here", hereCopy)
	ask("copies.list", listCopies)
	ask("copy.get", getCopy)
}

func hereCopy(v *View, _ *CopyHere) (CopyHereView, error) {
	if v.rules.Offline == nil {
		return CopyHereView{}, nil
	}
	row, err := record[domain.Copy](v.Reader, v.rules.Offline.Copy)
	if err != nil {
		return CopyHereView{}, err
	}
	view, err := v.takenView(row)
	return CopyHereView{Here: true, Copy: view}, err
}

func listCopies(v *View, p *CopiesList) (CopiesView, error) {
	out := CopiesView{Copies: []CopyView{}, People: []NamedPerson{}, Can: can(v.relation(p.Project), "copy.take", "copy.merge")}
	if _, err := v.see(p.Project); err != nil {
		return out, err
	}
	for _, user := range sortedKeys(v.rules.Members[p.Project]) {
		if v.rules.Users[user].State == domain.UserActive {
			out.People = append(out.People, v.named(user))
		}
	}
	rows, err := v.Copies(p.Project)
	for _, row := range rows {
		view, err := v.takenView(row)
		if err != nil {
			return out, err
		}
		out.Copies = append(out.Copies, view)
	}
	return out, err
}

func (v *View) takenView(row domain.Copy) (CopyView, error) {
	out := CopyView{
		Copy: row, HolderName: v.rules.Users[row.Holder].Name, Titles: []string{}, People: []NamedPerson{},
		Late: row.State != domain.CopyClosed && row.Until < v.now,
	}
	titles, err := v.TitlesIn("deployments", row.Deployments)
	if err != nil {
		return out, err
	}
	for _, id := range row.Deployments {
		out.Titles = append(out.Titles, titles[id])
	}
	for _, user := range row.Users {
		out.People = append(out.People, v.named(user))
	}
	relation := v.relation(row.Project)
	relation.Own = row.Holder == v.user
	out.Can = can(relation, "copy.merge", "copy.close")
	if row.State == domain.CopyClosed {
		out.Can[1] = notNow(out.Can[1], domain.Conflict("copy.closed_already"))
	}
	out.Unsettled, err = v.UnsettledIntents(row.ID)
	return out, err
}

func getCopy(v *View, p *CopyGet) (CopyDetails, error) {
	out := CopyDetails{TakenBack: []TakenBackView{}, Merges: []CopyMergeView{}, Refused: []RefusedIntentView{}}
	row, err := record[domain.Copy](v.Reader, p.Copy)
	if err != nil {
		return out, err
	}
	if _, err := v.see(row.Project); err != nil {
		return out, err
	}
	if out.Copy, err = v.takenView(row); err != nil {
		return out, err
	}
	if err := v.takenBackOf(row, &out); err != nil {
		return out, err
	}
	merges, err := v.CopyMerges(row.ID)
	if err != nil {
		return out, err
	}
	for _, m := range merges {
		out.Merges = append(out.Merges, CopyMergeView{
			ID: m.ID, ByName: v.rules.Users[m.CreatedBy].Name, At: m.CreatedAt, Intents: m.Intents, Refused: m.Refused,
		})
	}
	refused, err := v.RefusedIntents(row.ID)
	if err != nil {
		return out, err
	}
	others := v.othersThan(row, "")
	for _, r := range refused {
		view, err := v.refusedView(others, r)
		if err != nil {
			return out, err
		}
		out.Refused = append(out.Refused, view)
	}
	return out, nil
}

func (v *View) takenBackOf(row domain.Copy, out *CopyDetails) error {
	taken, err := v.TakenBack(row.ID)
	if err != nil {
		return err
	}
	titles, err := v.TitlesIn("steps", sortedKeys(taken))
	for _, step := range sortedKeys(taken) {
		back := taken[step]
		out.TakenBack = append(out.TakenBack, TakenBackView{
			Step: step, Title: titles[step], Reason: back.Reason, ByName: v.rules.Users[back.CreatedBy].Name, At: back.CreatedAt,
		})
	}
	return err
}

func (v *View) refusedView(others *others, row domain.RefusedIntent) (RefusedIntentView, error) {
	out := RefusedIntentView{
		RefusedIntent: row, PersonName: v.rules.Users[row.Person].Name, SettledByName: v.rules.Users[row.SettledBy].Name,
		Why: row.Refusal.Err(), Can: can(settling(v.relation(row.Project), row, v.user), "copy.settle"),
	}
	if row.Settled != domain.SettledNot {
		out.Can[0] = notNow(out.Can[0], domain.Conflict("copy.settle.already"))
	}
	entry, ok, err := v.EntryByID(row.ID)
	if err != nil || !ok {
		return out, err
	}
	out.Payload = entry.Payload
	if entry, err = withSubject(entry); err != nil {
		return out, err
	}
	own, err := v.entryViews([]store.JournalRow{entry})
	if err != nil {
		return out, err
	}
	if out.Title = own[0].RecordTitle; out.Title == "" {
		out.Title = own[0].ItemTitle
	}
	out.Others, err = others.of(entry.Record)
	return out, err
}

// mostOthers is how much of what others did to a record stands beside what is refused.
const mostOthers = 20

// others finds what others did to records since a copy was taken, once for each record. Merge is the bringing back that
// is being done.
type others struct {
	view   *View
	copied domain.Copy
	merge  domain.ID
	known  map[domain.ID][]EntryView
}

func (v *View) othersThan(copied domain.Copy, merge domain.ID) *others {
	return &others{view: v, copied: copied, merge: merge, known: map[domain.ID][]EntryView{}}
}

// of gives the newest of them, the oldest first.
func (o *others) of(record domain.ID) ([]EntryView, error) {
	if out, ok := o.known[record]; ok {
		return out, nil
	}
	rows, err := o.view.OthersSince(record, o.copied.TakenSeq, o.copied.ID, o.merge, mostOthers)
	if err != nil {
		return nil, err
	}
	out, err := o.view.entryViews(rows)
	o.known[record] = out
	return out, err
}

func (v *View) entryViews(rows []store.JournalRow) ([]EntryView, error) {
	out := []EntryView{}
	titles, err := v.titlesOf(rows)
	if err != nil {
		return out, err
	}
	for _, row := range rows {
		e, err := v.entryView(row, titles)
		if err != nil {
			return out, err
		}
		out = append(out, e)
	}
	return out, nil
}

// addedByLaptop gives the rows that were made by what came back with offline copies and is about a record.
func (v *View) addedByLaptop(record domain.ID) (map[domain.ID]bool, error) {
	rows, err := v.BroughtBack(record)
	out := map[domain.ID]bool{}
	for _, row := range rows {
		_, changes, err := recordedChanges(row.Changes)
		if err != nil {
			return nil, brokenJournal(badField(row.Seq, "changes", err.Error()))
		}
		for _, c := range changes {
			if c.Action == store.Added {
				out[c.ID] = true
			}
		}
	}
	return out, err
}

// withSubject names the step or item of an entry that was refused before anybody looked at what it is about.
func withSubject(row store.JournalRow) (store.JournalRow, error) {
	if row.Record != "" || row.Item != "" {
		return row, nil
	}
	var asked struct{ Item, Step, Task domain.ID }
	if err := json.Unmarshal([]byte(row.Payload), &asked); err != nil {
		return row, brokenJournal(badField(row.Seq, "payload", err.Error()))
	}
	row.Item, row.Record = asked.Item, cmp.Or(asked.Step, asked.Task, asked.Item)
	return row, nil
}
