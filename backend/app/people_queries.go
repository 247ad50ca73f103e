package app

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// SessionGet asks who the signed-in person is.
type SessionGet struct{}

// SessionView is the signed-in person and the workspace as a whole.
type SessionView struct {
	User        domain.User      `json:"user"`
	Digests     Digests          `json:"digests"`
	Workspace   domain.Workspace `json:"workspace"`
	WorkspaceID string           `json:"workspace_id"`
	Fingerprint string           `json:"fingerprint"`
	// Head is the newest entry of the journal, and SavedAt when it was written.
	Head             HeadView         `json:"head"`
	SavedAt          int64            `json:"saved_at"`
	WorkspaceDigests Digests          `json:"workspace_digests"`
	Key              KeyView          `json:"key"`
	Can              []domain.Ability `json:"can"`
}

// HeadView is the newest entry of the journal: its place and its hash.
type HeadView struct {
	Seq  int64  `json:"seq"`
	Hash string `json:"hash"`
}

// Digests gives, field by field, what an edit must carry as was.
type Digests map[string]string

// PeopleList asks for all accounts.
type PeopleList struct{}

// PeopleView is the list of accounts.
type PeopleView struct {
	People []PersonView `json:"people"`
}

// PersonView is an account with its key.
type PersonView struct {
	domain.User
	Seen     string       `json:"seen"`
	Key      *KeyView     `json:"key,omitempty"`
	Projects []PersonRole `json:"projects"`
	// Revoked are the keys that were reset as being in other hands.
	Revoked   []RevokedKey `json:"revoked"`
	Invited   bool         `json:"invited"`
	InvitedAt int64        `json:"invited_at"`
	// Can says what the one who asks may do to this account.
	Can []domain.Ability `json:"can"`
}

// PersonRole is what a person may do in one project.
type PersonRole struct {
	Project domain.ID `json:"project"`
	Title   string    `json:"title"`
	Roles   []string  `json:"roles"`
}

// KeyView is a key set as people talk about it.
type KeyView struct {
	ID          domain.ID        `json:"id"`
	Fingerprint string           `json:"fingerprint"`
	Origin      domain.KeyOrigin `json:"origin"`
	BoundSeq    int64            `json:"bound_seq"`
	BoundAt     int64            `json:"bound_at"`
	Confirmed   bool             `json:"confirmed"`
	ConfirmedBy domain.ID        `json:"confirmed_by"`
	ConfirmedAt int64            `json:"confirmed_at"`
	Seen        string           `json:"seen"`
	Can         []domain.Ability `json:"can"`
}

func init() {
	ask("session.get", getSession)
	ask("people.list", listPeople)
}

func getSession(v *View, _ *SessionGet) (SessionView, error) {
	u := v.rules.Users[v.user]
	digests, err := digestsOf(u)
	if err != nil {
		return SessionView{}, err
	}
	key, err := v.keyOf(v.user)
	if err != nil {
		return SessionView{}, err
	}
	workspaceDigests, err := digestsOf(v.rules.Workspace)
	if err != nil {
		return SessionView{}, err
	}
	head, err := v.Head()
	if err != nil {
		return SessionView{}, err
	}
	last, err := v.Entry(head.Seq)
	if err != nil {
		return SessionView{}, err
	}
	return SessionView{
		User: u, Digests: digests, Workspace: v.rules.Workspace, WorkspaceDigests: workspaceDigests, WorkspaceID: v.app.id,
		Fingerprint: journal.Fingerprint(v.app.id), Head: HeadView(head), SavedAt: last.At, Key: *key,
		Can: can(v.relation(""), "workspace.edit", "user.invite", "environment.create", "project.create"),
	}, nil
}

func listPeople(v *View, _ *PeopleList) (PeopleView, error) {
	out := PeopleView{People: []PersonView{}}
	for _, u := range slices.SortedFunc(maps.Values(v.rules.Users), func(a, b domain.User) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.ID, b.ID))
	}) {
		p, err := v.person(u)
		if err != nil {
			return out, err
		}
		out.People = append(out.People, p)
	}
	return out, nil
}

func (v *View) person(u domain.User) (PersonView, error) {
	seen, err := SeenDigest("user", u.ID, seenOfUser(u))
	if err != nil {
		return PersonView{}, err
	}
	p := PersonView{User: u, Seen: seen, Projects: []PersonRole{}, Revoked: v.rules.revokedOf(u.ID), Can: v.canToAccount(u)}
	if p.Key, err = v.keyOf(u.ID); err != nil {
		return p, err
	}
	for _, project := range sortedKeys(v.rules.Members) {
		m, ok := v.rules.Members[project][u.ID]
		if !ok || domain.PermitRow("see", v.relation(project)) != nil && !v.rules.Users[v.user].Administrator {
			continue
		}
		p.Projects = append(p.Projects, PersonRole{Project: project, Title: v.rules.Projects[project].Title, Roles: m.Roles})
	}
	for _, i := range v.rules.Invitations {
		if i.User == u.ID && i.UsedAt == 0 && i.VoidAt == 0 {
			p.Invited, p.InvitedAt = true, i.CreatedAt
		}
	}
	return p, nil
}

// canToAccount says what an administrator may do to an account as it is now.
func (v *View) canToAccount(u domain.User) []domain.Ability {
	out := can(v.relation(""), sortedKeys(accountChanges)...)
	for i, ability := range out {
		_, err := v.rules.changedAccount(ability.Action, u, v.user)
		out[i] = notNow(ability, err)
	}
	return out
}

func (v *View) keyOf(user domain.ID) (*KeyView, error) {
	k, ok := v.rules.CurrentKey(user)
	if !ok {
		return nil, nil
	}
	seen, err := SeenDigest("key", k.ID, seenOfKey(k))
	if err != nil {
		return nil, err
	}
	confirm := domain.Ability{Action: "key.confirm", Allowed: true}
	if err := v.rules.MayConfirm(k, v.user); err != nil {
		confirm.Allowed, confirm.Why = false, refusal(err)
	}
	return &KeyView{
		ID: k.ID, Fingerprint: journal.Fingerprint(k.ID), Origin: k.Origin, BoundSeq: k.BoundSeq, BoundAt: k.CreatedAt,
		Confirmed: Confirmed(k), ConfirmedBy: k.ConfirmedBy, ConfirmedAt: k.ConfirmedAt, Seen: seen,
		Can: []domain.Ability{confirm},
	}, nil
}
