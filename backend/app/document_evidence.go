package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// DocumentEvidence asks for all that shows what was decided and done in a deployment, for auditors.
type DocumentEvidence struct {
	Deployment domain.ID `json:"deployment"`
}

// EvidenceDocument is what a deployment's documents say, its files, and its entries of the journal with what it takes
// to check them.
type EvidenceDocument struct {
	Book      RunBookDocument   `json:"book"`
	Checklist ChecklistDocument `json:"checklist"`
	Notes     NotesDocument     `json:"notes"`
	Journal   JournalDocument   `json:"journal"`
	Files     []EvidenceFile    `json:"files"`
	Entries   []EvidenceEntry   `json:"entries"`
	Keys      []ProofKey        `json:"keys"`
}

// EvidenceFile is a file with what refers to it. At and By say when and by whom it came; Where is the number of its
// step, the title of its task, or the ref or title of its item. Signed documents have none.
type EvidenceFile struct {
	Link  FileLink  `json:"link"`
	File  domain.ID `json:"file"`
	Size  int64     `json:"size"`
	Name  string    `json:"name"`
	Note  string    `json:"note"`
	Where string    `json:"where"`
	By    string    `json:"by"`
	At    int64     `json:"at"`
}

// EvidenceEntry is an entry as it stands. Intent, Entry and Seal are the bytes that are signed, hashed and sealed.
// Payload and Changes are empty where the deployment is not concerned: some hold keys of people, sealed by their
// passwords. Their digests stand in Intent and Entry.
type EvidenceEntry struct {
	Seq       int64     `json:"seq"`
	Command   string    `json:"command"`
	At        int64     `json:"at"`
	ActorName string    `json:"actor_name"`
	Intent    string    `json:"intent"`
	Payload   string    `json:"payload"`
	Signature string    `json:"signature"`
	Key       domain.ID `json:"key"`
	Changes   string    `json:"changes"`
	Entry     string    `json:"entry"`
	Hash      string    `json:"hash"`
	Sealed    string    `json:"sealed"`
	Seal      string    `json:"seal"`
	SealKey   domain.ID `json:"seal_key"`
}

func init() { ask("document.evidence", documentEvidence) }

func documentEvidence(v *View, p *DocumentEvidence) (EvidenceDocument, error) {
	var out EvidenceDocument
	var err error
	if out.Book, err = documentRunBook(v, &DocumentRunBook{Deployment: p.Deployment}); err != nil {
		return out, err
	}
	if out.Checklist, err = documentChecklist(v, &DocumentChecklist{Deployment: p.Deployment}); err != nil {
		return out, err
	}
	if out.Notes, err = documentNotes(v, &DocumentNotes{Deployment: p.Deployment, All: true}); err != nil {
		return out, err
	}
	if out.Journal, err = documentJournal(v, &DocumentJournal{Deployment: p.Deployment}); err != nil {
		return out, err
	}
	if err := v.evidenceFiles(&out); err != nil {
		return out, err
	}
	return out, v.evidenceEntries(&out)
}

// evidenceFiles lists the files of steps, tasks and items, and the signed documents.
func (v *View) evidenceFiles(out *EvidenceDocument) error {
	out.Files = []EvidenceFile{}
	add := func(f EvidenceFile) error {
		row, err := record[domain.File](v.Reader, f.File)
		f.Size = row.Size
		out.Files = append(out.Files, f)
		return err
	}
	for _, stage := range out.Book.Book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				if err := stepFiles(step, add); err != nil {
					return err
				}
			}
		}
	}
	for _, task := range out.Checklist.Checklist.Tasks {
		if err := shownFiles(task.Title, task.Evidence, add); err != nil {
			return err
		}
	}
	for _, item := range out.Book.Items {
		if err := v.itemFiles(item, add); err != nil {
			return err
		}
	}
	signed, err := v.SignedDocumentsOf(out.Book.Deployment.ID)
	for _, row := range signed {
		link := FileLink{Kind: "document", Record: row.ID}
		if err := add(EvidenceFile{Link: link, File: row.File, Name: row.Name, By: v.rules.Users[row.CreatedBy].Name, At: row.CreatedAt}); err != nil {
			return err
		}
	}
	return err
}

func stepFiles(step RunBookStep, add func(EvidenceFile) error) error {
	for _, block := range step.Blocks {
		for _, b := range append([]domain.RowBlock{block}, block.Entries...) {
			if b.File == "" || step.Projected {
				continue
			}
			link := FileLink{Kind: "step", Record: step.ID, Value: b.Value}
			if err := add(EvidenceFile{Link: link, File: b.File, Name: b.Text.Redacted(), Where: step.Number}); err != nil {
				return err
			}
		}
	}
	return shownFiles(step.Number, step.Evidence, add)
}

func shownFiles(where string, shown []EvidenceShown, add func(EvidenceFile) error) error {
	for _, e := range shown {
		if e.File == "" {
			continue
		}
		link := FileLink{Kind: "evidence", Record: e.ID}
		if err := add(EvidenceFile{Link: link, File: e.File, Name: e.Name, Note: e.Note, Where: where, By: e.ByName, At: e.At}); err != nil {
			return err
		}
	}
	return nil
}

func (v *View) itemFiles(item domain.Item, add func(EvidenceFile) error) error {
	where := item.Ref
	if where == "" {
		where = item.Title
	}
	attachments, err := v.AttachmentsOf(item.ID)
	if err != nil {
		return err
	}
	for _, a := range attachments {
		link := FileLink{Kind: "attachment", Record: a.ID}
		file := EvidenceFile{Link: link, File: a.File, Name: a.Name, Note: a.Description, Where: where, By: v.rules.Users[a.CreatedBy].Name, At: a.CreatedAt}
		if err := add(file); err != nil {
			return err
		}
	}
	activities, err := v.ActivitiesOf(item.ID)
	for _, activity := range activities {
		for _, value := range activity.Values {
			if value.File == "" {
				continue
			}
			link := FileLink{Kind: "activity", Record: activity.ID, Value: value.ID}
			if err := add(EvidenceFile{Link: link, File: value.File, Name: value.FileName, Where: where}); err != nil {
				return err
			}
		}
	}
	return err
}

// evidenceEntries takes every entry about the deployment and its items, the first one and the newest, and those by which
// the people who wrote them got their keys and roles.
func (v *View) evidenceEntries(out *EvidenceDocument) error {
	deployment := out.Book.Deployment
	items := make([]domain.ID, len(out.Book.Items))
	for i, item := range out.Book.Items {
		items[i] = item.ID
	}
	own, err := v.EntriesOfDeployment(deployment.Project, deployment.ID, items)
	if err != nil {
		return err
	}
	people, wanted := map[domain.ID]bool{}, map[int64]bool{1: true, out.Book.Head.Seq: true}
	concerned := map[int64]bool{}
	for _, row := range own {
		people[row.Actor], people[row.Sealer] = true, true
		wanted[row.Seq], concerned[row.Seq] = true, true
	}
	if err := v.howTheyGotThere(deployment.Project, people, wanted); err != nil {
		return err
	}
	var proof DocumentProof
	if err := v.proofOf(&proof, wanted); err != nil {
		return err
	}
	out.Keys, out.Entries = proof.Keys, make([]EvidenceEntry, len(proof.Entries))
	for i, entry := range proof.Entries {
		if out.Entries[i], err = v.evidenceEntry(entry.Seq, concerned[entry.Seq]); err != nil {
			return err
		}
	}
	return nil
}

func (v *View) evidenceEntry(seq int64, whole bool) (EvidenceEntry, error) {
	row, err := v.Entry(seq)
	if err != nil {
		return EvidenceEntry{}, err
	}
	e, err := entryOf(row, v.app.id)
	if err != nil {
		return EvidenceEntry{}, brokenJournal(err)
	}
	out := EvidenceEntry{
		Seq: row.Seq, Command: row.Command, At: row.At, ActorName: v.rules.Users[row.Actor].Name,
		Intent: string(journal.IntentBytes(e.Intent)), Signature: e.Signature, Key: e.Intent.Key,
		Entry: string(journal.EntryBytes(&e)), Hash: e.Hash, Sealed: string(journal.SealBytes(e.Hash)), Seal: e.Seal, SealKey: e.SealKey,
	}
	if (whole || slices.Contains(shownPayloads, row.Command)) && e.Intent.Withheld == "" {
		out.Payload = row.Payload
	}
	if whole && e.WithheldChanges == "" {
		out.Changes = row.Changes
	}
	return out, nil
}
