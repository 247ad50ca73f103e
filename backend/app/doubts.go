package app

import (
	"encoding/json"
	"errors"
	"log/slog"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
)

// DoubtsList asks what became of things that the person asked for on this workstation, and that were not answered for
// good: the drive went away, or the workspace was restored without them.
type DoubtsList struct{}

// DoubtsView lists them, in the order in which they were asked for.
type DoubtsView struct {
	Doubts []DoubtView `json:"doubts"`
}

// DoubtView is one of them. Outcome is that of share.Unconfirmed. Again: it can be done again, under the same id, so that
// it is done once at most.
type DoubtView struct {
	ID      domain.ID     `json:"id"`
	Command string        `json:"command"`
	At      int64         `json:"at"`
	Outcome share.Outcome `json:"outcome"`
	Title   string        `json:"title"`
	Again   bool          `json:"again"`
}

func init() { ask("doubts.list", doubtsList) }

func doubtsList(v *View, _ *DoubtsList) (DoubtsView, error) {
	out := DoubtsView{Doubts: []DoubtView{}}
	doubts, err := v.app.doubtsOf(v.user)
	if err != nil {
		return out, err
	}
	rows := []store.JournalRow{}
	for _, d := range doubts {
		row, err := withSubject(store.JournalRow{ID: d.ID, Command: d.Name, Payload: string(d.Payload)})
		if err != nil {
			return out, err
		}
		rows = append(rows, row)
	}
	titles, err := v.titlesOf(rows)
	for i, d := range doubts {
		view := DoubtView{ID: d.ID, Command: d.Name, At: d.At, Outcome: d.Outcome, Again: canBeAgain(d)}
		if view.Title = titles[rows[i].Record]; view.Title == "" {
			view.Title = titles[rows[i].Item]
		}
		out.Doubts = append(out.Doubts, view)
	}
	return out, err
}

// canBeAgain says whether what is kept of a command is all that it takes: the bytes of files are not, and what changes who
// may do what is decided anew by a person.
func canBeAgain(d share.Unconfirmed) bool {
	c, known := commands[d.Name]
	return d.Outcome != share.Done && known && !c.authority && d.Name != "file.piece"
}

func (a *App) doubtsOf(user domain.ID) (own []share.Unconfirmed, err error) {
	kept := a.receipts()
	if kept == nil {
		return nil, nil
	}
	all, err := kept.Doubtful()
	for _, d := range all {
		if d.Actor == user {
			own = append(own, d)
		}
	}
	return own, err
}

func (a *App) doubtNamed(actor Actor, id domain.ID) (share.Unconfirmed, error) {
	own, err := a.doubtsOf(actor.User)
	for _, d := range own {
		if d.ID == id {
			return d, err
		}
	}
	return share.Unconfirmed{}, errors.Join(err, domain.Missing())
}

// SettleDoubt forgets something of which the person has heard what became of it.
func (a *App) SettleDoubt(actor Actor, id domain.ID) error {
	d, err := a.doubtNamed(actor, id)
	if err != nil {
		return err
	}
	err = a.receipts().Clear([]share.Unconfirmed{d})
	a.announce()
	return err
}

// DoDoubtAgain does something again that is not in the workspace, or of which that is not known, and forgets it then.
func (a *App) DoDoubtAgain(actor Actor, id domain.ID) (Receipt, error) {
	d, err := a.doubtNamed(actor, id)
	if err != nil {
		return Receipt{}, err
	}
	if !canBeAgain(d) {
		return Receipt{}, domain.Conflict("command.not_again")
	}
	receipt, err := a.DoJSON(actor, d.ID, d.Name, d.Payload)
	if err != nil {
		return receipt, err
	}
	return receipt, a.SettleDoubt(actor, id)
}

// doubt keeps commands of which nobody knows whether they are done, and says so.
func (a *App) doubt(orders []Order, cause error) error {
	unknown := domain.Unavailable("command.unknown_outcome").Because(cause)
	r := a.receipts()
	if r == nil {
		return unknown
	}
	commands := []share.Unconfirmed{}
	for _, o := range orders {
		text, err := json.Marshal(o.Payload)
		if err != nil {
			return err
		}
		commands = append(commands, share.Unconfirmed{ID: o.ID, Name: o.Name, Actor: o.Actor.User, At: a.host.Now(), Payload: text})
	}
	if err := r.Doubt(commands); err != nil {
		slog.Error("doubt not kept", "cause", err.Error())
	}
	a.inDoubt.Store(true)
	return unknown
}

// lookUpDoubts finds out what became of commands of which that is not known. They are kept until the person has heard it.
func (a *App) lookUpDoubts(r store.Reader, kept *share.Receipts) error {
	doubts, err := kept.Doubtful()
	if err != nil {
		return err
	}
	done, outcomes := []store.JournalRow{}, map[domain.ID]share.Outcome{}
	for _, d := range doubts {
		if d.Outcome != share.Unknown {
			continue
		}
		row, there, err := r.EntryByID(d.ID)
		if err != nil {
			return err
		}
		outcomes[d.ID] = share.NotDone
		if there {
			outcomes[d.ID] = share.Done
			done = append(done, row)
		}
		slog.Warn("command of unknown outcome looked up", "command", d.Name, "id", d.ID, "done", there)
	}
	if len(outcomes) > 0 {
		err = errors.Join(kept.Add(done), kept.Resolve(outcomes))
	}
	a.inDoubt.Store(err != nil)
	return err
}

// clearUp looks doubts up once the drive is back, and announces what it found.
func (a *App) clearUp() {
	kept := a.receipts()
	if kept == nil || !a.inDoubt.Load() {
		return
	}
	if err := a.db.ReadFresh(func(r store.Reader) error { return a.lookUpDoubts(r, kept) }); err != nil {
		slog.Warn("doubts not looked up", "cause", err.Error())
		return
	}
	a.announce()
}

// setAside keeps what was brought in here apart when the open file was put back to something that lacks it, as an
// administrator explains.
func (a *App) setAside() error {
	kept := a.receipts()
	if kept == nil {
		return nil
	}
	var missing int
	err := a.db.Read(func(r store.Reader) (err error) {
		missing, err = a.leaveOut(r, kept)
		return err
	})
	if err != nil || missing == 0 {
		return err
	}
	return kept.SetAside(a.host.Now())
}

// leaveOut keeps for people what they did here and a restored file lacks, so that they hear of it and can do it again, and
// says how much that is. What was brought back from an offline copy comes back with it.
func (a *App) leaveOut(r store.Reader, kept *share.Receipts) (int, error) {
	rows, err := kept.Appended()
	if err != nil {
		return 0, err
	}
	known, err := kept.Doubtful()
	if err != nil {
		return 0, err
	}
	out := []share.Unconfirmed{}
	for _, row := range rows {
		_, there, err := r.EntryByID(row.ID)
		if err != nil {
			return 0, err
		}
		if there || row.Origin != "" || slices.ContainsFunc(known, func(u share.Unconfirmed) bool { return u.ID == row.ID }) {
			continue
		}
		out = append(out, share.Unconfirmed{
			ID: row.ID, Name: row.Command, Actor: row.Actor, At: row.At, Payload: json.RawMessage(row.Payload), Outcome: share.LeftOut,
		})
	}
	if len(out) == 0 {
		return 0, nil
	}
	return len(out), kept.Doubt(out)
}
