package journal

import (
	"bytes"
	"errors"
	"reflect"
)

// maxInteger is the largest integer that every JSON reader keeps exactly: 2^53-1.
const maxInteger = 1<<53 - 1

// maxDepth bounds nesting, so that no input can exhaust the stack.
const maxDepth = 64

// Canonical writes v as canonical JSON: RFC 8785 restricted to objects, arrays,
// strings, booleans and integers up to 2^53-1, keys [a-z0-9_]+ in order.
//
// Field names and omitempty, omitzero, "-" work as in encoding/json; []byte is
// lower-case hex; a nil slice is [], a nil map {}. Refused: floats, null (a nil
// pointer or interface that is not omitted), types with a JSON form of their
// own, invalid UTF-8, map keys outside [a-z0-9_]+ (so no map by id: use a list).
func Canonical(v any) ([]byte, error) {
	return appendCanonical(make([]byte, 0, 512), reflect.ValueOf(v))
}

func appendCanonical(dst []byte, v reflect.Value) ([]byte, error) {
	if !v.IsValid() {
		return nil, errNull
	}
	p, err := planFor(v.Type())
	if err != nil {
		return nil, err
	}
	return appendValue(dst, p, v, 0)
}

// DecodeStrict reads canonical JSON into the struct that into points at. It
// accepts exactly the bytes that Canonical would write for the result: no unknown
// or missing key, no other order, spelling or white space. What into held before
// is dropped; after an error it holds nothing useful.
func DecodeStrict(b []byte, into any) error {
	target, p, err := decode(b, into)
	if err != nil {
		return err
	}
	again, err := appendValue(make([]byte, 0, len(b)), p, target, 0)
	if err != nil {
		return err
	}
	if !bytes.Equal(again, b) {
		return (&failure{key: keyNotCanonical, at: firstDifference(again, b)}).report(b)
	}
	return nil
}

// DecodeLenient reads JSON that a person typed: white space, key order and
// escapes as they like, missing keys are zero. Unknown, double and differently
// spelled keys, null, fractions and trailing text are refused, with line and
// column (from 1, in characters) and the path of the place.
func DecodeLenient(b []byte, into any) error {
	_, _, err := decode(b, into)
	return err
}

func decode(b []byte, into any) (reflect.Value, *plan, error) {
	pointer := reflect.ValueOf(into)
	if pointer.Kind() != reflect.Pointer || pointer.IsNil() {
		return reflect.Value{}, nil, errors.New("journal: decoding needs a pointer")
	}
	target := pointer.Elem()
	p, err := planFor(target.Type())
	if err != nil {
		return target, nil, err
	}
	target.SetZero()
	d := decoder{b: b}
	if fail := d.document(p, target); fail != nil {
		return target, nil, fail.report(b)
	}
	return target, p, nil
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func validKey[T string | []byte](key T) bool {
	for i := range len(key) {
		c := key[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return len(key) > 0
}
