package domain

// UserState says whether a person can sign in.
type UserState string

// States of a user.
const (
	UserInvited UserState = "invited"
	UserActive  UserState = "active"
	UserBlocked UserState = "blocked"
)

// User is a person with an account.
type User struct {
	ID            ID        `json:"id"`
	Name          string    `json:"name"`
	Email         string    `json:"email"`
	Telephone     string    `json:"telephone"`
	TimeZone      string    `json:"time_zone"`
	Theme         string    `json:"theme"`
	Administrator bool      `json:"administrator"`
	State         UserState `json:"state"`
	// BlockedFrom is the state to return to when unblocked; empty unless blocked.
	BlockedFrom UserState `json:"blocked_from"`
	Stamp
}

// KeyOrigin says how a key set came to be bound to a user.
type KeyOrigin string

// Origins of a key set.
const (
	KeyGenesis    KeyOrigin = "genesis"
	KeyInvitation KeyOrigin = "invitation"
	KeyReset      KeyOrigin = "reset"
	KeyRotation   KeyOrigin = "rotation"
)

// KeySet is a user's three public keys and the sealed private halves
// (spec 7.4). It counts from BoundSeq up to RetiredSeq (0: still current).
type KeySet struct {
	ID      ID        `json:"id"`
	User    ID        `json:"user"`
	Ed25519 string    `json:"ed25519"`
	X25519  string    `json:"x25519"`
	P256    string    `json:"p256"`
	Sealed  string    `json:"sealed"`
	Origin  KeyOrigin `json:"origin"`
	// InvitedBy is who invited or reset; that person cannot confirm unless there are fewer than three people.
	InvitedBy   ID    `json:"invited_by"`
	BoundSeq    int64 `json:"bound_seq"`
	RetiredSeq  int64 `json:"retired_seq"`
	ConfirmedBy ID    `json:"confirmed_by"`
	ConfirmedAt int64 `json:"confirmed_at"`
	// DoubtfulSeq is set when the key was revoked as compromised: entries from that seq on are listed as doubtful.
	DoubtfulSeq int64 `json:"doubtful_seq"`
	Stamp
}

// Invitation lets one person bind a key with a code that only its holder knows.
type Invitation struct {
	ID     ID        `json:"id"`
	User   ID        `json:"user"`
	Public string    `json:"public"`
	Origin KeyOrigin `json:"origin"`
	UsedAt int64     `json:"used_at"`
	VoidAt int64     `json:"void_at"`
	Stamp
}
