package app

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// command is one thing that can be done: its name, the type of its payload, and how.
type command struct {
	name    string
	payload reflect.Type
	// authority commands change who may do what. Their handlers work on the authority
	// alone, so that it can be folded from the journal without any table.
	authority bool
	run       func(*Call, any) error
}

// formats gives the version of the payload format of the commands that changed theirs; all others have version 1. It
// follows the name in the journal: item.approve/1.
var formats = map[string]int{}

// upcasters give, for a command and a format version, what makes a payload of that version one of the next. They stay for
// ever: journals and offline copies of any age hold old ones.
var upcasters = map[string]map[int]func(payload []byte) ([]byte, error){}

func formatOf(name string) int { return max(1, formats[name]) }

var commands = map[string]*command{}

func register[P any](name string, run func(*Call, *P) error) {
	add(name, false, run)
}

func registerAuthority[P any](name string, run func(*Call, *P) error) {
	add(name, true, run)
}

func add[P any](name string, authority bool, run func(*Call, *P) error) {
	if _, double := commands[name]; double {
		panic("app: command registered twice: " + name)
	}
	commands[name] = &command{
		name: name, payload: reflect.TypeFor[P](), authority: authority,
		run: func(c *Call, payload any) error { return run(c, payload.(*P)) },
	}
}

// CommandNames lists all commands in alphabetical order.
func CommandNames() []string { return slices.Sorted(maps.Keys(commands)) }

// CommandPayload gives the payload type of a command; nil when there is no such command.
func CommandPayload(name string) reflect.Type {
	if c, ok := commands[name]; ok {
		return c.payload
	}
	return nil
}

func commandNamed(name string) (*command, error) {
	if c, ok := commands[name]; ok {
		return c, nil
	}
	return nil, domain.Invalid("command.unknown", "command", name)
}

// nameOf gives the name of the command that has p as its payload.
func nameOf(p any) string {
	t := reflect.TypeOf(p)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	for _, c := range commands {
		if c.payload == t {
			return c.name
		}
	}
	panic(fmt.Sprintf("app: %s is no command", t))
}

// versioned is how a command is named in the journal.
func versioned(name string) string { return name + "/" + strconv.Itoa(formatOf(name)) }

// decodeEntry reads the payload of a journal entry, strictly.
func decodeEntry(versionedName, payload string) (any, error) {
	name, version, _ := strings.Cut(versionedName, "/")
	c, err := commandNamed(name)
	if err != nil {
		return nil, err
	}
	text, err := upcast(name, version, []byte(payload))
	if err != nil {
		return nil, err
	}
	p := reflect.New(c.payload).Interface()
	if err := journal.DecodeStrict(text, p); err != nil {
		return nil, err
	}
	return p, nil
}

// upcast brings a payload of an older format to the one of today.
func upcast(name, version string, payload []byte) ([]byte, error) {
	n, err := strconv.Atoi(version)
	if err != nil || n < 1 || n > formatOf(name) || strconv.Itoa(n) != version {
		return nil, domain.Invalid("command.format", "command", name+"/"+version)
	}
	for ; n < formatOf(name); n++ {
		if payload, err = upcasters[name][n](payload); err != nil {
			return nil, err
		}
	}
	return payload, nil
}
