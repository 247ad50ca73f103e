package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// ZeroDigest stands where there is nothing before: base and prev of the first entry.
const ZeroDigest = "0000000000000000000000000000000000000000000000000000000000000000"

// Digest is the SHA-256 of b as 64 lower-case hex digits.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// SeenDigest is what a command that decides about something carries of it: kind
// ("item", "step", ...), id, and the canonical content that was on the screen (spec 7.6).
func SeenDigest(kind, id string, canonical []byte) string {
	head := "renogen seen v1\n" + kind + "\n" + id + "\n"
	return Digest(append([]byte(head), canonical...))
}

// ValueDigest is what an edit carries of the value that it replaces.
func ValueDigest(v any) (string, error) {
	b, err := StatementBytes("value", v)
	if err != nil {
		return "", err
	}
	return Digest(b), nil
}

// RowID is the n-th id that the command of an entry makes: a UUIDv7 with the time
// of the entry (Unix milliseconds), n as its counter, and the rest from entry id and n,
// so that doing the command again makes the same ids. In the order of their ids, the
// first 4095 rows of a command stand as they were made.
func RowID(entryID string, n int, atMillis int64) string {
	sum := sha256.Sum256([]byte("renogen row v1\n" + entryID + "\n" + strconv.Itoa(n)))
	var id [16]byte
	for i := range 6 {
		id[i] = byte(atMillis >> (8 * (5 - i)))
	}
	copy(id[6:], sum[:10])
	id[6], id[7] = 0x70|byte(n>>8)&0x0f, byte(n)
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
