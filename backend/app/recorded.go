package app

import (
	"errors"
	"strings"

	"renogen/backend/journal"
	"renogen/backend/store"
)

// recordedChanges reads what an entry says that it did. The texts are parts of
// changes, so keeping one of them keeps all.
func recordedChanges(changes string) (about About, rows []store.RecordedChange, err error) {
	if !strings.HasPrefix(changes, `{"about":`) {
		return about, nil, errors.New("the changes do not say what they are about")
	}
	err = journal.Members(changes, func(name, value string) error {
		switch name {
		case "about":
			return journal.DecodeStrict([]byte(value), &about)
		case "rows":
			return journal.Items(value, func(row string) error {
				c, err := recordedChange(row)
				rows = append(rows, c)
				return err
			})
		case "withheld": // see withheldChanges
			return nil
		default:
			return unknownPart(name)
		}
	})
	return about, rows, err
}

func recordedChange(row string) (c store.RecordedChange, err error) {
	err = journal.Members(row, func(name, value string) (err error) {
		switch name {
		case "table":
			c.Table, err = word(value)
		case "id":
			c.ID, err = word(value)
		case "action":
			var action string
			action, err = word(value)
			c.Action = store.Action(action)
		case "before":
			c.Before, err = recordedFields(value)
		case "after":
			c.After, err = recordedFields(value)
		default:
			err = unknownPart(name)
		}
		return err
	})
	return c, err
}

// usualField is about how long a field is with its name, in bytes.
const usualField = 40

func recordedFields(object string) (store.RecordedFields, error) {
	fields := make(store.RecordedFields, 0, 1+len(object)/usualField)
	err := journal.Members(object, func(name, value string) error {
		fields = append(fields, store.RecordedField{Name: name, Value: value})
		return nil
	})
	return fields, err
}

// word reads a text without escapes, which ids and names of ours never need.
func word(value string) (string, error) {
	if len(value) < 2 || value[0] != '"' || strings.Contains(value, `\`) {
		return "", errors.New("a name or id in the changes is none: " + value)
	}
	return value[1 : len(value)-1], nil
}

func unknownPart(name string) error {
	return errors.New("the changes have a part that is unknown: " + name)
}
