package app

import (
	"cmp"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// RevokedKey is a key that was reset as being in other hands. What it signed from the entry From on, until it was
// retired at Until, is doubtful.
type RevokedKey struct {
	Fingerprint string `json:"fingerprint"`
	From        int64  `json:"from"`
	Until       int64  `json:"until"`
}

// revokedKeys gives the key sets of which something is doubtful, the oldest first.
func (a *Authority) revokedKeys() []domain.KeySet {
	found := []domain.KeySet{}
	for _, k := range a.KeySets {
		if k.DoubtfulSeq != 0 {
			found = append(found, k)
		}
	}
	slices.SortFunc(found, func(a, b domain.KeySet) int { return cmp.Compare(a.BoundSeq, b.BoundSeq) })
	return found
}

// isDoubtful says whether a person's entry is one of those. A person has one key at a time.
func isDoubtful(revoked []domain.KeySet, actor domain.ID, seq int64) bool {
	return slices.ContainsFunc(revoked, func(k domain.KeySet) bool {
		return k.User == actor && max(k.DoubtfulSeq, k.BoundSeq) <= seq && seq < k.RetiredSeq
	})
}

// revokedOf gives a person's revoked keys.
func (a *Authority) revokedOf(user domain.ID) []RevokedKey {
	out := []RevokedKey{}
	for _, k := range a.revokedKeys() {
		if k.User == user {
			out = append(out, RevokedKey{Fingerprint: journal.Fingerprint(k.ID), From: max(k.DoubtfulSeq, k.BoundSeq), Until: k.RetiredSeq})
		}
	}
	return out
}
