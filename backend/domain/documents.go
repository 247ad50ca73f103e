package domain

import (
	"maps"
	"slices"
	"strings"
)

// CertificateKind says who vouches that a document key is a person's.
type CertificateKind string

// Kinds of certificate.
const (
	// CertificateOwn is signed by the key that it is about: it says no more than the journal does.
	CertificateOwn CertificateKind = "own"
	// CertificateIssued is signed by an administrator's authority, for a key that was confirmed.
	CertificateIssued CertificateKind = "issued"
	// CertificateAuthority is that of an administrator's authority.
	CertificateAuthority CertificateKind = "authority"
	// CertificateCompany is from outside: its key stays on its owner's workstation.
	CertificateCompany CertificateKind = "company"
)

// Certificate is an X.509 certificate with which documents are signed, or which vouches for one. Its id is the SHA-256
// of its bytes. It counts as long as KeySet is its owner's current one.
type Certificate struct {
	ID     ID              `json:"id"`
	User   ID              `json:"user"`
	KeySet ID              `json:"key_set"`
	Kind   CertificateKind `json:"kind"`
	// Issuer is the authority's certificate; empty unless the kind is issued.
	Issuer ID `json:"issuer" db:"null"`
	// Name is the common name in it.
	Name string `json:"name"`
	// DER holds the bytes in base64; Chain those of the certificates that vouch for a company's, the nearest first.
	DER       string   `json:"der"`
	Chain     []string `json:"chain"`
	NotBefore int64    `json:"not_before"`
	NotAfter  int64    `json:"not_after"`
	Stamp
}

// DocumentMoment is what a signed run book shows.
type DocumentMoment string

// Moments.
const (
	DocumentApproved DocumentMoment = "approved" // as it is to be executed
	DocumentExecuted DocumentMoment = "executed" // with all that happened in its run
)

// SignerRole is why a person signs a document.
type SignerRole string

// Roles of signers.
const (
	SignerAuthor         SignerRole = "author" // made the document
	SignerApprover       SignerRole = "approver"
	SignerLead           SignerRole = "lead"
	SignerReleaseManager SignerRole = "release_manager"
)

// DocumentSigner is somebody who has to sign a document. Field is the name of the place in the file for the signature.
type DocumentSigner struct {
	User  ID           `json:"user"`
	Roles []SignerRole `json:"roles"`
	Field string       `json:"field"`
}

// SignedDocument is a document that people sign, or have signed. All signatures are over Revision, the first state of the file.
type SignedDocument struct {
	ID         ID             `json:"id"`
	Deployment ID             `json:"deployment"`
	Moment     DocumentMoment `json:"moment"`
	Number     string         `json:"number"`
	// Version is that of the approved run book.
	Version int `json:"version"`
	// Digest is the SHA-256 of what the document says, Revision that of the file before the first signature.
	Digest   string `json:"digest"`
	Revision string `json:"revision"`
	// Seen is the digest of the state of the deployment that it shows.
	Seen string `json:"seen"`
	// File has all signatures so far.
	File    ID               `json:"file"`
	Name    string           `json:"name"`
	Signers []DocumentSigner `json:"signers"`
	Stamp
}

// DocumentSignature is one signature; File is the document with it as the last one.
type DocumentSignature struct {
	ID          ID    `json:"id"`
	Document    ID    `json:"document"`
	User        ID    `json:"user"`
	Certificate ID    `json:"certificate"`
	File        ID    `json:"file"`
	Seq         int64 `json:"seq"`
	Stamp
}

// ContentCode is the first 64 bits of a digest as they stand on paper: 2694-1325-3995-54A4.
func ContentCode(digest string) string {
	if len(digest) < 16 {
		return ""
	}
	code := strings.ToUpper(digest[:16])
	return code[0:4] + "-" + code[4:8] + "-" + code[8:12] + "-" + code[12:16]
}

// ParseContentCode reads a code as people type it from paper and gives the beginning of the digest; empty when it is none.
func ParseContentCode(typed string) string {
	digits := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9' || r >= 'a' && r <= 'f':
			return r
		case r >= 'A' && r <= 'F':
			return r + 'a' - 'A'
		case r == 'O' || r == 'o':
			return '0' // there is no letter O in it
		case r == '-' || r == ' ' || r == '\u2010' || r == '\u2011' || r == '\u2013' || r == '\u00a0' || r == '\t':
			return -1
		}
		return 'x'
	}, strings.TrimSpace(typed))
	if len(digits) != 16 || strings.Contains(digits, "x") {
		return ""
	}
	return digits
}

// SignersOf says who has to sign a document: its author, and the people in roles, each once. Fields are called after them.
func SignersOf(author ID, name func(ID) string, roles map[ID][]SignerRole) []DocumentSigner {
	out := []DocumentSigner{{User: author, Roles: slices.Concat([]SignerRole{SignerAuthor}, roles[author])}}
	for _, user := range slices.Sorted(maps.Keys(roles)) {
		if user != author {
			out = append(out, DocumentSigner{User: user, Roles: roles[user]})
		}
	}
	for i := range out {
		out[i].Field = strings.ReplaceAll(name(out[i].User), ".", " ") // a dot would make two names of it
	}
	return out
}

// SignerRoles says who has to sign because of what they decided: those who approved the run book and its items, or, of an
// executed one, who led the run and the release manager.
func SignerRoles(moment DocumentMoment, deployment Deployment, runBookBy ID, items []Item) map[ID][]SignerRole {
	roles := map[ID][]SignerRole{}
	add := func(user ID, role SignerRole) {
		if user != "" && !slices.Contains(roles[user], role) {
			roles[user] = append(roles[user], role)
		}
	}
	if moment == DocumentExecuted {
		add(deployment.Lead, SignerLead)
		add(deployment.ReleaseManager, SignerReleaseManager)
		return roles
	}
	add(runBookBy, SignerApprover)
	for _, item := range items {
		if item.Approved() {
			add(item.ApprovedBy, SignerApprover)
		}
	}
	return roles
}
