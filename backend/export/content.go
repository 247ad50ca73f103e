package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Content is the canonical JSON that the run book's code covers: everything but the
// approvals, which are given over it, and the circumstances of its making.
func (b RunBook) Content() []byte { return content(b, "approvals", "made") }

// Content is the canonical JSON that the checklist's code covers.
func (c Checklist) Content() []byte { return content(c, "signed_off", "made") }

// Content is the canonical JSON that the release notes' code covers.
func (n ReleaseNotes) Content() []byte { return content(n, "made") }

// Content is the canonical JSON that the audit report's code covers.
func (a AuditReport) Content() []byte { return content(a, "made") }

// Digest is the SHA-256 of a content in upper-case hex, as the QR code carries it.
func Digest(content []byte) string {
	sum := sha256.Sum256(content)
	return strings.ToUpper(hex.EncodeToString(sum[:]))
}

// Code shortens a digest to its first 64 bits in four groups, such as
// 2694-1325-3995-54A4: it finds a document, the digest proves it.
func Code(digest string) string {
	return digest[0:4] + "-" + digest[4:8] + "-" + digest[8:12] + "-" + digest[12:16]
}

// content writes v, whose JSON form is an object, without the keys left out.
func content(v any, without ...string) []byte {
	plain, err := json.Marshal(v)
	if err != nil {
		panic("export: a snapshot is plain data: " + err.Error())
	}
	decoder := json.NewDecoder(bytes.NewReader(plain))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil {
		panic("export: a snapshot is an object: " + err.Error())
	}
	for _, key := range without {
		delete(object, key)
	}
	var out bytes.Buffer
	canonical(&out, object)
	return out.Bytes()
}

// canonical writes JSON by RFC 8785. Null comes from nil lists only and is an empty list.
func canonical(out *bytes.Buffer, v any) {
	switch v := v.(type) {
	case map[string]any:
		for i, key := range slices.Sorted(maps.Keys(v)) {
			out.WriteString(separator("{,", i))
			text(out, key)
			out.WriteByte(':')
			canonical(out, v[key])
		}
		out.WriteString(closing("{", "}", len(v)))
	case []any:
		for i, element := range v {
			out.WriteString(separator("[,", i))
			canonical(out, element)
		}
		out.WriteString(closing("[", "]", len(v)))
	case string:
		text(out, v)
	case nil:
		out.WriteString("[]")
	default: // numbers and booleans are canonical as they stand: floats do not occur
		fmt.Fprint(out, v)
	}
}

func separator(openComma string, i int) string {
	if i == 0 {
		return openComma[:1]
	}
	return openComma[1:]
}

func closing(open, end string, n int) string {
	if n == 0 {
		return open + end
	}
	return end
}

var escapes = map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

func text(out *bytes.Buffer, s string) {
	out.WriteByte('"')
	for _, r := range s {
		if escape, ok := escapes[r]; ok {
			out.WriteString(escape)
		} else if r < 0x20 {
			fmt.Fprintf(out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
}
