package journal

import "strconv"

// Outcomes of an entry. Only merged work can be refused.
const (
	OutcomeDone    = "done"
	OutcomeRefused = "refused"
)

// Intent is what an actor asks for and signs. It survives a merge unchanged.
type Intent struct {
	Actor string
	At    int64 // Unix milliseconds, by the actor's clock
	// Base ties the intent to what came before: online the hash of the entry
	// before it, in an offline copy the hash of the intent before it there, and
	// for the first one the head at which the copy was taken.
	Base        string
	Command     string // name and format version, such as item.approve/1
	Copy        string // id of the offline copy; empty online
	ID          string // UUIDv7
	Key         string // id of the actor's key set
	Payload     string // canonical JSON of the command
	Workspace   string // empty in the first entry only, whose digest it is
	Workstation string
	// Withheld is the digest of the payload that was signed, where Payload is a shortened form of it: an offline copy
	// leaves out sealed keys. Empty: Payload is what was signed.
	Withheld string
}

// Entry is one line of the journal.
type Entry struct {
	Seq       int64
	ID        string // the intent's
	Intent    Intent
	Signature string // by the actor, over IntentBytes
	Changes   string // canonical JSON of the changed fields, before and after
	Outcome   string
	Origin    string // id of the merge, restore or repair that it came with; empty for direct work
	Prev      string // hash of the entry before, ZeroDigest for the first
	Hash      string // HashEntry of this entry
	Sealer    string // who appended it; the actor in direct work
	SealKey   string // id of the sealer's key set
	Seal      string // by the sealer, over SealBytes(Hash)
	// WithheldChanges is the digest of the changes that were sealed, where Changes is a shortened form of them.
	WithheldChanges string
}

func digestOr(withheld, text string) string {
	if withheld != "" {
		return withheld
	}
	return Digest([]byte(text))
}

// IntentBytes is what the actor signs: a heading and canonical JSON in which the
// payload is replaced by its SHA-256.
func IntentBytes(in Intent) []byte {
	b := make([]byte, 0, 640)
	b = append(b, "renogen intent v1\n"...)
	b = appendMember(b, `{"actor":`, in.Actor)
	b = append(b, `,"at":`...)
	b = strconv.AppendInt(b, in.At, 10)
	b = appendMember(b, `,"base":`, in.Base)
	b = appendMember(b, `,"command":`, in.Command)
	b = appendMember(b, `,"copy":`, in.Copy)
	b = appendMember(b, `,"id":`, in.ID)
	b = appendMember(b, `,"key":`, in.Key)
	b = appendMember(b, `,"payload":`, digestOr(in.Withheld, in.Payload))
	b = appendMember(b, `,"workspace":`, in.Workspace)
	b = appendMember(b, `,"workstation":`, in.Workstation)
	return append(b, '}')
}

// IntentHash is the SHA-256 of IntentBytes: the base of the next intent in an
// offline copy and, for the first entry, the id of the workspace.
func IntentHash(in Intent) string { return Digest(IntentBytes(in)) }

// EntryBytes is what the hash of an entry is taken of; intent and changes stand
// in it as SHA-256, and the hash covers everything but itself and the seal.
func EntryBytes(e *Entry) []byte {
	b := make([]byte, 0, 768)
	b = append(b, "renogen entry v1\n"...)
	b = appendMember(b, `{"changes":`, digestOr(e.WithheldChanges, e.Changes))
	b = appendMember(b, `,"intent":`, IntentHash(e.Intent))
	b = appendMember(b, `,"origin":`, e.Origin)
	b = appendMember(b, `,"outcome":`, e.Outcome)
	b = appendMember(b, `,"prev":`, e.Prev)
	b = appendMember(b, `,"sealer":`, e.Sealer)
	b = appendMember(b, `,"sealkey":`, e.SealKey)
	b = append(b, `,"seq":`...)
	b = strconv.AppendInt(b, e.Seq, 10)
	b = appendMember(b, `,"signature":`, e.Signature)
	return append(b, '}')
}

func appendMember(b []byte, prefix, value string) []byte {
	return appendQuoted(append(b, prefix...), value)
}

// HashEntry computes the hash that belongs to the other fields of the entry.
func HashEntry(e *Entry) string { return Digest(EntryBytes(e)) }

// SealBytes is what a sealer signs: a heading and the entry's hash.
func SealBytes(hash string) []byte { return []byte("renogen seal v1\n" + hash + "\n") }
