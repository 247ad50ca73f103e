package app

import "reflect"

// withLists gives v with an empty list or map wherever it has none, so that its JSON holds no null where a list is
// promised. What v shares with others stays as it is.
func withLists(v any) any {
	if v == nil {
		return nil
	}
	return filled(reflect.ValueOf(v)).Interface()
}

func filled(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		return filledStruct(v)
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		if !nests(v.Type().Elem()) {
			reflect.Copy(out, v)
			return out
		}
		for i := range v.Len() {
			out.Index(i).Set(filled(v.Index(i)))
		}
		return out
	case reflect.Map:
		out := reflect.MakeMapWithSize(v.Type(), v.Len())
		for key, value := range v.Seq2() {
			out.SetMapIndex(key, filled(value))
		}
		return out
	case reflect.Pointer, reflect.Interface:
		return filledBehind(v)
	default:
		return v
	}
}

func filledStruct(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() && nests(v.Field(i).Type()) {
			out.Field(i).Set(filled(v.Field(i)))
		}
	}
	return out
}

func filledBehind(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.New(v.Type()).Elem()
	inside := filled(v.Elem())
	if v.Kind() == reflect.Interface {
		out.Set(inside)
		return out
	}
	out.Set(reflect.New(v.Type().Elem()))
	out.Elem().Set(inside)
	return out
}

// nests tells whether a value of the type can hold a list.
func nests(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct, reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
		return true
	default:
		return false
	}
}
