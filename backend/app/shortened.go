package app

import (
	"maps"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// An offline copy carries the sealed private keys, and the sealed project keys, only of the people who are named when it is
// taken. In the entries that hold those of others, digests stand in their place. What was signed and sealed is known by
// its digest, so chain, signatures and seals can be checked all the same; that nothing else was changed is what the
// signature under copy.begin says, which names each of these entries with the digest of what stands there.

// shortPrefix begins what stands in the place of a sealed text: the SHA-256 of it follows.
const shortPrefix = "sha256:"

// withheld says that a sealed text was left out of this payload.
func (c *Call) withheld(sealed string) bool {
	digest, ok := strings.CutPrefix(sealed, shortPrefix)
	return c.short && ok && len(digest) == 64
}

// Of changes that stand shortened, the last part is the digest of what was sealed.
const (
	withheldPart = `,"withheld":"`
	withheldSize = len(withheldPart) + 64 + len(`"}`)
)

// withheldChanges gives the digest of the changes that were sealed; empty when they stand there whole.
func withheldChanges(changes string) string {
	if len(changes) < withheldSize {
		return ""
	}
	part := changes[len(changes)-withheldSize:]
	if !strings.HasPrefix(part, withheldPart) || !strings.HasSuffix(part, `"}`) {
		return ""
	}
	return part[len(withheldPart) : len(withheldPart)+64]
}

// wholeChanges gives changes without that part.
func wholeChanges(changes string) string {
	if withheldChanges(changes) == "" {
		return changes
	}
	return changes[:len(changes)-withheldSize] + "}"
}

// mayBeShort are the commands that hold sealed keys, or delete them.
var mayBeShort = []string{"workspace.create", "key.bind", "key.rotate", "key.reseal", "project_key.create", "project_key.grant", "project.delete"}

// checkShort refuses an entry that stands shortened, unless the copy says so of it.
func (f *follower) checkShort(e journal.Entry) error {
	if e.WithheldChanges == "" {
		return nil
	}
	said, ok := f.short[e.ID]
	if !ok || !slices.Contains(mayBeShort, commandOf(e.Intent)) {
		return badField(e.Seq, "changes", "the entry stands shortened, which no offline copy says of it")
	}
	if said.Payload != journal.Digest([]byte(e.Intent.Payload)) || said.Changes != journal.Digest([]byte(e.Changes)) {
		return badField(e.Seq, "payload", "it is not what the offline copy says of it")
	}
	return nil
}

// copyBegun finds the entry that makes a file an offline copy; ok is false when there is none.
func copyBegun(r store.Reader) (p CopyBegin, ok bool, err error) {
	rows, err := r.EntriesOf([]string{"copy.begin"})
	if err != nil {
		return p, false, err
	}
	for _, row := range rows {
		if row.Origin == "" {
			return p, true, journal.DecodeStrict([]byte(row.Payload), &p)
		}
	}
	return p, false, nil
}

// shortOf reads what an offline copy says that it has shortened. Following the journal shows whether that was signed.
func shortOf(db *store.DB) (short map[domain.ID]WithheldEntry, err error) {
	err = db.Read(func(r store.Reader) error {
		p, ok, err := copyBegun(r)
		if ok && err != nil {
			return nil //nolint:nilerr // an entry that cannot be read is found and named where it stands
		}
		short = p.short()
		return err
	})
	return short, err
}

func (p *CopyBegin) short() map[domain.ID]WithheldEntry {
	short := map[domain.ID]WithheldEntry{}
	for _, e := range p.Withheld {
		short[e.Entry] = e
	}
	return short
}

// readCopy finds out whether the file is an offline copy.
func (a *App) readCopy() error {
	return a.db.Read(func(r store.Reader) error {
		p, ok, err := copyBegun(r)
		if err == nil && ok {
			a.copy, a.short = p.Copy, p.short()
		}
		return err
	})
}

// sameKind refuses that the file which is open becomes an offline copy: only a new file is made one.
func (a *App) sameKind(rules *Authority) error {
	if rules.Offline != nil && rules.Offline.Copy != a.copy {
		return badField(a.verified.Seq+1, "intent", "it makes an offline copy of a workspace that is none")
	}
	return nil
}

// IsOffline says whether this file is an offline copy.
func (a *App) IsOffline() bool { return a.copy != "" }

// Offline gives the offline copy that this file is; ok is false when it is none.
func (a *App) Offline() (row domain.Copy, ok bool, err error) {
	if a.copy == "" {
		return row, false, nil
	}
	row, err = read(a, func(r store.Reader) (domain.Copy, error) { return store.Get[domain.Copy](r, a.copy) })
	return row, err == nil, err
}

// sealedOfOthers lists the sealed texts of people who are not named, with what stands in their place in a copy.
func sealedOfOthers(rules *Authority, rows []store.JournalRow, users []domain.ID) (map[string]string, error) {
	keep := map[string]bool{}
	texts := map[string]string{}
	note := func(sealed string, user domain.ID) {
		if sealed != "" && slices.Contains(users, user) {
			keep[sealed] = true
		}
		texts[sealed] = shortPrefix + journal.Digest([]byte(sealed))
	}
	for _, row := range rows {
		payload, err := decodeEntry(row.Command+"/"+versionOf(row), row.Payload)
		if err != nil {
			return nil, err
		}
		noteSealed(payload, row.Actor, rules, note)
	}
	maps.DeleteFunc(texts, func(sealed, _ string) bool { return sealed == "" || keep[sealed] })
	return texts, nil
}

func versionOf(row store.JournalRow) string {
	_, after, _ := strings.Cut(row.Intent, `"command":"`+row.Command+"/")
	version, _, _ := strings.Cut(after, `"`)
	return version
}

// noteSealed tells each sealed text in a payload, with whom it belongs to; the recovery key belongs to nobody.
func noteSealed(payload any, actor domain.ID, rules *Authority, note func(sealed string, user domain.ID)) {
	grants := func(all ...KeyGrant) {
		for _, g := range all {
			note(g.Sealed, rules.KeySets[g.KeySet].User)
		}
	}
	switch p := payload.(type) {
	case *WorkspaceCreate:
		note(p.Keys.Sealed, actor)
	case *KeyBind:
		note(p.Keys.Sealed, actor)
	case *KeyRotate:
		note(p.Keys.Sealed, actor)
	case *KeyReseal:
		note(p.Sealed, actor)
	case *ProjectKeyCreate:
		grants(p.Grants...)
	case *ProjectKeyGrant:
		grants(p.KeyGrant)
	}
}

// Shorten leaves the sealed keys of people who are not named out of a copy that nobody has open, and gives what it left out.
func (a *App) Shorten(path string, users []domain.ID) ([]WithheldEntry, error) {
	rows, err := read(a, func(r store.Reader) ([]store.JournalRow, error) { return r.EntriesOf(mayBeShort) })
	if err != nil {
		return nil, err
	}
	texts, err := sealedOfOthers(a.authority(), rows, users)
	if err != nil || len(texts) == 0 {
		return []WithheldEntry{}, err
	}
	entries, withheld := []store.ShortEntry{}, []WithheldEntry{}
	for _, row := range rows {
		short, changed, err := shortened(row, texts)
		if err != nil {
			return nil, err
		}
		if changed {
			entries = append(entries, short)
			withheld = append(withheld, WithheldEntry{
				Entry: short.ID, Payload: journal.Digest([]byte(short.Payload)), Changes: journal.Digest([]byte(short.Changes)),
			})
		}
	}
	return withheld, store.Shorten(path, texts, entries)
}

func shortened(row store.JournalRow, texts map[string]string) (short store.ShortEntry, changed bool, err error) {
	short = store.ShortEntry{ID: row.ID, Payload: row.Payload, Changes: row.Changes}
	for long, instead := range texts {
		if short.Payload, err = replaceText(short.Payload, long, instead); err != nil {
			return short, false, err
		}
		if short.Changes, err = replaceText(short.Changes, long, instead); err != nil {
			return short, false, err
		}
	}
	if short.Payload == row.Payload && short.Changes == row.Changes {
		return short, false, nil
	}
	short.Changes = strings.TrimSuffix(short.Changes, "}") + withheldPart + journal.Digest([]byte(row.Changes)) + `"}`
	return short, true, nil
}

// replaceText puts short in the place of long in canonical JSON, wherever it is a whole text.
func replaceText(text, long, short string) (string, error) {
	from, err := journal.Canonical(long)
	if err != nil {
		return "", err
	}
	to, err := journal.Canonical(short)
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(text, string(from), string(to)), nil
}
