package app

import (
	"reflect"
	"strings"
)

// Field is one field of a payload, parameter or result type in its JSON form.
type Field struct {
	Name     string
	Type     reflect.Type
	Optional bool
}

// FieldsOf lists the JSON fields of a struct type, embedded structs flattened.
func FieldsOf(t reflect.Type) []Field {
	var out []Field
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			out = append(out, FieldsOf(f.Type)...)
		case f.IsExported() && name != "-" && name != "":
			optional := f.Type.Kind() == reflect.Pointer || strings.Contains(options, "omit")
			out = append(out, Field{Name: name, Type: f.Type, Optional: optional})
		}
	}
	return out
}

// Schema describes a type as JSON Schema, for people and programs that write commands
// in the terminal. Types that hold themselves stand under $defs.
func Schema(t reflect.Type) map[string]any {
	d := describer{open: map[reflect.Type]bool{}, recursive: map[reflect.Type]bool{}, defs: map[string]any{}}
	schema := d.describe(t)
	if len(d.defs) > 0 {
		schema["$defs"] = d.defs
	}
	return schema
}

// describer describes one type with all that it holds. open are those that it is inside of.
type describer struct {
	open, recursive map[reflect.Type]bool
	defs            map[string]any
}

func (d describer) describe(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return d.describe(t.Elem())
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return map[string]any{"type": "string"}
		}
		return map[string]any{"type": "array", "items": d.describe(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": d.describe(t.Elem())}
	case reflect.Struct:
		return d.describeStruct(t)
	default:
		return map[string]any{}
	}
}

func (d describer) describeStruct(t reflect.Type) map[string]any {
	reference := map[string]any{"$ref": "#/$defs/" + t.Name()}
	if d.open[t] {
		d.recursive[t] = true
		return reference
	}
	d.open[t] = true
	defer delete(d.open, t)
	properties, required := map[string]any{}, []string{}
	for _, f := range FieldsOf(t) {
		properties[f.Name] = d.describe(f.Type)
		if !f.Optional {
			required = append(required, f.Name)
		}
	}
	schema := map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	if !d.recursive[t] {
		return schema
	}
	d.defs[t.Name()] = schema
	return reference
}
