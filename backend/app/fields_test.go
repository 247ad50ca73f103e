package app_test

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
)

type branch struct {
	Name     string    `json:"name"`
	Branches []*branch `json:"branches,omitempty"`
}

func TestSchemaOfATypeThatHoldsItself(t *testing.T) {
	type tree struct {
		Root branch `json:"root"`
	}
	reference := map[string]any{"$ref": "#/$defs/branch"}
	object := func(required []string, properties map[string]any) map[string]any {
		return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	}
	want := object([]string{"root"}, map[string]any{"root": reference})
	want["$defs"] = map[string]any{"branch": object([]string{"name"}, map[string]any{
		"name":     map[string]any{"type": "string"},
		"branches": map[string]any{"type": "array", "items": reference},
	})}
	if diff := cmp.Diff(want, app.Schema(reflect.TypeFor[tree]())); diff != "" {
		t.Error(diff)
	}
}
