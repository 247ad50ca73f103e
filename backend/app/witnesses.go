package app

import (
	"log/slog"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
)

// Witness is a workstation that has seen an entry which this file lacks, or has another one in its place (spec 7.3).
type Witness struct {
	Name string `json:"name"` // of the person who signed it
	Host string `json:"host"`
	File string `json:"file"` // that says so
	// Other: the file has another entry there. Else it ends before.
	Other bool   `json:"other"`
	Seq   int64  `json:"seq"`
	Hash  string `json:"hash"`
	Ends  int64  `json:"ends"` // the newest entry of this file
}

// doubt is a witness whose word is weighed. It counts when it is the same a second time: a share may show its files in
// another order than they were written.
type doubt struct {
	Witness
	times int
}

// undecided says whether there is a witness who was heard once only.
func (t *Attendance) undecided() bool {
	for _, d := range t.doubts {
		if d.times == 1 {
			return true
		}
	}
	return false
}

// weigh compares what all workstations have seen with the journal of this file, also those that are gone and left
// their file behind.
func (t *Attendance) weigh() {
	doubts := map[domain.ID]doubt{}
	for _, s := range t.board.Said() {
		seen := store.Head{Seq: s.Seq, Hash: s.Hash}
		if s.Seq == 0 || t.weighed[s.Workstation] == seen {
			continue
		}
		w, against, err := t.app.against(seen)
		if err != nil {
			slog.Debug("presence not compared", "cause", err)
			return
		}
		if !against {
			t.weighed[s.Workstation] = seen
			continue
		}
		times := 1
		if before := t.doubts[s.Workstation]; before.Seq == s.Seq && before.Hash == s.Hash {
			times += before.times
		}
		w.Name, w.Host, w.File = t.app.authority().Users[s.User].Name, s.Host, share.FileOf(s.Workstation)
		doubts[s.Workstation] = doubt{Witness: w, times: times}
	}
	t.tell(doubts)
	t.doubts = doubts
}

// tell names in the log what counts from now on.
func (t *Attendance) tell(doubts map[domain.ID]doubt) {
	for _, id := range sortedKeys(doubts) {
		if w := doubts[id]; w.times == 2 {
			slog.Error("another workstation has seen another journal", "file", w.File, "seq", w.Seq, "hash", w.Hash, "ends", w.Ends)
		}
	}
}

// against asks the file whether it has an entry.
func (a *App) against(seen store.Head) (w Witness, against bool, err error) {
	w = Witness{Seq: seen.Seq, Hash: seen.Hash}
	err = a.db.Read(func(r store.Reader) error {
		head, err := r.Head()
		if err != nil {
			return err
		}
		w.Ends = head.Seq
		if seen.Seq > head.Seq {
			against = true
			return nil
		}
		row, err := r.Entry(seen.Seq)
		w.Other = row.Hash != seen.Hash
		against = w.Other
		return err
	})
	return w, against, err
}

// witnesses are those whose word counts, the one who saw most first.
func (t *Attendance) witnesses() []Witness {
	out := []Witness{}
	for _, d := range t.doubts {
		if d.times > 1 {
			out = append(out, d.Witness)
		}
	}
	slices.SortFunc(out, func(a, b Witness) int {
		if a.Seq != b.Seq {
			return int(b.Seq - a.Seq)
		}
		return strings.Compare(a.File, b.File)
	})
	return out
}
