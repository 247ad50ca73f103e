package share

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// Statement is what a workstation says of itself while a person has the workspace open there, signed by that person.
type Statement struct {
	Workspace   string    `json:"workspace"`
	Workstation domain.ID `json:"workstation"`
	User        domain.ID `json:"user"`
	// Key is the key set whose Ed25519 key signs.
	Key domain.ID `json:"key"`
	// Seq and Hash are the newest entry that this workstation has verified.
	Seq  int64  `json:"seq"`
	Hash string `json:"hash"`
	// Session tells one opening of the workspace from the next; Counter rises with each statement of a session.
	Session string `json:"session"`
	Counter int64  `json:"counter"`
	// Since is when the session began, in Unix milliseconds by that workstation's clock: a claim, only to be shown.
	Since int64 `json:"since"`
	// Host is the name of the computer. Boot is equal only on one computer; empty where it is not known.
	Host  string `json:"host"`
	Boot  string `json:"boot"`
	Place Place  `json:"place"`
}

// Place is what is looked at, as far as it is any of these, and the forms that are open there.
type Place struct {
	Project    domain.ID `json:"project"`
	Deployment domain.ID `json:"deployment"`
	Item       domain.ID `json:"item"`
	// Forms are named by what they change and its id: item.edit.0190c0de-…
	Forms []string `json:"forms"`
}

// Signed is a statement with its signature, an Ed25519 one in hex.
type Signed struct {
	Statement
	Signature string
}

// kind heads the bytes that are signed; see docs/journal.md.
const kind = "presence"

// Bytes are what is signed.
func (s Statement) Bytes() ([]byte, error) { return journal.StatementBytes(kind, s) }

// Limits of what a statement may hold.
const (
	mostBytes = 4 << 10 // of a file
	mostForms = 5
	mostName  = 100 // characters of a form's name
	mostHost  = 64  // characters
)

var (
	errForm = errors.New("not a presence file of this version")
	errName = errors.New("its file bears another workstation's name")
)

const idForm = `[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`

var (
	id       = regexp.MustCompile(`^` + idForm + `$`)
	noID     = regexp.MustCompile(`^(` + idForm + `)?$`)
	digest   = regexp.MustCompile(`^[0-9a-f]{64}$`)
	token    = regexp.MustCompile(`^[0-9a-f]{32}$`)
	noDigest = regexp.MustCompile(`^([0-9a-f]{64})?$`)
	form     = regexp.MustCompile(`^[a-z0-9_.-]+$`)
)

// check refuses what no program of ours writes: what others say is shown and compared.
func (s Statement) check() error {
	texts := []struct {
		what, text string
		form       *regexp.Regexp
	}{
		{"workspace", s.Workspace, digest},
		{"workstation", s.Workstation, id},
		{"user", s.User, id},
		{"key", s.Key, digest},
		{"hash", s.Hash, digest},
		{"session", s.Session, token},
		{"boot", s.Boot, noDigest},
		{"project", s.Place.Project, noID},
		{"deployment", s.Place.Deployment, noID},
		{"item", s.Place.Item, noID},
	}
	for _, t := range texts {
		if !t.form.MatchString(t.text) {
			return fmt.Errorf("%w: %s", errForm, t.what)
		}
	}
	if s.Seq < 0 || s.Counter < 1 || s.Since < 0 || s.Host != CleanHost(s.Host) || !sound(s.Place.Forms) {
		return fmt.Errorf("%w: seq, counter, since, host or forms", errForm)
	}
	return nil
}

func sound(forms []string) bool {
	return len(forms) <= mostForms && !slices.ContainsFunc(forms, func(name string) bool { return !soundForm(name) })
}

func soundForm(name string) bool { return len(name) <= mostName && form.MatchString(name) }

// Clean leaves out what is no id and no name of a form, and what is too much.
func (p Place) Clean() Place {
	for _, id := range []*domain.ID{&p.Project, &p.Deployment, &p.Item} {
		if !noID.MatchString(*id) {
			*id = ""
		}
	}
	kept := []string{}
	for _, name := range p.Forms {
		if soundForm(name) && len(kept) < mostForms && !slices.Contains(kept, name) {
			kept = append(kept, name)
		}
	}
	p.Forms = kept
	return p
}

// CleanHost makes a computer's name fit to be shown: letters, digits, dot, dash and underscore, and not too many.
func CleanHost(name string) string {
	clean := strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '-', c == '_':
			return c
		}
		return -1
	}, name)
	return clean[:min(len(clean), mostHost)]
}

// encode gives the file: the signed bytes, and the signature in a line of its own.
func (s Signed) encode() ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	b, err := s.Bytes()
	if err != nil {
		return nil, err
	}
	return append(append(append(b, '\n'), s.Signature...), '\n'), nil
}

// decode reads a file. Whether the signature is right is for those who know the keys.
func decode(b []byte) (s Signed, err error) {
	heading, err := journal.StatementBytes(kind, struct{}{})
	if err != nil {
		return s, err
	}
	rest, ok := bytes.CutPrefix(b, bytes.TrimSuffix(heading, []byte("{}")))
	lines := bytes.Split(rest, []byte("\n"))
	if !ok || len(lines) != 3 || len(lines[2]) > 0 || !utf8.Valid(b) {
		return s, errForm
	}
	if err := journal.DecodeStrict(lines[0], &s.Statement); err != nil {
		return s, fmt.Errorf("%w: %w", errForm, err)
	}
	s.Signature = string(lines[1])
	return s, s.check()
}
