package app

import (
	"errors"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
)

// Older is a workspace that an older version of the program made: it is opened only when an administrator has upgraded
// it.
type Older struct {
	Path        string `json:"path"`
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"`
	// Have is the version of its tables, Want the one that this program needs.
	Have int `json:"have"`
	Want int `json:"want"`
	// Administrators are the names of those who can upgrade it.
	Administrators []string `json:"administrators"`
	Entries        int64    `json:"entries"`
}

// Upgraded is what came of an upgrade.
type Upgraded struct {
	From int `json:"from"`
	To   int `json:"to"`
	// Backup is the workspace as it was before. Empty: somebody else was quicker, and has it.
	Backup string `json:"backup"`
}

// LookAtOlder says who can upgrade a workspace. It fails with workspace.upgraded_already when it needs none.
func LookAtOlder(path string, host Host) (older Older, err error) {
	a, from, err := openOlder(path, host)
	if err != nil {
		return older, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return a.older(from)
}

func (a *App) older(from int) (Older, error) {
	rules := a.authority()
	o := Older{
		Path: a.Path(), Name: rules.Workspace.Name, Fingerprint: a.Fingerprint(), Have: from, Want: store.SchemaVersion, Administrators: []string{},
	}
	for _, id := range rules.activeAdministrators() {
		o.Administrators = append(o.Administrators, rules.Users[id].Name)
	}
	slices.Sort(o.Administrators)
	head, err := a.Head()
	o.Entries = head.Seq
	return o, err
}

func openOlder(path string, host Host) (*App, int, error) {
	db, from, err := share.OpenOlder(path, host.Share)
	if err != nil {
		return nil, from, err
	}
	a := &App{db: db, host: host, closing: make(chan struct{}), schema: from}
	if err := a.begin(); err != nil {
		return nil, from, errors.Join(err, db.Close())
	}
	return a, from, nil
}

// upgradeTries is how often the upgrade begins anew because others went on writing.
const upgradeTries = 3

// Upgrade upgrades a workspace in the name of an administrator. It backs it up beside the file, verifies that backup by
// doing every command again, and changes the tables only if the file is still what was verified. Whoever comes second
// waits, and finds it done.
func Upgrade(path string, host Host, name, password string, progress func(done, total int64)) (up Upgraded, err error) {
	a, from, err := openOlder(path, host)
	if err != nil {
		return up, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	actor, err := a.signInAdministrator(name, password)
	if err != nil {
		return up, err
	}
	b := Backing{Path: path, Folder: BackupFolder(path), Reason: domain.BackupUpgrade, Level: Full, Progress: progress}
	err = AloneInFolder(b.Folder, host.Share.Times, func() error {
		for range upgradeTries {
			up, err = a.upgradeOnce(b, actor, from)
			if !errors.Is(err, errBehind) {
				return err
			}
		}
		return domain.Busy("workspace.upgrade_busy")
	})
	return up, err
}

func (a *App) signInAdministrator(name, password string) (Actor, error) {
	if err := a.CatchUp(nil); err != nil {
		return Actor{}, err
	}
	if err := a.Trouble(); err != nil {
		return Actor{}, err
	}
	actor, err := a.SignIn(name, password)
	if err != nil {
		return Actor{}, err
	}
	if err := domain.Permit("workspace.upgrade", a.authority().Relation("", actor.User)); err != nil {
		older, failed := a.older(0)
		return Actor{}, errors.Join(domain.Forbidden("workspace.ask_administrator", "names", strings.Join(older.Administrators, ", ")).Because(err), failed)
	}
	return actor, nil
}

// upgradeOnce fails with errBehind when somebody wrote after the backup was made.
func (a *App) upgradeOnce(b Backing, actor Actor, from int) (up Upgraded, err error) {
	up = Upgraded{From: from, To: store.SchemaVersion}
	if done, err := a.upgraded(); err != nil || done {
		return up, err
	}
	p, err := b.Prepare(a.host)
	if err != nil {
		return up, err
	}
	kept, err := p.Finish(actor)
	if err != nil {
		return up, err
	}
	up.Backup = kept.Path
	return up, a.upgradeFrom(store.Head{Seq: p.Manifest.Seq, Hash: p.Manifest.Hash}, actor, from)
}

func (a *App) upgraded() (done bool, err error) {
	version, err := read(a, func(r store.Reader) (int, error) {
		version, _, _, err := r.MigrationRecord()
		return version, err
	})
	return version == store.SchemaVersion, err
}

// upgradeFrom does the upgrade if the newest entry is still this one.
func (a *App) upgradeFrom(verified store.Head, actor Actor, from int) error {
	id, err := NewID()
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	var appended []store.JournalRow
	err = a.db.Alone(func(tx *store.Tx) error {
		if head, err := tx.Head(); err != nil || head != verified {
			return errors.Join(err, errBehind)
		}
		if err := a.catchUpIn(tx.Reader); err != nil {
			return err
		}
		payload := &WorkspaceUpgrade{From: from, To: store.SchemaVersion}
		receipt, _, err := a.one(tx, a.rules, a.verified, Order{Actor: actor, ID: id, Name: "workspace.upgrade", Payload: payload})
		if err != nil {
			return err
		}
		appended, err = a.appendedIn(tx, store.Head{Seq: receipt.Seq, Hash: receipt.Hash})
		return err
	})
	var uncertain *store.CommitError
	if errors.As(err, &uncertain) {
		if done, failed := a.upgraded(); failed != nil || done {
			return failed
		}
	}
	if err == nil {
		a.noteAppended(appended)
	}
	return err
}
