package journal

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// CheckCanonical tells whether b is the canonical JSON of some value, that is,
// whether decoding and writing it again would give the same bytes.
func CheckCanonical(b []byte) error {
	c := checker{b: b}
	if !c.value(0) || c.i != len(b) {
		key := keyNotCanonical
		if !utf8.Valid(b) {
			key = keyUTF8
		}
		return (&failure{key: key, at: c.i}).report(b)
	}
	return nil
}

// checker walks canonical JSON without keeping anything; i is where it stands, or where it stopped.
type checker struct {
	b []byte
	i int
}

func (c *checker) peek() byte {
	if c.i < len(c.b) {
		return c.b[c.i]
	}
	return 0
}

func (c *checker) take(want byte) bool {
	if c.peek() != want {
		return false
	}
	c.i++
	return true
}

func (c *checker) word(want string) bool {
	if !bytes.HasPrefix(c.b[c.i:], []byte(want)) {
		return false
	}
	c.i += len(want)
	return true
}

func (c *checker) value(depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch kindOf(c.peek()) {
	case kindText:
		return c.text()
	case kindNumber:
		return c.integer()
	case kindBoolean:
		return c.word("true") || c.word("false")
	case kindList:
		return c.list(depth)
	case kindObject:
		return c.object(depth)
	}
	return false
}

func (c *checker) list(depth int) bool {
	c.i++
	if c.take(']') {
		return true
	}
	for {
		if !c.value(depth + 1) {
			return false
		}
		if !c.take(',') {
			return c.take(']')
		}
	}
}

func (c *checker) object(depth int) bool {
	c.i++
	if c.take('}') {
		return true
	}
	var before []byte
	for {
		key, ok := c.key()
		if !ok || before != nil && bytes.Compare(before, key) >= 0 {
			return false
		}
		before = key
		if !c.value(depth + 1) {
			return false
		}
		if !c.take(',') {
			return c.take('}')
		}
	}
}

func (c *checker) key() ([]byte, bool) {
	if !c.take('"') {
		return nil, false
	}
	length := bytes.IndexByte(c.b[c.i:], '"')
	if length < 0 || !validKey(c.b[c.i:c.i+length]) {
		return nil, false
	}
	key := c.b[c.i : c.i+length]
	c.i += length + 1
	return key, c.take(':')
}

func (c *checker) integer() bool {
	start := c.i
	c.take('-')
	digits := c.i
	for ch := c.peek(); ch >= '0' && ch <= '9'; ch = c.peek() {
		c.i++
	}
	if c.i == digits || c.b[digits] == '0' && c.i-start > 1 {
		return false
	}
	n, err := strconv.ParseInt(string(c.b[start:c.i]), 10, 64)
	return err == nil && n <= maxInteger && n >= -maxInteger
}

func (c *checker) text() bool {
	c.i++
	start := c.i
	for c.i < len(c.b) {
		switch ch := c.b[c.i]; {
		case ch == '"':
			c.i++
			return utf8.Valid(c.b[start : c.i-1])
		case ch < 0x20:
			return false
		case ch != '\\':
			c.i++
		case !c.escape():
			return false
		}
	}
	return false
}

// escape accepts only the one spelling that RFC 8785 gives a character that must be escaped.
func (c *checker) escape() bool {
	rest := c.b[c.i:]
	if len(rest) < 2 {
		return false
	}
	if rest[1] != 'u' {
		c.i += 2
		r := longForm(rest[1])
		return r != 0 && r != '/'
	}
	r, ok := hexRune(rest)
	if !ok || r >= 0x20 || shortEscape(byte(r)) != 0 || bytes.ContainsAny(rest[2:6], "ABCDEF") {
		return false
	}
	c.i += 6
	return true
}
