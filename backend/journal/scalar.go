package journal

import (
	"reflect"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// free reads a value of any shape: string, bool, int64, []any or map[string]any.
func (d *decoder) free(depth int) (any, *failure) {
	if depth > maxDepth {
		return nil, d.fail(d.i, failure{key: keyTooDeep})
	}
	switch kind := kindOf(d.peek()); kind {
	case kindText:
		return boxed(d.text())
	case kindNumber:
		return boxed(d.integer())
	case kindBoolean:
		return boxed(d.boolean())
	case kindList:
		list := []any{}
		fail := d.items(func(int) *failure {
			item, fail := d.free(depth + 1)
			list = append(list, item)
			return fail
		})
		return list, fail
	case kindObject:
		dict := map[string]any{}
		fail := d.members(func(key []byte, at int) *failure {
			if !validKey(key) {
				return d.fail(at, failure{key: keyName, params: []string{"name", string(key)}})
			}
			if _, double := dict[string(key)]; double {
				return d.fail(at, failure{key: keyDouble, params: []string{"name", string(key)}})
			}
			value, fail := d.free(depth + 1)
			dict[string(key)] = value
			return fail
		})
		return dict, fail
	default:
		return nil, d.mismatch(kind, "")
	}
}

func boxed[T any](v T, fail *failure) (any, *failure) { return v, fail }

// key reads a key and its colon and stands at the value then.
func (d *decoder) key() ([]byte, *failure) {
	start := d.i
	if d.peek() != '"' {
		return nil, d.syntax()
	}
	d.i++
	for d.i < len(d.b) && d.b[d.i] != '"' && d.b[d.i] != '\\' && d.b[d.i] >= 0x20 {
		d.i++
	}
	if d.peek() != '"' {
		return nil, d.fail(start, failure{key: keySyntax})
	}
	key := d.b[start+1 : d.i]
	if !utf8.Valid(key) {
		return nil, d.fail(start, failure{key: keyUTF8})
	}
	d.i++
	d.space()
	if d.peek() != ':' {
		return nil, d.syntax()
	}
	d.i++
	d.space()
	return key, nil
}

func (d *decoder) boolean() (bool, *failure) {
	for _, word := range []string{"true", "false"} {
		if len(d.b)-d.i >= len(word) && string(d.b[d.i:d.i+len(word)]) == word {
			d.i += len(word)
			return word == "true", nil
		}
	}
	return false, d.syntax()
}

func (d *decoder) integerInto(p *plan, v reflect.Value) *failure {
	start := d.i
	n, fail := d.integer()
	if fail != nil {
		return fail
	}
	if p.form == formInteger {
		if v.OverflowInt(n) {
			return d.fail(start, failure{key: keyTooLarge})
		}
		v.SetInt(n)
		return nil
	}
	if n < 0 || v.OverflowUint(uint64(n)) {
		return d.fail(start, failure{key: keyTooLarge})
	}
	v.SetUint(uint64(n))
	return nil
}

func (d *decoder) integer() (int64, *failure) {
	start := d.i
	if d.peek() == '-' {
		d.i++
	}
	digits := d.i
	for c := d.peek(); c >= '0' && c <= '9'; c = d.peek() {
		d.i++
	}
	text := d.b[start:d.i]
	switch {
	case d.i == digits, d.b[digits] == '0' && d.i > digits+1:
		return 0, d.fail(start, failure{key: keySyntax})
	case d.peek() == '.', d.peek() == 'e', d.peek() == 'E':
		return 0, d.fail(start, failure{key: keyFraction})
	case string(text) == "-0":
		return 0, d.fail(start, failure{key: keyFraction})
	}
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil || n > maxInteger || n < -maxInteger {
		return 0, d.fail(start, failure{key: keyTooLarge})
	}
	return n, nil
}

func (d *decoder) text() (string, *failure) {
	start := d.i
	d.i++
	for j := d.i; j < len(d.b); j++ {
		switch c := d.b[j]; {
		case c == '"':
			plain := d.b[d.i:j]
			if !utf8.Valid(plain) {
				return "", d.fail(start, failure{key: keyUTF8})
			}
			d.i = j + 1
			return string(plain), nil
		case c == '\\':
			return d.escaped(start, j)
		case c < 0x20:
			return "", d.fail(j, failure{key: keySyntax})
		}
	}
	return "", d.fail(start, failure{key: keySyntax})
}

// escaped reads on from the first backslash of a string.
func (d *decoder) escaped(start, from int) (string, *failure) {
	text := append([]byte(nil), d.b[d.i:from]...)
	for d.i = from; d.i < len(d.b); {
		switch c := d.b[d.i]; {
		case c == '"':
			d.i++
			if !utf8.Valid(text) {
				return "", d.fail(start, failure{key: keyUTF8})
			}
			return string(text), nil
		case c < 0x20:
			return "", d.syntax()
		case c != '\\':
			text = append(text, c)
			d.i++
		default:
			r, size := readEscape(d.b[d.i:])
			if size == 0 {
				return "", d.syntax()
			}
			d.i += size
			text = utf8.AppendRune(text, r)
		}
	}
	return "", d.fail(start, failure{key: keySyntax})
}

// readEscape reads one escape at the front of b and its size; 0 where there is
// none. A half surrogate is none.
func readEscape(b []byte) (r rune, size int) {
	if len(b) < 2 {
		return 0, 0
	}
	if b[1] != 'u' {
		if r = longForm(b[1]); r == 0 {
			return 0, 0
		}
		return r, 2
	}
	r, ok := hexRune(b)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	low, ok := hexRune(b[6:])
	if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError {
		return 0, 0
	}
	return r, 12
}

func longForm(c byte) rune {
	switch c {
	case '"', '\\', '/':
		return rune(c)
	case 'b':
		return '\b'
	case 't':
		return '\t'
	case 'n':
		return '\n'
	case 'f':
		return '\f'
	case 'r':
		return '\r'
	}
	return 0
}

// hexRune reads the six bytes \uXXXX at the front of b.
func hexRune(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil
}
