package app

import (
	"encoding/json"
	"slices"
	"testing"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// What changes people, keys, roles and settings is refused in offline copies, and so is what is about copies.
func TestOnlySharedCommands(t *testing.T) {
	for _, name := range CommandNames() {
		want := commands[name].authority && name != "copy.begin" || name == "copy.take_back" || name == "copy.settle"
		if domain.OnlyShared(name) != want {
			t.Errorf("%s: only in the shared workspace: %t", name, !want)
		}
	}
}

type renamed struct {
	Text string `json:"text"`
}

// A payload of an older format is brought to the one of today; one of a later format is refused.
func TestUpcasting(t *testing.T) {
	const name = "comment.renamed"
	register(name, func(c *Call, _ *renamed) error { c.permitted = true; return nil })
	formats[name] = 3
	upcasters[name] = map[int]func([]byte) ([]byte, error){
		1: func(b []byte) ([]byte, error) {
			var old struct {
				Words []string `json:"words"`
			}
			if err := journal.DecodeStrict(b, &old); err != nil {
				return nil, err
			}
			return journal.Canonical(map[string]any{"line": old.Words[0]})
		},
		2: func(b []byte) ([]byte, error) {
			var old map[string]string
			if err := json.Unmarshal(b, &old); err != nil {
				return nil, err
			}
			return journal.Canonical(renamed{Text: old["line"] + "!"})
		},
	}
	defer func() {
		delete(commands, name)
		delete(formats, name)
		delete(upcasters, name)
	}()
	for version, payload := range map[string]string{"1": `{"words":["so"]}`, "2": `{"line":"so"}`, "3": `{"text":"so!"}`} {
		p, err := decodeEntry(name+"/"+version, payload)
		if err != nil || p.(*renamed).Text != "so!" {
			t.Errorf("version %s: %+v %v", version, p, err)
		}
	}
	for _, version := range []string{"", "0", "4", "01", "x"} {
		if _, err := decodeEntry(name+"/"+version, `{"text":"so!"}`); domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("version %q: %v", version, err)
		}
	}
	if versioned(name) != name+"/3" || versioned("item.approve") != "item.approve/1" {
		t.Error("commands are written in another format than that of today")
	}
}

// Every step from an old format to that of today is there.
func TestUpcastersAreComplete(t *testing.T) {
	for name, newest := range formats {
		for n := 1; n < newest; n++ {
			if upcasters[name][n] == nil {
				t.Errorf("%s: nothing brings format %d to the next", name, n)
			}
		}
	}
	for name := range upcasters {
		if !slices.Contains(CommandNames(), name) {
			t.Errorf("%s is no command", name)
		}
	}
}
