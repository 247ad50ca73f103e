package domain

import (
	"maps"
	"slices"
)

// CopyState says where an offline copy is.
type CopyState string

// States of an offline copy. In the copy itself it is here; in the workspace from which it was taken it is out until it
// is closed.
const (
	CopyOut    CopyState = "out"
	CopyHere   CopyState = "here"
	CopyClosed CopyState = "closed"
)

// Copy is an offline copy of the workspace: the run books of some deployments are with a laptop.
type Copy struct {
	ID          ID       `json:"id"`
	Project     ID       `json:"project"`
	Deployments []string `json:"deployments"`
	// Until is when it is expected back, in Unix milliseconds.
	Until       int64  `json:"until"`
	Holder      ID     `json:"holder"`
	Workstation string `json:"workstation"`
	// Users are the people whose sealed keys went along: they can sign in to the copy.
	Users []string `json:"users"`
	// TakenSeq is the entry that took it: the copy has the journal up to it.
	TakenSeq int64     `json:"taken_seq"`
	State    CopyState `json:"state"`
	// Merged is how many intents of the copy were brought back.
	Merged       int64  `json:"merged"`
	ReturnedAt   int64  `json:"returned_at"`
	ClosedAt     int64  `json:"closed_at"`
	ClosedBy     ID     `json:"closed_by"`
	ClosedReason string `json:"closed_reason"`
	Stamp
}

// TakenBackStep is a step that was taken back from a copy: it is worked in the shared workspace again.
type TakenBackStep struct {
	ID     ID     `json:"id"`
	Copy   ID     `json:"copy"`
	Step   ID     `json:"step"`
	Reason string `json:"reason"`
	Stamp
}

// CopyMerge is one bringing back of a copy's work. Its id is that of its entry.
type CopyMerge struct {
	ID   ID `json:"id"`
	Copy ID `json:"copy"`
	// Base is what the first of its intents follows, Head the digest of the last.
	Base    string `json:"base"`
	Head    string `json:"head"`
	Intents int64  `json:"intents"`
	Refused int64  `json:"refused"`
	Stamp
}

// Settled says how a person settled what was refused.
type Settled string

// Ways to settle; empty: nobody has yet.
const (
	SettledNot     Settled = ""
	SettledDropped Settled = "dropped"
	SettledRedone  Settled = "redone"
	SettledNoted   Settled = "noted"
)

// RefusedIntent is what somebody asked for in a copy and what the shared workspace refused. Its id is that of its entry.
type RefusedIntent struct {
	ID    ID `json:"id"`
	Copy  ID `json:"copy"`
	Merge ID `json:"merge"`
	// Number is its place among the intents of the copy, from 1.
	Number     int64   `json:"number"`
	Project    ID      `json:"project"`
	Deployment ID      `json:"deployment"`
	Item       ID      `json:"item"`
	Record     ID      `json:"record"`
	Command    string  `json:"command"`
	Person     ID      `json:"person"`
	AskedAt    int64   `json:"asked_at"`
	Refusal    Refusal `json:"refusal"`
	Settled    Settled `json:"settled"`
	SettledBy  ID      `json:"settled_by"`
	SettledAt  int64   `json:"settled_at"`
	Note       string  `json:"note"`
	// RedoneAs is the entry that does it in another way.
	RedoneAs ID `json:"redone_as"`
	Stamp
}

// Kept gives the error as it is kept in a row.
func (e *Error) Kept() Refusal {
	kept := Refusal{Code: string(e.Code), Key: string(e.Key), Params: namedTexts(e.Params)}
	for _, field := range slices.Sorted(maps.Keys(e.Fields)) {
		problem := e.Fields[field]
		kept.Fields = append(kept.Fields, RefusedField{Field: field, Key: string(problem.Key), Params: namedTexts(problem.Params)})
	}
	return kept
}

func namedTexts(params map[string]string) []NamedText {
	var out []NamedText
	for _, name := range slices.Sorted(maps.Keys(params)) {
		out = append(out, NamedText{Name: name, Text: params[name]})
	}
	return out
}

// Err gives the error again that was kept.
func (r Refusal) Err() *Error {
	e := &Error{Code: Code(r.Code), Key: Key(r.Key), Params: textsByName(r.Params)}
	for _, field := range r.Fields {
		if e.Fields == nil {
			e.Fields = map[string]Problem{}
		}
		e.Fields[field.Field] = Problem{Key: Key(field.Key), Params: textsByName(field.Params)}
	}
	return e
}

func textsByName(texts []NamedText) map[string]string {
	if len(texts) == 0 {
		return nil
	}
	out := map[string]string{}
	for _, text := range texts {
		out[text.Name] = text.Text
	}
	return out
}

// Refusal is an Error as it is kept.
type Refusal struct {
	Code   string         `json:"code"`
	Key    string         `json:"key"`
	Params []NamedText    `json:"params,omitempty"`
	Fields []RefusedField `json:"fields,omitempty"`
}

// NamedText is a parameter of a message.
type NamedText struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// RefusedField is a problem of one field.
type RefusedField struct {
	Field  string      `json:"field"`
	Key    string      `json:"key"`
	Params []NamedText `json:"params,omitempty"`
}
