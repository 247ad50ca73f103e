package i18n

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"renogen/backend/domain"
)

// The compiler knows which constants are keys: those of type domain.Key. So this test type-checks our own
// packages (others are left empty, and the errors that follow from that are ignored) and asks for all of them.
func TestKeysInTheCode(t *testing.T) {
	code := newCode(t)
	t.Run("are in the catalogue", func(t *testing.T) { inCatalogue(t, code) })
	t.Run("have the params of the text", func(t *testing.T) { paramsFit(t, code) })
}

func inCatalogue(t *testing.T, code *code) {
	t.Helper()
	keys := code.keys()
	if len(keys) < 5 {
		t.Fatalf("found %d keys in the code: this test looks in the wrong place", len(keys))
	}
	missing := map[domain.Key]token.Position{}
	for _, use := range keys {
		if !Has(use.key) {
			missing[use.key] = code.files.Position(use.at)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("%s: %q is not in en.json", missing[key], key)
	}
}

// Params that are written out beside the key must be the blanks of its text.
func paramsFit(t *testing.T, code *code) {
	t.Helper()
	for _, use := range code.keys() {
		if use.call == nil || use.call.Ellipsis.IsValid() {
			continue
		}
		given := map[string]bool{"count": true}
		for _, arg := range code.namesAfter(use) {
			given[arg] = true
		}
		for _, form := range []domain.Key{use.key, use.key + "_one", use.key + "_other"} {
			for _, match := range blank.FindAllStringSubmatch(catalogue()[form], -1) {
				if !given[match[1]] {
					t.Errorf("%s: the text of %q needs %q", code.files.Position(use.at), use.key, match[1])
				}
			}
		}
	}
}

type code struct {
	t        *testing.T
	files    *token.FileSet
	packages map[string]*types.Package
	info     types.Info
	calls    map[ast.Expr]*ast.CallExpr
}

type keyUse struct {
	key  domain.Key
	at   token.Pos
	expr ast.Expr
	call *ast.CallExpr // the call of an error constructor that the key is an argument of, if any
}

func newCode(t *testing.T) *code {
	t.Helper()
	c := &code{
		t:        t,
		files:    token.NewFileSet(),
		packages: map[string]*types.Package{},
		info:     types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}},
		calls:    map[ast.Expr]*ast.CallExpr{},
	}
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			_, err = c.Import(path.Join("renogen/backend", name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Import reads one of our packages from its source. Any other package is left empty.
func (c *code) Import(importPath string) (*types.Package, error) {
	if known := c.packages[importPath]; known != nil {
		return known, nil
	}
	folder, ours := strings.CutPrefix(importPath, "renogen/backend/")
	if !ours {
		empty := types.NewPackage(importPath, path.Base(importPath))
		empty.MarkComplete()
		c.packages[importPath] = empty
		return empty, nil
	}
	config := types.Config{Importer: c, Error: func(error) {}, FakeImportC: true}
	checked, _ := config.Check(importPath, c.files, c.parse("../"+folder), &c.info)
	c.packages[importPath] = checked
	return checked, nil
}

func (c *code) parse(folder string) []*ast.File {
	c.t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		c.t.Fatal(err)
	}
	var parsed []*ast.File
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(c.files, path.Join(folder, name), nil, parser.SkipObjectResolution)
		if err != nil {
			c.t.Fatal(err)
		}
		c.noteCalls(file)
		parsed = append(parsed, file)
	}
	return parsed
}

func (c *code) noteCalls(file *ast.File) {
	ast.Inspect(file, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok {
			for _, arg := range call.Args {
				c.calls[arg] = call
			}
		}
		return true
	})
}

func (c *code) keys() []keyUse {
	var uses []keyUse
	for expr, typed := range c.info.Types {
		if typed.Value == nil || typed.Type.String() != "renogen/backend/domain.Key" {
			continue
		}
		use := keyUse{key: domain.Key(constant.StringVal(typed.Value)), at: expr.Pos(), expr: expr}
		if use.key == "" {
			continue
		}
		if call := c.calls[expr]; call != nil && c.takesPairs(call) {
			use.call = call
		}
		uses = append(uses, use)
	}
	return uses
}

// takesPairs: the function ends in "params ...string", as all the constructors of errors do.
func (c *code) takesPairs(call *ast.CallExpr) bool {
	signature, ok := c.info.Types[call.Fun].Type.(*types.Signature)
	if !ok || !signature.Variadic() {
		return false
	}
	last := signature.Params().At(signature.Params().Len() - 1)
	return last.Name() == "params"
}

func (c *code) namesAfter(use keyUse) []string {
	var names []string
	after := false
	for i := 0; i < len(use.call.Args); i++ {
		arg := use.call.Args[i]
		if after {
			if value := c.info.Types[arg].Value; value != nil && value.Kind() == constant.String {
				names = append(names, constant.StringVal(value))
			}
			i++ // the value of this name
		}
		after = after || arg == use.expr
	}
	return names
}
