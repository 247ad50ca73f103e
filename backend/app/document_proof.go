package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// ProofEntry is a journal entry as a document carries it, so that its signature and seal can be checked without the workspace.
// Intent has the payload as its SHA-256, Changes is one too: what a payload says stands beside it where it matters.
type ProofEntry struct {
	Seq       int64  `json:"seq"`
	Intent    string `json:"intent"`
	Payload   string `json:"payload,omitempty"`
	Signature string `json:"signature"`
	Changes   string `json:"changes"`
	Outcome   string `json:"outcome"`
	Origin    string `json:"origin"`
	Prev      string `json:"prev"`
	Sealer    string `json:"sealer"`
	SealKey   string `json:"seal_key"`
	Hash      string `json:"hash"`
	Seal      string `json:"seal"`
}

// ProofKey is a key set with which entries of a proof are signed. Its id is the SHA-256 over the other halves and User.
type ProofKey struct {
	ID          domain.ID `json:"id"`
	User        domain.ID `json:"user"`
	Name        string    `json:"name"`
	Fingerprint string    `json:"fingerprint"`
	Ed25519     string    `json:"ed25519"`
	X25519      string    `json:"x25519"`
	P256        string    `json:"p256"`
	Confirmed   bool      `json:"confirmed"`
}

// DocumentProof is what proves the approvals of a deployment: the first entry of the journal, how the people who approved and
// sign got their keys and roles, their approvals, and the newest entry.
type DocumentProof struct {
	Workspace string       `json:"workspace"`
	Keys      []ProofKey   `json:"keys"`
	Entries   []ProofEntry `json:"entries"`
	Head      HeadView     `json:"head"`
}

// DocumentProofGet asks for the proof of a deployment's approvals.
type DocumentProofGet struct {
	Deployment domain.ID `json:"deployment"`
}

func init() { ask("document.proof", documentProof) }

// shownPayloads are the commands of a proof whose payload a document carries. Of others the digest must do: some hold sealed keys,
// and the newest entry may be about another project.
var shownPayloads = []string{"key.confirm", "member.set", "member.appoint", "access.grant", "runbook.approve"}

func documentProof(v *View, p *DocumentProofGet) (DocumentProof, error) {
	out := DocumentProof{Workspace: v.app.id, Keys: []ProofKey{}, Entries: []ProofEntry{}}
	facts, err := v.documentFacts(p.Deployment)
	if err != nil {
		return out, err
	}
	out.Head = facts.Head
	people := map[domain.ID]bool{v.user: true, facts.Deployment.Lead: true, facts.Deployment.ReleaseManager: true}
	wanted := map[int64]bool{1: true, facts.Head.Seq: true}
	for _, approval := range facts.Approvals {
		if approval.Fault == nil {
			people[approval.By], wanted[approval.Seq] = true, true
		}
	}
	delete(people, "")
	if err := v.howTheyGotThere(facts.Project.ID, people, wanted); err != nil {
		return out, err
	}
	return out, v.proofOf(&out, wanted)
}

// howTheyGotThere notes the entries by which people got their keys and their roles in a project.
func (v *View) howTheyGotThere(project domain.ID, people map[domain.ID]bool, wanted map[int64]bool) error {
	for _, k := range v.rules.KeySets {
		if people[k.User] {
			wanted[k.BoundSeq] = true
		}
	}
	for _, source := range []store.JournalFilter{
		{Projects: []domain.ID{""}, Command: "key.confirm"},
		{Projects: []domain.ID{project}, Nouns: []string{"member", "access"}},
		{Projects: []domain.ID{project}, Command: "project.create"},
	} {
		source.Limit = mostGrants
		rows, err := v.Journal(source)
		if err != nil {
			return err
		}
		for _, row := range rows {
			concerns, err := v.concerns(row, people)
			if err != nil {
				return err
			}
			if concerns {
				wanted[row.Seq] = true
			}
		}
	}
	return nil
}

// mostGrants bounds how far back grants of keys and roles are looked for: the newest ones decide.
const mostGrants = 10_000

// concerns says whether an entry is about one of the people, or made one of them a member.
func (v *View) concerns(row store.JournalRow, people map[domain.ID]bool) (bool, error) {
	if people[row.Record] {
		return true, nil
	}
	if row.Command == "key.confirm" {
		return false, nil
	}
	whole, err := v.Entry(row.Seq)
	if err != nil {
		return false, err
	}
	_, rows, err := recordedChanges(whole.Changes)
	return slices.ContainsFunc(rows, func(change store.RecordedChange) bool {
		return change.Table == "members" && people[change.After.Text("user")]
	}), err
}

func (v *View) proofOf(out *DocumentProof, wanted map[int64]bool) error {
	delete(wanted, 0)
	keys := map[domain.ID]bool{}
	seqs := make([]int64, 0, len(wanted))
	for seq := range wanted {
		seqs = append(seqs, seq)
	}
	slices.Sort(seqs)
	for _, seq := range seqs {
		row, err := v.Entry(seq)
		if err != nil {
			return err
		}
		e, err := entryOf(row, v.app.id)
		if err != nil {
			return brokenJournal(err)
		}
		keys[e.Intent.Key], keys[e.SealKey] = true, true
		out.Entries = append(out.Entries, proofEntry(row, e))
	}
	for _, id := range sortedKeys(keys) {
		k := v.rules.KeySets[id]
		out.Keys = append(out.Keys, ProofKey{
			ID: k.ID, User: k.User, Name: v.rules.Users[k.User].Name, Fingerprint: journal.Fingerprint(k.ID),
			Ed25519: k.Ed25519, X25519: k.X25519, P256: k.P256, Confirmed: Confirmed(k),
		})
	}
	return nil
}

func proofEntry(row store.JournalRow, e journal.Entry) ProofEntry {
	out := ProofEntry{
		Seq: row.Seq, Intent: row.Intent, Payload: row.Payload, Signature: row.Signature, Changes: journal.Digest([]byte(row.Changes)),
		Outcome: row.Outcome, Origin: row.Origin, Prev: row.Prev, Sealer: row.Sealer, SealKey: row.SealKey, Hash: row.Hash, Seal: row.Seal,
	}
	if e.WithheldChanges != "" {
		out.Changes = e.WithheldChanges
	}
	if !slices.Contains(shownPayloads, row.Command) || e.Intent.Withheld != "" {
		out.Payload = ""
	}
	return out
}

// otherEntries is how a journal differs from the entries of a proof.
type otherEntries struct {
	first int64 // that the journal does not say; 0: it says all
	// signed: at least one of them is signed and sealed by people whom the journal knows, so it was said, though not here.
	signed bool
}

// compareEntries looks for the entries of a proof in the journal.
func (v *View) compareEntries(entries []ProofEntry) (out otherEntries, err error) {
	head, err := v.Head()
	if err != nil {
		return out, err
	}
	for _, claimed := range entries {
		same, err := v.sameEntry(claimed, head)
		if err != nil {
			return out, err
		}
		if same {
			continue
		}
		if out.first == 0 {
			out.first = claimed.Seq
		}
		out.signed = out.signed || v.wasSaid(claimed)
	}
	return out, nil
}

func (v *View) sameEntry(claimed ProofEntry, head store.Head) (bool, error) {
	if claimed.Seq < 1 || claimed.Seq > head.Seq {
		return false, nil
	}
	row, err := v.Entry(claimed.Seq)
	if err != nil {
		return false, err
	}
	e, err := entryOf(row, v.app.id)
	if err != nil {
		return false, brokenJournal(err)
	}
	keys := v.rules.KeySets
	if f := checkEntry(check{entry: e, actor: keys[e.Intent.Key].Ed25519, sealKey: keys[e.SealKey].Ed25519}); f != nil {
		return false, brokenJournal(*f)
	}
	return claimed == proofEntry(row, e), nil
}

// wasSaid says whether the entry of a proof is signed and sealed by those who it says did it, with keys of this journal.
func (v *View) wasSaid(claimed ProofEntry) bool {
	var in storedIntent
	if journal.DecodeStrict([]byte(claimed.Intent), &in) != nil || in.Workspace != v.app.id {
		return false
	}
	e := journal.Entry{
		WithheldChanges: claimed.Changes, Seq: claimed.Seq, ID: in.ID, Signature: claimed.Signature, Outcome: claimed.Outcome,
		Origin: claimed.Origin, Prev: claimed.Prev, Hash: claimed.Hash, Sealer: claimed.Sealer, SealKey: claimed.SealKey, Seal: claimed.Seal,
		Intent: journal.Intent{
			Actor: in.Actor, At: in.At, Base: in.Base, Command: in.Command, Copy: in.Copy, ID: in.ID, Key: in.Key,
			Workspace: in.Workspace, Workstation: in.Workstation, Withheld: in.Payload,
		},
	}
	actor, sealer := v.rules.KeySets[in.Key], v.rules.KeySets[claimed.SealKey]
	return actor.User == in.Actor && sealer.User == claimed.Sealer &&
		checkEntry(check{entry: e, actor: actor.Ed25519, sealKey: sealer.Ed25519}) == nil
}
