package domain

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Code says what kind of refusal an Error is; callers act on it, people never see it.
type Code string

const (
	CodeInvalid         Code = "invalid"         // the input breaks a rule
	CodeUnauthenticated Code = "unauthenticated" // nobody is signed in, or the proof is wrong
	CodeForbidden       Code = "forbidden"       // this person may not do this
	CodeNotFound        Code = "not_found"       // no such thing, or not for this person to see
	CodeConflict        Code = "conflict"        // somebody else changed it first
	CodeBusy            Code = "busy"            // the workspace is locked; trying again may help
	CodeUnavailable     Code = "unavailable"     // a file or folder cannot be used as it is
	CodeInternal        Code = "internal"        // a fault of ours; the log has the details
)

// Key names a text of the message catalogue (backend/i18n/en.json), such as item.title.too_long.
// A test checks that every constant of this type is in the catalogue.
type Key string

// Problem is what is wrong with one field of the input.
type Problem struct {
	Key    Key               `json:"key"`
	Params map[string]string `json:"params,omitempty"`
}

// Error is the one error that people get to read. Key and Params give the sentence,
// Fields the problems of single form fields, all of them at once.
type Error struct {
	Code   Code               `json:"code"`
	Key    Key                `json:"key"`
	Params map[string]string  `json:"params,omitempty"`
	Fields map[string]Problem `json:"fields,omitempty"`

	cause error
}

// Invalid refuses input. Here and below, params are names and values in turn:
// Invalid("item.title.too_long", "max", "200").
func Invalid(key Key, params ...string) *Error { return newError(CodeInvalid, key, params) }

// Unauthenticated refuses because it is not proven who asks.
func Unauthenticated(key Key, params ...string) *Error {
	return newError(CodeUnauthenticated, key, params)
}

// Forbidden refuses because of who asks.
func Forbidden(key Key, params ...string) *Error { return newError(CodeForbidden, key, params) }

// NotFound refuses because the thing is not there, or not for this person to see.
func NotFound(key Key, params ...string) *Error { return newError(CodeNotFound, key, params) }

// Conflict refuses because the thing is no longer as it was seen.
func Conflict(key Key, params ...string) *Error { return newError(CodeConflict, key, params) }

// Busy refuses because somebody else holds the lock.
func Busy(key Key, params ...string) *Error { return newError(CodeBusy, key, params) }

// Unavailable refuses because a file, folder or service cannot be used as it is.
func Unavailable(key Key, params ...string) *Error { return newError(CodeUnavailable, key, params) }

func newError(code Code, key Key, params []string) *Error {
	return &Error{Code: code, Key: key, Params: pairs(params)}
}

// pairs panics on an odd number of params: that is a fault in the program, never in the input.
func pairs(params []string) map[string]string {
	if len(params)%2 != 0 {
		panic("domain: params of an error come in pairs of name and value")
	}
	if len(params) == 0 {
		return nil
	}
	named := make(map[string]string, len(params)/2)
	for i := 0; i < len(params); i += 2 {
		named[params[i]] = params[i+1]
	}
	return named
}

// Because returns a copy of the error that remembers the technical cause, for the log.
func (e *Error) Because(cause error) *Error {
	with := *e
	with.cause = cause
	return &with
}

// Unwrap gives the technical cause, if any.
func (e *Error) Unwrap() error { return e.cause }

// Error is a plain sentence for logs and for texts that are missing from the catalogue.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(fallback(e.Key, e.Params))
	for _, field := range slices.Sorted(maps.Keys(e.Fields)) {
		problem := e.Fields[field]
		b.WriteString("; " + field + ": " + fallback(problem.Key, problem.Params))
	}
	if e.cause != nil {
		b.WriteString(": " + e.cause.Error())
	}
	return b.String()
}

// fallback reads a key as words: item.title.too_long becomes "item title too long (max 200)".
func fallback(key Key, params map[string]string) string {
	words := strings.NewReplacer(".", " ", "_", " ").Replace(string(key))
	if len(params) == 0 {
		return words
	}
	var values []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		values = append(values, name+" "+params[name])
	}
	return words + " (" + strings.Join(values, ", ") + ")"
}

// Problems collects what is wrong with the fields of one input, so that a form shows all of it at once.
// The zero value is ready for use.
type Problems struct{ fields map[string]Problem }

// Add notes a problem of a field. The first problem of a field stays.
func (p *Problems) Add(field string, key Key, params ...string) {
	if _, known := p.fields[field]; known {
		return
	}
	if p.fields == nil {
		p.fields = map[string]Problem{}
	}
	p.fields[field] = Problem{Key: key, Params: pairs(params)}
}

// Err gives nil when nothing was noted, else an invalid Error with all the fields.
func (p *Problems) Err() error {
	if len(p.fields) == 0 {
		return nil
	}
	return &Error{Code: CodeInvalid, Key: "input.invalid", Fields: maps.Clone(p.fields)}
}

// CodeOf gives the code of an error: internal for every error that is not ours, empty for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var ours *Error
	if errors.As(err, &ours) {
		return ours.Code
	}
	return CodeInternal
}
