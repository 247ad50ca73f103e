package journal

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

type form int

const (
	formText form = iota
	formInteger
	formUnsigned
	formBoolean
	formBytes
	formRaw
	formList
	formDict
	formRecord
	formPointer
	formFree
)

// plan is what canonical JSON needs to know of a Go type, worked out once.
type plan struct {
	form   form
	elem   *plan
	fields []field // of a record, in the order of their names
	byName map[string]int
}

type field struct {
	name      string
	prefix    []byte // the name, quoted, with its colon
	index     []int
	plan      *plan
	omitEmpty bool
	omitZero  bool
}

// maxFields is the size of the decoder's set of keys seen.
const maxFields = 256

var (
	plans    sync.Map // reflect.Type -> *plan
	planning sync.Mutex

	rawType       = reflect.TypeFor[json.RawMessage]()
	marshalerType = reflect.TypeFor[json.Marshaler]()
	textType      = reflect.TypeFor[encoding.TextMarshaler]()

	errNull = errors.New("journal: null has no canonical form")
)

func planFor(t reflect.Type) (*plan, error) {
	if known, ok := plans.Load(t); ok {
		return known.(*plan), nil
	}
	planning.Lock()
	defer planning.Unlock()
	b := builder{}
	p, err := b.build(t)
	if err != nil {
		return nil, err
	}
	for t, p := range b {
		plans.Store(t, p)
	}
	return p, nil
}

// builder holds the plans of one build: a type that contains itself finds its own here.
type builder map[reflect.Type]*plan

func (b builder) build(t reflect.Type) (*plan, error) {
	if known, ok := b[t]; ok {
		return known, nil
	}
	p := &plan{}
	b[t] = p
	if t == rawType {
		p.form = formRaw
		return p, nil
	}
	if t.Implements(marshalerType) || t.Implements(textType) {
		return nil, fmt.Errorf("journal: type %v has a JSON form of its own", t)
	}
	return p, b.fill(p, t)
}

func (b builder) fill(p *plan, t reflect.Type) (err error) {
	switch t.Kind() {
	case reflect.String:
		p.form = formText
	case reflect.Bool:
		p.form = formBoolean
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.form = formInteger
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		p.form = formUnsigned
	case reflect.Pointer:
		p.form = formPointer
		p.elem, err = b.build(t.Elem())
	case reflect.Slice:
		p.form = formList
		if t.Elem().Kind() == reflect.Uint8 {
			p.form = formBytes
			return nil
		}
		p.elem, err = b.build(t.Elem())
	case reflect.Map:
		if t.Key().Kind() != reflect.String {
			return fmt.Errorf("journal: keys of %v are not strings", t)
		}
		p.form = formDict
		p.elem, err = b.build(t.Elem())
	case reflect.Struct:
		p.form = formRecord
		err = b.record(p, t)
	case reflect.Interface:
		if t.NumMethod() > 0 {
			return fmt.Errorf("journal: %v has no canonical form", t)
		}
		p.form = formFree
	default: // floats among them
		return fmt.Errorf("journal: %v has no canonical form", t)
	}
	return err
}

func (b builder) record(p *plan, t reflect.Type) error {
	if err := b.collect(p, t, nil); err != nil {
		return err
	}
	if len(p.fields) > maxFields {
		return fmt.Errorf("journal: %v has more than %d fields", t, maxFields)
	}
	slices.SortFunc(p.fields, func(x, y field) int { return strings.Compare(x.name, y.name) })
	p.byName = make(map[string]int, len(p.fields))
	for i, f := range p.fields {
		if _, double := p.byName[f.name]; double {
			return fmt.Errorf("journal: %v has two fields %q", t, f.name)
		}
		p.byName[f.name] = i
	}
	return nil
}

// collect gathers the fields of t; those of an embedded struct count as t's own.
func (b builder) collect(p *plan, t reflect.Type, path []int) error {
	for i := range t.NumField() {
		sf := t.Field(i)
		tag := sf.Tag.Get("json")
		index := append(slices.Clone(path), i)
		if sf.Anonymous && tag == "" && sf.Type.Kind() == reflect.Struct {
			if err := b.collect(p, sf.Type, index); err != nil {
				return err
			}
			continue
		}
		if tag == "-" || !sf.IsExported() {
			continue
		}
		f, err := b.field(sf, tag, index)
		if err != nil {
			return fmt.Errorf("%v.%s: %w", t, sf.Name, err)
		}
		p.fields = append(p.fields, f)
	}
	return nil
}

func (b builder) field(sf reflect.StructField, tag string, index []int) (field, error) {
	name, options, _ := strings.Cut(tag, ",")
	if !validKey(name) {
		return field{}, fmt.Errorf("journal: the key %q is not of the form [a-z0-9_]+", name)
	}
	f := field{name: name, prefix: []byte(`"` + name + `":`), index: index}
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "":
		case "omitempty":
			f.omitEmpty = true
		case "omitzero":
			f.omitZero = true
		default:
			return field{}, fmt.Errorf("journal: the tag option %q has no canonical form", option)
		}
	}
	var err error
	f.plan, err = b.build(sf.Type)
	return f, err
}

func (f *field) omitted(v reflect.Value) bool {
	if f.omitZero && v.IsZero() {
		return true
	}
	if !f.omitEmpty {
		return false
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Struct:
		return false // as in encoding/json
	default:
		return v.IsZero()
	}
}

func (f *field) of(record reflect.Value) reflect.Value {
	if len(f.index) == 1 {
		return record.Field(f.index[0])
	}
	return record.FieldByIndex(f.index)
}
