package app

import (
	"errors"
	"reflect"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// digestsOf gives the digest of every field of a row, for the edits of it.
func digestsOf(row any) (Digests, error) {
	out := Digests{}
	return out, addDigests(out, reflect.ValueOf(row))
}

func addDigests(out Digests, row reflect.Value) error {
	for f, v := range row.Fields() {
		if f.Type == reflect.TypeFor[domain.Stamp]() {
			continue
		}
		if f.Anonymous {
			if err := addDigests(out, v); err != nil {
				return err
			}
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		digest, err := journal.ValueDigest(v.Interface())
		if err != nil {
			return err
		}
		out[name] = digest
	}
	return nil
}

// refusal gives the error that people can read, or one that names the cause.
func refusal(err error) *domain.Error {
	var e *domain.Error
	if errors.As(err, &e) {
		return e
	}
	return domain.NotFound("store.refused").Because(err)
}
