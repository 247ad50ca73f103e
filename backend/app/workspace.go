package app

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"os"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/share"
	"renogen/backend/store"
)

// WorkspaceCreate is the first command of every workspace: its name and its first
// administrator with his keys. Its intent's digest is the workspace's id.
type WorkspaceCreate struct {
	Name        string    `json:"name"`
	User        domain.ID `json:"user"`
	UserName    string    `json:"user_name"`
	Email       string    `json:"email"`
	TimeZone    string    `json:"time_zone"`
	Keys        NewKeys   `json:"keys"`
	RecoveryKey string    `json:"recovery_key,omitempty"`
	Random      string    `json:"random"`
	Sample      bool      `json:"sample,omitempty"`
	// Schema is the version of the tables that the workspace begins with.
	Schema int `json:"schema"`
}

// NewKeys is a key set to be bound: its public halves, and the private ones sealed
// with the owner's password.
type NewKeys struct {
	Ed25519 string `json:"ed25519"`
	X25519  string `json:"x25519"`
	P256    string `json:"p256"`
	Sealed  string `json:"sealed"`
}

func (k NewKeys) of(user domain.ID) journal.KeySet {
	return journal.KeySet{Ed25519: k.Ed25519, X25519: k.X25519, P256: k.P256, User: user}
}

// row checks the keys and gives their record, not yet bound.
func (k NewKeys) row(c *Call, user domain.ID) (domain.KeySet, error) {
	set := k.of(user)
	if err := journal.CheckPublic(set); err != nil {
		return domain.KeySet{}, err
	}
	if !c.withheld(k.Sealed) && !sealedKeysOf(set.ID(), k.Sealed) {
		return domain.KeySet{}, fieldError("sealed", "key.bad_sealed")
	}
	if c.rules.used(k.Ed25519) || c.rules.used(k.X25519) || c.rules.used(k.P256) {
		return domain.KeySet{}, domain.Invalid("key.used_before")
	}
	return domain.KeySet{
		ID: set.ID(), User: user, Ed25519: k.Ed25519, X25519: k.X25519, P256: k.P256, Sealed: k.Sealed,
	}, nil
}

// used says whether a public key stands for something here already: a person, an invitation, a project, the recovery.
func (a *Authority) used(public string) bool {
	used := public == a.Workspace.RecoveryKey
	for _, k := range a.KeySets {
		used = used || public == k.Ed25519 || public == k.X25519 || public == k.P256
	}
	for _, i := range a.Invitations {
		used = used || public == i.Public
	}
	for _, k := range a.ProjectKeys {
		used = used || public == k.Public
	}
	return used
}

func init() {
	registerAuthority("workspace.create", createWorkspace)
	registerAuthority("workspace.edit", editWorkspace)
}

func createWorkspace(c *Call, p *WorkspaceCreate) error {
	if c.seq != 1 {
		return domain.Forbidden("workspace.created_already")
	}
	if err := c.permit(domain.Relation{}); err != nil {
		return err
	}
	w, err := domain.Workspace{
		ID: workspaceRow, Name: p.Name, RecoveryKey: p.RecoveryKey, FileLimit: domain.DefaultFileLimit, Sample: p.Sample,
	}.Check()
	if err != nil {
		return err
	}
	u, err := domain.User{
		ID: p.User, Name: p.UserName, Email: p.Email, TimeZone: p.TimeZone, Theme: "system",
		Administrator: true, State: domain.UserActive,
	}.Check()
	if err != nil {
		return err
	}
	if p.RecoveryKey != "" {
		if err := journal.CheckX25519(p.RecoveryKey); err != nil {
			return err
		}
	}
	k, err := p.Keys.row(c, p.User)
	if err != nil {
		return err
	}
	if p.RecoveryKey != "" && p.RecoveryKey == p.Keys.X25519 {
		return domain.Invalid("key.used_before")
	}
	if c.actor != p.User || c.keySet != k.ID || checkID(p.User) != nil || len(p.Random) != 32 {
		return domain.Invalid("workspace.bad_genesis")
	}
	k.Origin, k.BoundSeq = domain.KeyGenesis, c.seq
	c.edit().Schema = p.Schema
	c.about.Record = workspaceRow
	return errors.Join(c.putWorkspace(w), c.putUser(u), c.putKeySet(k))
}

// administrator gives the first account; what is wrong with its name is told as user_name.
func (p *WorkspaceCreate) administrator() (domain.User, error) {
	u, err := domain.User{
		ID: p.User, Name: p.UserName, Email: p.Email, TimeZone: p.TimeZone, Theme: "system",
		Administrator: true, State: domain.UserActive,
	}.Check()
	var ours *domain.Error
	if errors.As(err, &ours) {
		if problem, named := ours.Fields["name"]; named {
			ours.Fields["user_name"] = problem
			delete(ours.Fields, "name")
		}
	}
	return u, err
}

// workspaceRow is the id of the one record of workspace settings; the workspace's own
// id is the digest of the entry that makes it.
const workspaceRow = "workspace"

// WorkspaceEdit changes the settings of the workspace.
type WorkspaceEdit struct {
	Name              *Edit[string] `json:"name,omitempty"`
	ConfirmedKeysOnly *Edit[bool]   `json:"confirmed_keys_only,omitempty"`
	FileLimit         *Edit[int64]  `json:"file_limit,omitempty"`
}

func editWorkspace(c *Call, p *WorkspaceEdit) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	w, e := c.rules.Workspace, edits{}
	change(&e, "name", &w.Name, p.Name)
	change(&e, "confirmed_keys_only", &w.ConfirmedKeysOnly, p.ConfirmedKeysOnly)
	change(&e, "file_limit", &w.FileLimit, p.FileLimit)
	if err := e.done(); err != nil {
		return err
	}
	w, err := w.Check()
	if err != nil {
		return err
	}
	c.about.Record = workspaceRow
	return c.putWorkspace(w)
}

// FirstAdministrator is who makes a workspace, with the password that will open the keys.
type FirstAdministrator struct {
	Name, Email, TimeZone, Password string
	// RecoveryKey is the public half of a printed recovery key (NewRecoveryKey); empty: none was made.
	RecoveryKey string
	// KDF is how hard the password is to guess; the zero value means the default.
	KDF journal.KDFParams
}

// Create makes a new workspace file with its first administrator and opens it.
func Create(path, name string, admin FirstAdministrator, sample bool, host Host) (*App, Actor, error) {
	if err := checkNew(name, admin); err != nil {
		return nil, Actor{}, err
	}
	user, err := NewID()
	if err != nil {
		return nil, Actor{}, err
	}
	actor, keys, err := MakeKeys(user, admin.Password, admin.KDF)
	if err != nil {
		return nil, Actor{}, err
	}
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return nil, Actor{}, err
	}
	db, err := share.Create(path, host.Share)
	if err != nil {
		return nil, Actor{}, err
	}
	a := &App{db: db, host: host, closing: make(chan struct{}), rules: newAuthority(), verified: store.Head{Hash: journal.ZeroDigest}}
	a.show(a.rules)
	err = a.genesis(actor, &WorkspaceCreate{
		Name: name, User: user, UserName: admin.Name, Email: admin.Email, TimeZone: admin.TimeZone,
		Keys: keys, RecoveryKey: admin.RecoveryKey, Random: hex.EncodeToString(random), Sample: sample, Schema: store.SchemaVersion,
	})
	if err != nil {
		return nil, Actor{}, errors.Join(err, db.Close(), os.Remove(path), removeJournal(path))
	}
	return a, actor, nil
}

// checkNew says all that is wrong with a new workspace before anything is made.
func checkNew(name string, admin FirstAdministrator) error {
	_, settings := domain.Workspace{Name: name, FileLimit: domain.DefaultFileLimit}.Check()
	_, account := (&WorkspaceCreate{UserName: admin.Name, Email: admin.Email, TimeZone: admin.TimeZone}).administrator()
	return domain.Together(settings, account, checkPassword("password", admin.Password))
}

// checkPassword refuses a weak password as a problem of the field in which it was given.
func checkPassword(field, password string) error {
	err := journal.CheckPassword(password)
	var ours *domain.Error
	if !errors.As(err, &ours) {
		return err
	}
	return &domain.Error{
		Code: ours.Code, Key: "form.invalid",
		Fields: map[string]domain.Problem{field: {Key: ours.Key, Params: ours.Params}},
	}
}

func removeJournal(path string) error {
	if err := os.Remove(path + "-journal"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// genesis writes the first entry; the workspace's id is the digest of its intent.
func (a *App) genesis(actor Actor, p *WorkspaceCreate) error {
	id, err := NewID()
	if err != nil {
		return err
	}
	order := Order{Actor: actor, ID: id, Name: "workspace.create", Payload: p, At: a.host.Now()}
	if _, err := a.do(order); err != nil {
		return err
	}
	first, err := read(a, func(r store.Reader) (store.JournalRow, error) { return r.Entry(1) })
	if err != nil {
		return err
	}
	e, err := entryOf(first, "")
	if err != nil {
		return err
	}
	a.id = journal.IntentHash(e.Intent)
	return errors.Join(a.pin(), a.KnowKey(actor))
}

// MakeKeys makes a person's keys and seals the private halves with the password.
func MakeKeys(user domain.ID, password string, kdf journal.KDFParams) (Actor, NewKeys, error) {
	if err := checkPassword("password", password); err != nil {
		return Actor{}, NewKeys{}, err
	}
	secret, set, err := journal.NewKeys(user, rand.Reader)
	if err != nil {
		return Actor{}, NewKeys{}, err
	}
	sealed, err := journal.SealSecret(secret, password, orDefault(kdf))
	if err != nil {
		return Actor{}, NewKeys{}, err
	}
	keys := NewKeys{Ed25519: set.Ed25519, X25519: set.X25519, P256: set.P256, Sealed: sealed}
	return Actor{User: user, KeySet: set.ID(), Secret: secret}, keys, nil
}
