// Package i18n is the message catalogue: every sentence that the program says in the terminal, on paper
// and in the window. The window imports the same file.
package i18n

import (
	_ "embed"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"renogen/backend/domain"
)

//go:embed en.json
var english []byte

var catalogue = load()

// load panics on a broken catalogue: the file is part of the program, and a test reads it.
func load() map[domain.Key]string {
	texts := map[domain.Key]string{}
	if err := json.Unmarshal(english, &texts); err != nil {
		panic("i18n: en.json: " + err.Error())
	}
	return texts
}

// Text gives the sentence of a key with its {{blanks}} filled. When the catalogue has key_one and key_other
// instead of the key, the parameter "count" chooses. A key that is not in the catalogue is given back as it is.
func Text(key domain.Key, params map[string]string) string {
	text, known := catalogue[key]
	if !known {
		text, known = catalogue[pluralOf(key, params["count"])]
	}
	if !known {
		return string(key)
	}
	return fill(text, params)
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
	_, whole := catalogue[key]
	_, plural := catalogue[pluralOf(key, "")]
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
