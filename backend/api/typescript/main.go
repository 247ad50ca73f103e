// Command typescript writes the TypeScript side of the one door: the payload of every
// command, the parameters and the result of every query.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"reflect"
	"slices"
	"strings"

	"renogen/backend/app"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: typescript FILE")
	}
	if err := os.WriteFile(os.Args[1], generate(), 0o644); err != nil {
		log.Fatal(err)
	}
}

func generate() []byte {
	w := &writer{names: map[reflect.Type]string{}, taken: map[string]reflect.Type{}}
	var commands, queries bytes.Buffer
	for _, name := range app.CommandNames() {
		fmt.Fprintf(&commands, "  '%s': %s;\n", name, w.use(app.CommandPayload(name)))
	}
	for _, name := range app.QueryNames() {
		params, result := app.QueryTypes(name)
		fmt.Fprintf(&queries, "  '%s': { params: %s; result: %s };\n", name, w.use(params), w.use(result))
	}
	receipt := w.use(reflect.TypeFor[app.Receipt]())
	var out bytes.Buffer
	out.WriteString("// Written by `go generate` from the Go structs; do not edit.\n\n")
	fmt.Fprintf(&out, "/** Name of a command -> its payload. A command leaves behind a %s. */\nexport interface Commands {\n%s}\n\n", receipt, commands.String())
	fmt.Fprintf(&out, "/** Name of a query -> its params and result. */\nexport interface Queries {\n%s}\n\n", queries.String())
	out.WriteString("/** Replaces one field: `was` is the digest of the value seen there. */\nexport interface Edit<T> {\n  was: string;\n  to: T;\n}\n")
	slices.Sort(w.interfaces)
	for _, text := range w.interfaces {
		out.WriteString("\n" + text)
	}
	return out.Bytes()
}

type writer struct {
	names      map[reflect.Type]string
	taken      map[string]reflect.Type
	interfaces []string
}

// use gives the TypeScript name of a type, and writes its interface at first use.
func (w *writer) use(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return w.use(t.Elem())
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int64:
		return "number"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "string"
		}
		return w.use(t.Elem()) + "[]"
	case reflect.Map:
		return "Record<string, " + w.use(t.Elem()) + ">"
	case reflect.Struct:
		return w.structure(t)
	default:
		return "unknown"
	}
}

func (w *writer) structure(t reflect.Type) string {
	if name, known := w.names[t]; known {
		return name
	}
	if strings.HasPrefix(t.Name(), "Edit[") {
		to, _ := t.FieldByName("To")
		return "Edit<" + w.use(to.Type) + ">"
	}
	name := t.Name()
	if _, taken := w.taken[name]; taken {
		name += "Of" + strings.ToUpper(t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+1:][:1]) + t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+2:]
	}
	w.names[t], w.taken[name] = name, t
	var b strings.Builder
	fmt.Fprintf(&b, "export interface %s {\n", name)
	for _, f := range app.FieldsOf(t) {
		mark := ""
		if f.Optional {
			mark = "?"
		}
		fmt.Fprintf(&b, "  %s%s: %s;\n", f.Name, mark, w.use(f.Type))
	}
	b.WriteString("}\n")
	w.interfaces = append(w.interfaces, b.String())
	return name
}
