package app

import "renogen/backend/domain"

// fewPeople is below how many people with keys of today, also blocked ones, an administrator may confirm a key himself:
// nobody else may be there.
const fewPeople = 3

// MayConfirm says whether a person may confirm a key set: not his own, and not one that he had a hand in. Where somebody
// else could vouch for it, his own key has to be confirmed as well: else people whom somebody invents confirm for him.
func (a *Authority) MayConfirm(k domain.KeySet, actor domain.ID) error {
	switch {
	case k.RetiredSeq != 0:
		return domain.Conflict("key.retired")
	case Confirmed(k):
		return domain.Conflict("key.confirmed_already")
	case k.User == actor:
		return domain.Forbidden("key.not_own")
	}
	if a.schema() < vouchedSince {
		return a.mayConfirmOnce(k, actor)
	}
	current := a.currentKeys()
	if len(current) < fewPeople {
		return nil
	}
	delete(current, k.User)
	for user := range a.handedOut(k) {
		delete(current, user)
	}
	if _, apart := current[actor]; !apart && (len(current) > 0 || k.InvitedBy == actor) {
		return domain.Forbidden("key.not_inviter")
	}
	for _, other := range current {
		if a.vouches(other) && !a.vouches(current[actor]) {
			return domain.Forbidden("key.confirmer_unconfirmed")
		}
	}
	return nil
}

// vouchedSince is the version of the tables since which it is asked who confirms. Older entries stay as they were decided.
const vouchedSince = 2

func (a *Authority) mayConfirmOnce(k domain.KeySet, actor domain.ID) error {
	if k.InvitedBy == actor && a.activeUsers() >= fewPeople {
		return domain.Forbidden("key.not_inviter")
	}
	return nil
}

// currentKeys gives the keys of today by their owners, also of who is blocked: he may be back soon.
func (a *Authority) currentKeys() map[domain.ID]domain.KeySet {
	out := map[domain.ID]domain.KeySet{}
	for _, k := range a.KeySets {
		if k.RetiredSeq == 0 {
			out[k.User] = k
		}
	}
	return out
}

// handedOut are the people who could have used the code with which a key was bound, or one before it: who invited or reset,
// and who made a code for its owner that was never used.
func (a *Authority) handedOut(k domain.KeySet) map[domain.ID]bool {
	out := map[domain.ID]bool{k.InvitedBy: true}
	for _, i := range a.Invitations {
		if i.User == k.User && i.UsedAt == 0 {
			out[i.CreatedBy] = true
		}
	}
	return out
}

// vouches says whether the owner of a key can vouch for others: his key is confirmed, or he was among the first who
// confirmed, when nobody was confirmed, and his keys were never reset.
func (a *Authority) vouches(k domain.KeySet) bool {
	if k.ID == "" || Confirmed(k) {
		return k.ID != ""
	}
	confirmed := false
	for _, other := range a.KeySets {
		if other.User == k.User && other.Origin == domain.KeyReset {
			return false
		}
		confirmed = confirmed || other.ConfirmedBy == k.User && other.User != k.User
	}
	return confirmed
}
