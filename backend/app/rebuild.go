package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/share"
	"renogen/backend/store"
)

// Rebuilt is a workspace that was made anew from what other files have of its journal.
type Rebuilt struct {
	Path        string `json:"path"`
	Name        string `json:"name"`
	Workspace   string `json:"workspace"`
	Fingerprint string `json:"fingerprint"`
	// Entries is how many entries it has, Head the hash of the last.
	Entries int64  `json:"entries"`
	Head    string `json:"head"`
	// At is the time of its last entry, in Unix milliseconds.
	At int64 `json:"at"`
	// Newest is the newest entry that any of the files, or this workstation, has seen: what lies between is lost.
	Newest int64 `json:"newest"`
	// Stopped says why it ends where it does; empty: there was nothing more.
	Stopped string `json:"stopped"`
	// HalfReturn: the work of an offline copy that was brought back there is not whole, and left out. It can be brought back
	// again.
	HalfReturn bool `json:"half_return"`
	// Pieces is how many pieces of files have no content any more.
	Pieces int `json:"pieces"`
}

// Lost is how many entries are known to be lost.
func (r Rebuilt) Lost() int64 { return max(0, r.Newest-r.Entries) }

// rebuild makes a workspace anew: each entry is taken from the first source that has it whole, and done again.
type rebuild struct {
	sources  []*store.DB
	receipts map[int64][]store.JournalRow // what this workstation keeps of what it brought in, by place
	to       *store.DB
	schema   int // of the tables with which the workspace began
	follower follower
	out      Rebuilt
	progress func(done, total int64)
}

// Rebuild makes a new workspace file from the journals of others: a damaged file, a backup. Nothing in them is believed
// because it stands there: each entry must be signed and sealed, follow the one before, and do what it says it did. What
// stands behind the first that no source has whole is left out. What this workstation brought into the workspace itself is
// a source, too, if notes names the folder of its notes.
func Rebuild(sources []string, to, notes string, progress func(done, total int64)) (out Rebuilt, err error) {
	folder, err := os.MkdirTemp("", "renogen-rebuild")
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	r := &rebuild{progress: progress}
	defer func() { err = errors.Join(err, r.close()) }()
	if err := r.open(sources, folder); err != nil {
		return out, err
	}
	part := to + partEnding
	if _, err := os.Lstat(to); err == nil {
		return out, store.FileError(to, os.ErrExist)
	}
	if err := store.Drop(part); err != nil {
		return out, err
	}
	if err := r.make(part, notes); err != nil {
		return out, errors.Join(err, store.Drop(part))
	}
	return r.out, r.finish(part, to)
}

func (r *rebuild) close() error {
	var out error
	for _, s := range r.sources {
		out = errors.Join(out, s.Close())
	}
	if r.to != nil {
		out = errors.Join(out, r.to.Close())
	}
	return out
}

// open copies the sources and opens the copies. One of several that cannot be opened at all is left out.
func (r *rebuild) open(sources []string, folder string) error {
	var failed error
	for i, path := range sources {
		copied := filepath.Join(folder, fmt.Sprintf("%d.renogen", i))
		db, err := (*store.DB)(nil), store.CopyQuiet(path, copied)
		if err == nil {
			db, err = store.Salvage(copied)
		}
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		r.sources = append(r.sources, db)
	}
	if len(r.sources) == 0 {
		return failed
	}
	return nil
}

func (r *rebuild) make(part, notes string) error {
	first := r.next()
	if len(first) == 0 {
		return domain.Unavailable("recover.nothing")
	}
	r.schema = max(store.OldestSchema, min(store.SchemaVersion, schemaOf(first[0])))
	r.follower.begin(first[0])
	if err := r.readReceipts(notes); err != nil {
		return err
	}
	for _, s := range r.sources {
		if err := s.Read(func(reader store.Reader) error { r.out.Newest = max(r.out.Newest, reader.Newest()); return nil }); err != nil {
			r.out.Newest = max(r.out.Newest, 0) // it says nothing of how much there was
		}
	}
	if err := r.attempt(part, nil); err != nil {
		return err
	}
	if err := r.passRepairs(part); err != nil {
		return err
	}
	if r.follower.head.Seq == 0 {
		return domain.Unavailable("recover.nothing").Because(errors.New(r.out.Stopped))
	}
	return r.pieces()
}

// readReceipts reads what this workstation appended to the workspace since its last backups.
func (r *rebuild) readReceipts(notes string) error {
	if notes == "" {
		return nil
	}
	rows, err := share.NewReceipts(filepath.Join(notes, r.follower.workspace)).Appended()
	r.receipts = map[int64][]store.JournalRow{}
	for _, row := range rows {
		r.receipts[row.Seq] = append(r.receipts[row.Seq], row)
		r.out.Newest = max(r.out.Newest, row.Seq)
	}
	return err
}

// some takes over the next entries; more says that there may be more.
func (r *rebuild) some(tx *store.Tx) (more bool) {
	for range sliceSize {
		candidates := r.next()
		if len(candidates) == 0 && r.out.Newest > r.follower.head.Seq {
			r.out.Stopped = r.missing().Error()
		}
		if len(candidates) == 0 || !r.take(tx, candidates) {
			return false
		}
	}
	return true
}

func (r *rebuild) missing() error {
	return badField(r.follower.head.Seq+1, "seq", "none of the files has this entry whole")
}

// next gives the next entry as each source has it; none when no source has it whole.
func (r *rebuild) next() (rows []store.JournalRow) {
	return r.standing(r.follower.behindHoles())
}

// standing gives the entry at a place as each source has it.
func (r *rebuild) standing(seq int64) (rows []store.JournalRow) {
	for _, s := range r.sources {
		err := s.Read(func(reader store.Reader) error {
			if row, ok := reader.SalvageEntry(seq); ok && !slices.Contains(rows, row) {
				rows = append(rows, row)
			}
			return nil
		})
		if err != nil {
			continue // it is damaged; that is why we are here
		}
	}
	for _, row := range r.receipts[seq] {
		if !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// take does one of the candidates again and appends it; false: none of them is whole. One with which the return of an
// offline copy's work begins is taken with all that belongs to it, or not at all: a journal cannot end in the middle of that.
func (r *rebuild) take(tx *store.Tx, candidates []store.JournalRow) bool {
	for _, row := range candidates {
		before, at := r.follower, r.out.At
		err := tx.Try(func() error {
			if err := r.one(tx, row); err != nil {
				return err
			}
			return r.restOfMerge(tx)
		})
		if err == nil {
			r.out.Stopped, r.out.HalfReturn = "", false
			return true
		}
		r.follower, r.out.At = before, at
		r.out.Stopped, r.out.HalfReturn = err.Error(), errors.Is(err, errHalfReturn)
	}
	return false
}

func (r *rebuild) one(tx *store.Tx, row store.JournalRow) error {
	after := r.follower
	if err := after.takeOver(tx, row, r.standing); err != nil {
		return err
	}
	r.follower, r.out.At = after, row.At
	return nil
}

// restOfMerge takes over what belongs to a return that has begun.
func (r *rebuild) restOfMerge(tx *store.Tx) error {
	for r.follower.rules.Merging != nil {
		err := r.missing()
		for _, row := range r.next() {
			if err = tx.Try(func() error { return r.one(tx, row) }); err == nil {
				break
			}
		}
		if err != nil {
			return fmt.Errorf("%w: %w", errHalfReturn, err)
		}
	}
	return nil
}

// pieces puts the content of files back, from whichever source has it whole.
func (r *rebuild) pieces() error {
	var ids []domain.ID
	err := r.to.Read(func(reader store.Reader) (err error) {
		ids, err = reader.EmptyPieces()
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		content, ok := r.piece(id)
		if !ok {
			r.out.Pieces++
			continue
		}
		if err := r.to.Write(func(tx *store.Tx) error { return tx.FillPiece(id, content) }); err != nil {
			return err
		}
	}
	return nil
}

func (r *rebuild) piece(id domain.ID) (content []byte, ok bool) {
	for _, s := range r.sources {
		err := s.Read(func(reader store.Reader) (err error) {
			content, err = reader.PieceBytes(id)
			return err
		})
		if err == nil {
			return content, true
		}
	}
	return nil, false
}

// finish puts the new file into its place.
func (r *rebuild) finish(part, to string) error {
	err := r.to.Close()
	r.to = nil
	if err == nil {
		err = store.MakeLast(part)
	}
	if err == nil {
		err = os.Rename(part+"-journal", to+"-journal")
	}
	if err == nil {
		err = os.Rename(part, to)
	}
	if err != nil {
		return errors.Join(store.FileError(to, err), store.Drop(part))
	}
	rules := r.follower.rules
	r.out.Path, r.out.Name, r.out.Workspace, r.out.Fingerprint = to, rules.Workspace.Name, r.follower.workspace, journal.Fingerprint(r.follower.workspace)
	r.out.Entries, r.out.Head = r.follower.head.Seq, r.follower.head.Hash
	r.out.Newest = max(r.out.Newest, r.out.Entries)
	return store.MakeLast(to)
}
