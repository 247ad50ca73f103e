package app

import (
	"errors"
	"os"
	"path/filepath"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/share"
	"renogen/backend/store"
)

// Repaired is what came of a repair.
type Repaired struct {
	// Void are the entries that have no effect any more, and Findings what is wrong with each.
	Void     []VoidEntry `json:"void"`
	Findings []Finding   `json:"findings"`
	// Entry is the one that says so; 0: it was only looked.
	Entry int64 `json:"entry"`
}

// repair looks for the entries of a copy of a journal that are not whole, and makes its tables anew without them. What
// earlier repairs say is not believed: what they found is found again, and what somebody put there is not.
type repair struct {
	path     string // of the copy
	have     *store.DB
	made     *store.DB
	from     *verification // reads the copy
	follower follower
	last     store.JournalRow
	repairs  []store.JournalRow // the earlier ones, whatever they are
	anew     bool               // one of them says what does not hold
	out      Repaired
	progress func(done, total int64)
}

// Repair lets an administrator go on behind entries that are not whole: they are listed in an entry of his, stay as they
// are, and have no effect; all tables are made anew from the others. With look only, nothing is written.
func Repair(path string, host Host, name, password, reason string, look bool, progress func(done, total int64)) (out Repaired, err error) {
	folder, err := os.MkdirTemp("", "renogen-repair")
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	r := &repair{path: filepath.Join(folder, "copy.renogen"), progress: progress}
	if err := compact(path, r.path, host.Share.Times); err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	if err := r.replay(folder); err != nil || look {
		return r.out, err
	}
	if err := r.enter(path, host, name, password, reason); err != nil {
		return out, err
	}
	return r.out, nil
}

func (r *repair) close() error {
	var out error
	for _, db := range []*store.DB{r.have, r.made} {
		if db != nil {
			out = errors.Join(out, db.Close())
		}
	}
	return out
}

// replay follows the copy and does again what is whole.
func (r *repair) replay(folder string) (err error) {
	if r.have, err = store.OpenCopy(r.path); err != nil {
		return err
	}
	r.from = &verification{have: r.have, from: r.have}
	if err := r.from.length(); err != nil {
		return err
	}
	if r.made, err = store.Scratch(folder, r.from.firstSchema()); err != nil {
		return err
	}
	tx, err := r.made.Begin()
	if err != nil {
		return err
	}
	r.follower = follower{rules: newAuthority(), head: store.Head{Hash: journal.ZeroDigest}, void: map[int64]VoidEntry{}}
	r.out = Repaired{Void: []VoidEntry{}, Findings: []Finding{}}
	for {
		rows, err := r.from.rowsAfter(r.follower.head.Seq, sliceSize)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			r.compare()
			return r.made.Commit()
		}
		if r.follower.workspace == "" {
			r.follower.begin(rows[0])
		}
		for _, row := range rows {
			if err := r.one(tx, row); err != nil {
				return err
			}
		}
		if r.progress != nil {
			r.progress(r.follower.head.Seq, r.from.total)
		}
	}
}

// one does an entry again, or notes that it is void.
func (r *repair) one(tx *store.Tx, row store.JournalRow) error {
	if row.Seq < 1 {
		return domain.Unavailable("repair.no_beginning")
	}
	if row.Seq <= r.follower.head.Seq {
		return nil // it was taken with the return to which it belongs
	}
	r.last = row
	if row.Command == repairCommand {
		r.repairs = append(r.repairs, row)
	}
	for r.follower.head.Seq+1 < row.Seq {
		r.void(VoidEntry{Seq: r.follower.head.Seq + 1}, badField(r.follower.head.Seq+1, "seq", "the entry is missing"))
		r.follower.head = store.Head{Seq: r.follower.head.Seq + 1}
	}
	after, last := r.follower, row
	err := tx.Try(func() error {
		if err := after.takeOverWhole(tx, readRow(row, after.workspace)); err != nil {
			return err
		}
		return after.throughReturn(tx, func(seq int64) (store.JournalRow, bool) {
			rows := r.from.standing(seq)
			if len(rows) == 0 {
				return store.JournalRow{}, false
			}
			last = rows[0]
			return last, true
		})
	})
	if err == nil {
		r.follower, r.last = after, last
		return nil
	}
	if errors.Is(err, errHalfReturn) {
		err = badField(row.Seq, "origin", err.Error())
	}
	if row.Seq == 1 {
		return domain.Unavailable("repair.no_beginning").Because(err)
	}
	r.void(VoidEntry{Seq: row.Seq, Digest: rowDigest(row)}, err)
	r.follower.head = store.Head{Seq: row.Seq, Hash: row.Hash}
	return nil
}

func (r *repair) void(v VoidEntry, why error) {
	if !r.follower.afterVoid() {
		v.After = r.follower.head.Hash
	}
	r.follower.void[v.Seq] = v
	f, ok := errors.AsType[Finding](why)
	if !ok {
		f = Finding{Table: "journal", Entry: v.Seq, What: why.Error()}
	}
	r.out.Void, r.out.Findings = append(r.out.Void, v), append(r.out.Findings, f)
}

// compare leaves out what earlier repairs say as well. Where they say what does not hold, all is said anew.
func (r *repair) compare() {
	claimed := claimedVoids(r.repairs)
	for seq, v := range claimed {
		found, void := r.follower.void[seq]
		if !void || found.Digest != v.Digest || found.After != "" && found.After != v.After {
			r.anew = true
			return
		}
	}
	out := Repaired{Void: []VoidEntry{}, Findings: []Finding{}}
	for i, v := range r.out.Void {
		if _, known := claimed[v.Seq]; !known {
			out.Void, out.Findings = append(out.Void, v), append(out.Findings, r.out.Findings[i])
		}
	}
	r.out = out
}

// enter writes the entry of the administrator and the tables that were made anew, if the file is still the one that was
// looked at.
func (r *repair) enter(path string, host Host, name, password, reason string) (err error) {
	db, err := share.Open(path, host.Share)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	a := &App{db: db, host: host, id: r.follower.workspace, closing: make(chan struct{}), rules: r.follower.rules, verified: r.follower.head}
	a.show(a.rules)
	actor, err := a.SignIn(name, password)
	if err != nil {
		return err
	}
	id, err := NewID()
	if err != nil {
		return err
	}
	head := store.Head{Seq: r.last.Seq, Hash: r.last.Hash}
	if !domain.IsDigest(head.Hash) {
		head.Hash = rowDigest(r.last)
	}
	return db.Replace(r.made.Path(), func(tx *store.Tx) error {
		if now, err := tx.Head(); err != nil || now.Seq != r.last.Seq || now.Hash != r.last.Hash {
			return errors.Join(err, domain.Busy("repair.changed"))
		}
		order := Order{Actor: actor, ID: id, Name: repairCommand, Payload: &WorkspaceRepair{Void: r.out.Void, Reason: reason, Anew: r.anew}}
		receipt, _, err := a.one(tx, a.rules, head, order)
		r.out.Entry = receipt.Seq
		return err
	})
}
