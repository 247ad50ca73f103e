package journal

import (
	"encoding/hex"
	"reflect"
	"strings"
)

type decoder struct {
	b []byte
	i int
}

func (d *decoder) fail(at int, f failure) *failure {
	f.at = at
	return &f
}

func (d *decoder) document(p *plan, v reflect.Value) *failure {
	d.space()
	if fail := d.value(p, v, 0); fail != nil {
		return fail
	}
	d.space()
	if d.i < len(d.b) {
		return d.fail(d.i, failure{key: keyTrailing})
	}
	return nil
}

func (d *decoder) space() {
	for d.i < len(d.b) {
		switch d.b[d.i] {
		case ' ', '\t', '\n', '\r':
			d.i++
		default:
			return
		}
	}
}

// peek gives the next byte, or 0 at the end (a zero byte is no JSON either).
func (d *decoder) peek() byte {
	if d.i < len(d.b) {
		return d.b[d.i]
	}
	return 0
}

func (d *decoder) syntax() *failure { return d.fail(d.i, failure{key: keySyntax}) }

func (d *decoder) value(p *plan, v reflect.Value, depth int) *failure {
	if depth > maxDepth {
		return d.fail(d.i, failure{key: keyTooDeep})
	}
	switch p.form {
	case formPointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(p.elem, v.Elem(), depth+1)
	case formFree:
		free, fail := d.free(depth)
		if fail == nil {
			v.Set(reflect.ValueOf(free))
		}
		return fail
	case formRaw:
		return d.raw(v, depth)
	}
	if kind, want := kindOf(d.peek()), p.form.kind(); kind != want {
		return d.mismatch(kind, want)
	}
	switch p.form {
	case formText:
		s, fail := d.text()
		v.SetString(s)
		return fail
	case formInteger, formUnsigned:
		return d.integerInto(p, v)
	case formBoolean:
		truth, fail := d.boolean()
		v.SetBool(truth)
		return fail
	case formBytes:
		return d.bytes(v)
	case formList:
		return d.list(p, v, depth)
	case formDict:
		return d.dict(p, v, depth)
	default:
		return d.record(p, v, depth)
	}
}

// Kinds of JSON values, as they are named to people.
const (
	kindText    = "text"
	kindNumber  = "number"
	kindBoolean = "true or false"
	kindList    = "list"
	kindObject  = "object"
	kindNull    = "null"
)

// kindOf tells the kind of a value by its first byte; empty where no value begins so.
func kindOf(c byte) string {
	switch {
	case c == '"':
		return kindText
	case c == '{':
		return kindObject
	case c == '[':
		return kindList
	case c == 't' || c == 'f':
		return kindBoolean
	case c == 'n':
		return kindNull
	case c == '-' || c >= '0' && c <= '9':
		return kindNumber
	}
	return ""
}

func (f form) kind() string {
	switch f {
	case formText, formBytes:
		return kindText
	case formInteger, formUnsigned:
		return kindNumber
	case formBoolean:
		return kindBoolean
	case formList:
		return kindList
	default:
		return kindObject
	}
}

func (d *decoder) mismatch(found, want string) *failure {
	switch found {
	case "":
		return d.syntax()
	case kindNull:
		return d.fail(d.i, failure{key: keyNull})
	}
	return d.fail(d.i, failure{key: keyKind, params: []string{"want", want, "found", found}})
}

func (d *decoder) bytes(v reflect.Value) *failure {
	start := d.i
	s, fail := d.text()
	if fail != nil {
		return fail
	}
	raw, err := hex.DecodeString(s)
	if err != nil || strings.ToLower(s) != s {
		return d.fail(start, failure{key: keyHex})
	}
	v.SetBytes(raw)
	return nil
}

// raw keeps a value of any shape as canonical text.
func (d *decoder) raw(v reflect.Value, depth int) *failure {
	start := d.i
	free, fail := d.free(depth)
	if fail != nil {
		return fail
	}
	text, err := Canonical(free)
	if err != nil {
		return d.fail(start, failure{key: keyNotCanonical})
	}
	v.SetBytes(text)
	return nil
}

func (d *decoder) list(p *plan, v reflect.Value, depth int) *failure {
	list := reflect.MakeSlice(v.Type(), 0, 4)
	zero := reflect.Zero(v.Type().Elem())
	fail := d.items(func(i int) *failure {
		list = reflect.Append(list, zero)
		return d.value(p.elem, list.Index(i), depth+1)
	})
	v.Set(list)
	return fail
}

func (d *decoder) dict(p *plan, v reflect.Value, depth int) *failure {
	dict := reflect.MakeMap(v.Type())
	v.Set(dict)
	return d.members(func(key []byte, at int) *failure {
		if !validKey(key) {
			return d.fail(at, failure{key: keyName, params: []string{"name", string(key)}})
		}
		name := reflect.ValueOf(string(key)).Convert(v.Type().Key())
		if dict.MapIndex(name).IsValid() {
			return d.fail(at, failure{key: keyDouble, params: []string{"name", string(key)}})
		}
		value := reflect.New(v.Type().Elem()).Elem()
		if fail := d.value(p.elem, value, depth+1); fail != nil {
			return fail
		}
		dict.SetMapIndex(name, value)
		return nil
	})
}

func (d *decoder) record(p *plan, v reflect.Value, depth int) *failure {
	var seen [maxFields / 64]uint64
	return d.members(func(key []byte, at int) *failure {
		i, known := p.byName[string(key)]
		if !known {
			return d.unknown(p, string(key), at)
		}
		if seen[i/64]&(1<<(i%64)) != 0 {
			return d.fail(at, failure{key: keyDouble, params: []string{"name", string(key)}})
		}
		seen[i/64] |= 1 << (i % 64)
		f := &p.fields[i]
		return d.value(f.plan, f.of(v), depth+1)
	})
}

func (d *decoder) unknown(p *plan, name string, at int) *failure {
	for _, f := range p.fields {
		if strings.EqualFold(f.name, name) {
			return d.fail(at, failure{key: keySpelling, params: []string{"name", name, "want", f.name}})
		}
	}
	return d.fail(at, failure{key: keyUnknown, params: []string{"name", name}})
}

// items walks a list; each is called at the first byte of every element.
func (d *decoder) items(each func(i int) *failure) *failure {
	d.i++
	d.space()
	if d.peek() == ']' {
		d.i++
		return nil
	}
	for i := 0; ; i++ {
		d.space()
		if fail := each(i); fail != nil {
			return fail.inIndex(i)
		}
		if done, fail := d.next(']'); done || fail != nil {
			return fail
		}
	}
}

// members walks an object; each is called at the first byte of every value, with the key and where it stands.
func (d *decoder) members(each func(key []byte, at int) *failure) *failure {
	d.i++
	d.space()
	if d.peek() == '}' {
		d.i++
		return nil
	}
	for {
		d.space()
		at := d.i
		key, fail := d.key()
		if fail != nil {
			return fail
		}
		if fail := each(key, at); fail != nil {
			return fail.inKey(string(key))
		}
		if done, fail := d.next('}'); done || fail != nil {
			return fail
		}
	}
}

// next steps over a comma, or over the closing bracket.
func (d *decoder) next(closing byte) (done bool, _ *failure) {
	d.space()
	switch d.peek() {
	case ',':
		d.i++
		return false, nil
	case closing:
		d.i++
		return true, nil
	}
	return false, d.syntax()
}
