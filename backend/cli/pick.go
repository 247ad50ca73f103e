package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"renogen/backend/domain"
)

// pick finds one part of an answer, so that scripts need no program for JSON: names and
// places (from 0) with dots between them, and in a list of objects name=value for the
// first one that has it: candidates.name=Imani.seen.
func pick(answer any, path string) (any, error) {
	plain, err := json.Marshal(answer)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(plain))
	decoder.UseNumber() // times and sizes stay as they are
	var at any
	if err := decoder.Decode(&at); err != nil {
		return nil, err
	}
	for _, word := range strings.Split(path, ".") {
		next, ok := step(at, word)
		if !ok {
			return nil, domain.NotFound("cli.nothing_picked", "path", path, "word", word)
		}
		at = next
	}
	return at, nil
}

// step goes one word of a path.
func step(at any, word string) (any, bool) {
	switch at := at.(type) {
	case map[string]any:
		next, ok := at[word]
		return next, ok
	case []any:
		if name, value, ok := strings.Cut(word, "="); ok {
			return with(at, name, value)
		}
		place, err := strconv.Atoi(word)
		if err == nil && place >= 0 && place < len(at) {
			return at[place], true
		}
	}
	return nil, false
}

func with(list []any, name, value string) (any, bool) {
	for _, element := range list {
		if object, ok := element.(map[string]any); ok && fmt.Sprint(object[name]) == value {
			return element, true
		}
	}
	return nil, false
}
