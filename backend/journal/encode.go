package journal

import (
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"renogen/backend/domain"
)

const lowerHex = "0123456789abcdef"

func appendValue(dst []byte, p *plan, v reflect.Value, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, domain.Invalid(keyTooDeep)
	}
	switch p.form {
	case formText:
		return appendText(dst, v.String())
	case formInteger:
		return appendInteger(dst, v.Int())
	case formUnsigned:
		if v.Uint() > maxInteger {
			return nil, domain.Invalid(keyTooLarge)
		}
		return strconv.AppendUint(dst, v.Uint(), 10), nil
	case formBoolean:
		return strconv.AppendBool(dst, v.Bool()), nil
	case formBytes:
		dst = append(dst, '"')
		dst = hex.AppendEncode(dst, v.Bytes())
		return append(dst, '"'), nil
	case formRaw:
		if err := CheckCanonical(v.Bytes()); err != nil {
			return nil, err
		}
		return append(dst, v.Bytes()...), nil
	case formList:
		return appendList(dst, p, v, depth)
	case formDict:
		return appendDict(dst, p, v, depth)
	case formRecord:
		return appendRecord(dst, p, v, depth)
	case formPointer:
		if v.IsNil() {
			return nil, errNull
		}
		return appendValue(dst, p.elem, v.Elem(), depth+1)
	default:
		return appendFree(dst, v, depth)
	}
}

func appendFree(dst []byte, v reflect.Value, depth int) ([]byte, error) {
	if v.IsNil() {
		return nil, errNull
	}
	p, err := planFor(v.Elem().Type())
	if err != nil {
		return nil, err
	}
	return appendValue(dst, p, v.Elem(), depth)
}

func appendInteger(dst []byte, n int64) ([]byte, error) {
	if n > maxInteger || n < -maxInteger {
		return nil, domain.Invalid(keyTooLarge)
	}
	return strconv.AppendInt(dst, n, 10), nil
}

func appendText(dst []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return nil, domain.Invalid(keyUTF8)
	}
	return appendQuoted(dst, s), nil
}

// appendQuoted escapes what RFC 8785 escapes and nothing else.
func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		dst = append(dst, s[start:i]...)
		start = i + 1
		if short := shortEscape(c); short != 0 {
			dst = append(dst, '\\', short)
		} else {
			dst = append(dst, '\\', 'u', '0', '0', lowerHex[c>>4], lowerHex[c&15])
		}
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

// shortEscape gives the letter of a two-character escape, or 0.
func shortEscape(c byte) byte {
	switch c {
	case '"', '\\':
		return c
	case '\b':
		return 'b'
	case '\t':
		return 't'
	case '\n':
		return 'n'
	case '\f':
		return 'f'
	case '\r':
		return 'r'
	}
	return 0
}

func appendList(dst []byte, p *plan, v reflect.Value, depth int) ([]byte, error) {
	var err error
	dst = append(dst, '[')
	for i := range v.Len() {
		if i > 0 {
			dst = append(dst, ',')
		}
		if dst, err = appendValue(dst, p.elem, v.Index(i), depth+1); err != nil {
			return nil, fmt.Errorf("[%d]: %w", i, err)
		}
	}
	return append(dst, ']'), nil
}

func appendDict(dst []byte, p *plan, v reflect.Value, depth int) ([]byte, error) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
	dst = append(dst, '{')
	for i, key := range keys {
		name := key.String()
		if !validKey(name) {
			return nil, fmt.Errorf("journal: the key %q is not of the form [a-z0-9_]+", name)
		}
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(append(append(dst, '"'), name...), '"', ':')
		var err error
		if dst, err = appendValue(dst, p.elem, v.MapIndex(key), depth+1); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return append(dst, '}'), nil
}

func appendRecord(dst []byte, p *plan, v reflect.Value, depth int) ([]byte, error) {
	dst = append(dst, '{')
	first := true
	for i := range p.fields {
		f := &p.fields[i]
		value := f.of(v)
		if f.omitted(value) {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, f.prefix...)
		var err error
		if dst, err = appendValue(dst, f.plan, value, depth+1); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return append(dst, '}'), nil
}
