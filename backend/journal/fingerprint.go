package journal

import (
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// fingerprintBytes is how much of a digest people compare.
const fingerprintBytes = 10

// crockford is base32 without I, L, O and U, for people to read aloud and type.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// Fingerprint shortens a digest (hex) for people: its first 80 bits as
// XXXX-XXXX-XXXX-XXXX. It is empty for what is no digest.
func Fingerprint(digest string) string {
	if !isDigest(digest) {
		return ""
	}
	b, err := hex.DecodeString(digest[:2*fingerprintBytes])
	if err != nil {
		return ""
	}
	return grouped(b)
}

// SameFingerprint compares a fingerprint with one that a person typed or copied.
func SameFingerprint(typed, fingerprint string) bool {
	meant, ok := parseGrouped(typed, fingerprintBytes)
	return ok && grouped(meant) == fingerprint
}

// grouped writes bytes in Crockford base32, four characters to a group.
func grouped(b []byte) string {
	text := crockford.EncodeToString(b)
	var groups []string
	for len(text) > 4 {
		groups = append(groups, text[:4])
		text = text[4:]
	}
	return strings.Join(append(groups, text), "-")
}

// parseGrouped reads what a person typed: any case, any spaces and dashes, O for
// 0, I and L for 1. It reports false unless exactly size bytes come out.
func parseGrouped(typed string, size int) ([]byte, bool) {
	var text strings.Builder
	for _, r := range strings.ToUpper(typed) {
		switch r {
		case ' ', '-', '\t', '\n', '\r', '\u00a0', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014':
		case 'O':
			text.WriteByte('0')
		case 'I', 'L':
			text.WriteByte('1')
		default:
			text.WriteRune(r)
		}
	}
	if text.Len() != crockford.EncodedLen(size) {
		return nil, false
	}
	b, err := crockford.DecodeString(text.String())
	return b, err == nil && len(b) == size
}
