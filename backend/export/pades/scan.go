package pades

import (
	"bytes"
	"encoding/hex"
	"strconv"
)

// Values of PDF: null is nil, numbers are number, and so on.
type (
	name   string
	number string
	ref    int
	list   []any
	text   []byte // a string, of either form
)

// dict keeps where its values stand, so that a copy can be changed in place.
type dict struct {
	keys   []name
	values []any
	spans  [][2]int // of key and value together, in the bytes that were read
	end    int      // of the closing brackets, in the same bytes
}

func (d dict) get(key name) any {
	for i, k := range d.keys {
		if k == key {
			return d.values[i]
		}
	}
	return nil
}

func (d dict) has(key name, value name) bool { return d.get(key) == any(value) }

// maxDepth bounds how deep values may stand in one another.
const maxDepth = 60

// scanner reads values. After a mistake bad is set and everything it gives is nil.
type scanner struct {
	b   []byte
	at  int
	bad bool
}

func (s *scanner) fail() any {
	s.bad = true
	return nil
}

const spaces, delimiters = "\x00\t\n\f\r ", "()<>[]{}/%"

func (s *scanner) space() {
	for s.at < len(s.b) {
		switch c := s.b[s.at]; {
		case c == '%':
			for s.at < len(s.b) && s.b[s.at] != '\n' && s.b[s.at] != '\r' {
				s.at++
			}
		case bytes.IndexByte([]byte(spaces), c) >= 0:
			s.at++
		default:
			return
		}
	}
}

// skip passes over a word that must come next.
func (s *scanner) skip(word string) bool {
	s.space()
	if s.at > len(s.b) || !bytes.HasPrefix(s.b[s.at:], []byte(word)) {
		return false
	}
	s.at += len(word)
	return true
}

// token reads up to the next space or delimiter.
func (s *scanner) token() string {
	from := s.at
	for s.at < len(s.b) && bytes.IndexByte([]byte(spaces+delimiters), s.b[s.at]) < 0 {
		s.at++
	}
	return string(s.b[from:s.at])
}

func (s *scanner) value(depth int) any {
	s.space()
	if s.bad || s.at >= len(s.b) || depth > maxDepth {
		return s.fail()
	}
	switch c := s.b[s.at]; {
	case bytes.HasPrefix(s.b[s.at:], []byte("<<")):
		return s.dict(depth)
	case c == '<':
		return s.hexText()
	case c == '(':
		return s.literal()
	case c == '[':
		return s.list(depth)
	case c == '/':
		s.at++
		return name(s.token())
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return s.numberOrRef()
	}
	switch s.token() {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return s.fail()
}

func (s *scanner) numberOrRef() any {
	first := s.token()
	back := s.at
	n, err := strconv.Atoi(first)
	if err == nil && n > 0 && s.skip("0") && s.skip("R") {
		return ref(n)
	}
	s.at = back
	return number(first)
}

func (s *scanner) list(depth int) any {
	s.at++
	out := list{}
	for {
		if s.skip("]") {
			return out
		}
		v := s.value(depth + 1)
		if s.bad {
			return nil
		}
		out = append(out, v)
	}
}

func (s *scanner) dict(depth int) any {
	s.at += 2
	var d dict
	for {
		if s.skip(">>") {
			d.end = s.at - 2
			return d
		}
		from := s.at
		if s.bad || s.at >= len(s.b) || s.b[s.at] != '/' {
			return s.fail()
		}
		s.at++
		key := name(s.token())
		if d.position(key) >= 0 {
			return s.fail() // two values for one key: readers differ in which they take
		}
		v := s.value(depth + 1)
		if s.bad {
			return nil
		}
		d.keys, d.values, d.spans = append(d.keys, key), append(d.values, v), append(d.spans, [2]int{from, s.at})
	}
}

func (d dict) position(key name) int {
	for i, k := range d.keys {
		if k == key {
			return i
		}
	}
	return -1
}

func (s *scanner) hexText() any {
	end := bytes.IndexByte(s.b[s.at:], '>')
	if end < 0 {
		return s.fail()
	}
	digits := make([]byte, 0, end)
	for _, c := range s.b[s.at+1 : s.at+end] {
		if bytes.IndexByte([]byte(spaces), c) < 0 {
			digits = append(digits, c)
		}
	}
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	if _, err := hex.Decode(out, digits); err != nil {
		return s.fail()
	}
	s.at += end + 1
	return text(out)
}

var escaped = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f', '(': '(', ')': ')', '\\': '\\'}

func (s *scanner) literal() any {
	out, depth := text{}, 0
	for ; s.at < len(s.b); s.at++ {
		c := s.b[s.at]
		switch {
		case c == '\\' && s.at+1 < len(s.b):
			s.at++
			if plain, ok := escaped[s.b[s.at]]; ok {
				c = plain
			} else if octal := s.octal(); octal >= 0 {
				c = byte(octal)
			} else {
				c = s.b[s.at]
			}
		case c == '(':
			if depth++; depth == 1 {
				continue
			}
		case c == ')':
			if depth--; depth == 0 {
				s.at++
				return out
			}
		}
		out = append(out, c)
	}
	return s.fail()
}

// octal reads up to three digits behind a backslash and stays on the last one; -1 when there is none.
func (s *scanner) octal() int {
	value, digits := 0, 0
	for digits < 3 && s.at+digits < len(s.b) && s.b[s.at+digits] >= '0' && s.b[s.at+digits] <= '7' {
		value = value*8 + int(s.b[s.at+digits]-'0')
		digits++
	}
	if digits == 0 {
		return -1
	}
	s.at += digits - 1
	return value
}
