package offline

import (
	"errors"
	"os"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// Plan says what is to be taken, until when (Unix milliseconds), and who can sign in to the copy.
type Plan struct {
	Project     domain.ID
	Deployments []domain.ID
	Until       int64
	Users       []domain.ID
}

// Taken is a copy that was made.
type Taken struct {
	Copy domain.ID `json:"copy"`
	Path string    `json:"path"`
	// Entries is how many entries the copy has, all of them verified by doing them again.
	Entries int64 `json:"entries"`
	// Withheld is how many of them stand shortened, without the sealed keys of people who are not named.
	Withheld int `json:"withheld"`
}

// attempts is how often the workspace may move on while it is copied; then others wait for the copy.
const attempts = 5

// Take makes an offline copy at path and says in the workspace that it is taken. Nothing of it stays when it fails.
func Take(shared *app.App, host app.Host, actor app.Actor, plan Plan, path string) (Taken, error) {
	part := path + ".part"
	if _, err := os.Lstat(path); err == nil {
		return Taken{}, domain.Conflict("workspace.exists", "file", path)
	}
	t := taking{shared: shared, host: host, actor: actor, plan: plan, part: part}
	out, err := t.run()
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		return Taken{}, errors.Join(err, t.undo(err))
	}
	out.Path = path
	return out, removeIfThere(part + "-journal")
}

type taking struct {
	shared *app.App
	host   app.Host
	actor  app.Actor
	plan   Plan
	part   string
	copied domain.ID
	taken  bool
}

func (t *taking) run() (Taken, error) {
	if _, err := t.shared.AddOwnCertificate(t.actor); err != nil { // there is no adding one in the copy, and documents are signed there, too
		return Taken{}, err
	}
	seq, err := t.claim()
	if err != nil {
		return Taken{}, err
	}
	withheld, err := t.shared.Shorten(t.part, t.plan.Users)
	if err != nil {
		return Taken{}, err
	}
	if err := t.begin(seq, withheld); err != nil {
		return Taken{}, err
	}
	report, err := app.Verify(t.part, app.Full, nil)
	if err == nil && !report.Whole() {
		err = domain.Unavailable("copy.take.not_whole").Because(report.Findings[0])
	}
	return Taken{Copy: t.copied, Entries: report.Entries, Withheld: len(withheld)}, err
}

// claim copies the file and announces the copy in the very next entry; when somebody was faster, it begins again.
func (t *taking) claim() (seq int64, err error) {
	for range attempts {
		if err := removeIfThere(t.part); err != nil {
			return 0, err
		}
		head, err := t.shared.CopyTo(t.part)
		if err != nil {
			return 0, err
		}
		id, err := app.NewID()
		if err != nil {
			return 0, err
		}
		_, err = t.shared.Do(t.actor, id, t.take(head))
		if err == nil {
			t.copied, t.taken = id, true
			return head, nil
		}
		if refused, ok := errors.AsType[*domain.Error](err); !ok || refused.Key != "copy.take.moved" {
			return 0, err
		}
	}
	if err := removeIfThere(t.part); err != nil {
		return 0, err
	}
	receipt, err := t.shared.CopyAndDo(t.actor, t.part, func(head int64) any {
		seq = head
		return t.take(head)
	})
	if err == nil {
		t.copied, t.taken = receipt.Entry, true
	}
	return seq, err
}

func (t *taking) take(seq int64) *app.CopyTake {
	return &app.CopyTake{Project: t.plan.Project, Deployments: t.plan.Deployments, Until: t.plan.Until, Users: t.plan.Users, Seq: seq}
}

// begin makes the copied file an offline copy, by the first entry of its own.
func (t *taking) begin(seq int64, withheld []app.WithheldEntry) error {
	host := t.host
	host.Folder = ""
	copied, err := app.Open(t.part, host)
	if err != nil {
		return err
	}
	err = copied.BeginCopy(t.actor, &app.CopyBegin{Copy: t.copied, CopyTake: *t.take(seq), Withheld: withheld})
	return errors.Join(err, copied.Close())
}

// undo removes what was made, and says in the workspace that nothing is away.
func (t *taking) undo(cause error) error {
	err := errors.Join(removeIfThere(t.part), removeIfThere(t.part+"-journal"))
	if !t.taken {
		return err
	}
	id, failed := app.NewID()
	if failed == nil {
		_, failed = t.shared.Do(t.actor, id, &app.CopyClose{Copy: t.copied, Reason: "The copy could not be made: " + cause.Error()})
	}
	return errors.Join(err, failed)
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
