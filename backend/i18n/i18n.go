// Package i18n is the message catalogue: every sentence that the program says in the terminal, on paper
// and in the window. The window imports the same files: en.json, and one of each noun in en; de beside them.
package i18n

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"renogen/backend/domain"
)

//go:embed en.json en/*.json
var english embed.FS

//go:embed de.json de/*.json
var german embed.FS

// catalogue is in English, which has every key; translated has the other languages. Each is read when its first
// sentence is wanted: the window says nearly everything by itself, and should not wait for it at the start.
var (
	catalogue  = sync.OnceValue(func() map[domain.Key]string { return load(english) })
	translated = map[Language]func() map[domain.Key]string{
		German: sync.OnceValue(func() map[domain.Key]string { return load(german) }),
	}
)

// load panics on a broken catalogue: the files are part of the program, and a test reads them.
func load(files fs.FS) map[domain.Key]string {
	texts := map[domain.Key]string{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return add(texts, files, name)
	})
	if err != nil {
		panic("i18n: " + err.Error())
	}
	return texts
}

func add(texts map[domain.Key]string, files fs.FS, name string) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	var more map[domain.Key]string
	if err := json.Unmarshal(data, &more); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for key, text := range more {
		if _, twice := texts[key]; twice {
			return fmt.Errorf("%s: %s stands in another file already", name, key)
		}
		texts[key] = text
	}
	return nil
}

// Text gives the sentence of a key with its {{blanks}} filled, in the language that the program speaks. When the
// catalogue has key_one and key_other instead of the key, the parameter "count" chooses. A key that is not in the
// catalogue is given back as it is.
func Text(key domain.Key, params map[string]string) string { return Spoken().Text(key, params) }

// Text gives the sentence in this language; what it lacks, in English.
func (l Language) Text(key domain.Key, params map[string]string) string {
	if texts, other := translated[l]; other {
		if text, known := lookUp(texts(), key, params); known {
			return fill(text, l.words(params))
		}
	}
	text, known := lookUp(catalogue(), key, params)
	if !known {
		return string(key)
	}
	return fill(text, params)
}

func lookUp(texts map[domain.Key]string, key domain.Key, params map[string]string) (text string, known bool) {
	text, known = texts[key]
	if !known {
		text, known = texts[pluralOf(key, params["count"])]
	}
	return text, known
}

func pluralOf(key domain.Key, count string) domain.Key {
	if count == "1" {
		return domain.Key(string(key) + "_one")
	}
	return domain.Key(string(key) + "_other")
}

func fill(text string, params map[string]string) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		pairs = append(pairs, "{{"+name+"}}", params[name])
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Has says whether the catalogue has the key, in one form or in two.
func Has(key domain.Key) bool {
	_, whole := catalogue()[key]
	_, plural := catalogue()[pluralOf(key, "")]
	return whole || plural
}

// Sentences tells an error to a person: the sentence of the error, then one for each field.
// Errors that are not ours are told in their own words.
func Sentences(err error) []string {
	var ours *domain.Error
	if !errors.As(err, &ours) {
		return []string{err.Error()}
	}
	told := []string{Text(ours.Key, ours.Params)}
	for _, field := range slices.Sorted(maps.Keys(ours.Fields)) {
		problem := ours.Fields[field]
		told = append(told, field+": "+Text(problem.Key, problem.Params))
	}
	return told
}
