package app

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// KeyBind takes up an invitation: a person binds his own keys. The intent is signed
// by the new key, Proof by the key of the invitation's code (spec 7.4).
type KeyBind struct {
	Invitation domain.ID `json:"invitation"`
	Keys       NewKeys   `json:"keys"`
	Proof      string    `json:"proof"`
}

// KeyRotate replaces one's own keys. The intent is signed by the old key, Proof by the new one.
type KeyRotate struct {
	Keys  NewKeys `json:"keys"`
	Proof string  `json:"proof"`
}

// KeyReseal stores the same private keys under another password.
type KeyReseal struct {
	Sealed string `json:"sealed"`
}

// KeyConfirm says that the actor compared the fingerprint of a key set with its owner.
type KeyConfirm struct {
	KeySet domain.ID `json:"key_set"`
	Seen   string    `json:"seen"`
}

// KeySeen is what the confirmation of a key is about.
type KeySeen struct {
	User        domain.ID `json:"user"`
	Fingerprint string    `json:"fingerprint"`
}

func init() {
	registerAuthority("key.bind", bindKey)
	registerAuthority("key.rotate", rotateKey)
	registerAuthority("key.reseal", resealKey)
	registerAuthority("key.confirm", confirmKey)
}

func bindKey(c *Call, p *KeyBind) error {
	if err := c.permit(domain.Relation{}); err != nil {
		return err
	}
	inv, ok := c.rules.Invitations[p.Invitation]
	if !ok || inv.UsedAt != 0 || inv.VoidAt != 0 {
		return domain.Unauthenticated("invitation.not_valid")
	}
	u := c.rules.Users[inv.User]
	if u.State != domain.UserInvited {
		return domain.Unauthenticated("invitation.not_valid")
	}
	k, err := p.Keys.row(c, u.ID)
	if err != nil {
		return err
	}
	proof := journal.BindBytes(c.workspace, inv.ID, k.ID)
	if c.actor != u.ID || c.keySet != k.ID || journal.VerifySignature(proof, p.Proof, inv.Public) != nil {
		return domain.Unauthenticated("invitation.wrong_code")
	}
	k.Origin, k.InvitedBy, k.BoundSeq = inv.Origin, inv.CreatedBy, c.seq
	inv.UsedAt, u.State = c.at, domain.UserActive
	c.about.Record = u.ID
	if err := c.putUser(u); err != nil {
		return err
	}
	if err := c.putKeySet(k); err != nil {
		return err
	}
	return c.putInvitation(inv)
}

func rotateKey(c *Call, p *KeyRotate) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	old := c.rules.KeySets[c.keySet]
	k, err := p.Keys.row(c, c.actor)
	if err != nil {
		return err
	}
	if journal.VerifySignature(journal.RotateBytes(c.workspace, old.ID, k.ID), p.Proof, k.Ed25519) != nil {
		return domain.Unauthenticated("key.bad_proof")
	}
	old.RetiredSeq = c.seq
	k.Origin, k.BoundSeq = domain.KeyRotation, c.seq
	k.InvitedBy, k.ConfirmedBy, k.ConfirmedAt = old.InvitedBy, old.ConfirmedBy, old.ConfirmedAt
	if old.Origin == domain.KeyGenesis {
		k.ConfirmedBy, k.ConfirmedAt = c.actor, c.at
	}
	c.about.Record = c.actor
	if err := c.putKeySet(old); err != nil {
		return err
	}
	return c.putKeySet(k)
}

func resealKey(c *Call, p *KeyReseal) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	k := c.rules.KeySets[c.keySet]
	if !c.withheld(p.Sealed) && !sealedKeysOf(k.ID, p.Sealed) {
		return fieldError("sealed", "key.bad_sealed")
	}
	k.Sealed = p.Sealed
	c.about.Record = c.actor
	return c.putKeySet(k)
}

// sealedKeysOf says whether a text is the sealed form of these keys, as far as can be seen without the password: a
// person whose keys were replaced by something else could never sign in again.
func sealedKeysOf(keySet domain.ID, text string) bool {
	var box struct {
		KeySet domain.ID `json:"keyset"`
	}
	if json.Unmarshal([]byte(text), &box) != nil || box.KeySet != keySet {
		return false
	}
	_, err := journal.OpenSecretWithKey(text, make([]byte, 32)) // no key opens with it, but only a well-formed box is tried
	return domain.CodeOf(err) == domain.CodeUnauthenticated
}

func confirmKey(c *Call, p *KeyConfirm) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	k, ok := c.rules.KeySets[p.KeySet]
	if !ok {
		return domain.Missing()
	}
	if err := c.seen("key", k.ID, seenOfKey(k), p.Seen); err != nil {
		return err
	}
	if err := c.rules.MayConfirm(k, c.actor); err != nil {
		return err
	}
	k.ConfirmedBy, k.ConfirmedAt = c.actor, c.at
	c.about.Record = k.User
	return c.putKeySet(k)
}

func seenOfKey(k domain.KeySet) KeySeen {
	return KeySeen{User: k.User, Fingerprint: journal.Fingerprint(k.ID)}
}

func sortedKeys[V any](m map[domain.ID]V) []domain.ID { return slices.Sorted(maps.Keys(m)) }

func sortedInvitations(rules *Authority) []domain.Invitation {
	return slices.SortedFunc(maps.Values(rules.Invitations), func(a, b domain.Invitation) int { return cmp.Compare(a.ID, b.ID) })
}
