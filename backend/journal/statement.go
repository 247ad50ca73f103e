package journal

import "reflect"

// StatementBytes is what is signed outside the journal's entries, such as a
// presence file: the heading "renogen KIND v1" and the canonical JSON of v.
func StatementBytes(kind string, v any) ([]byte, error) {
	return appendCanonical([]byte("renogen "+kind+" v1\n"), reflect.ValueOf(v))
}

// BindBytes is what the key of an invitation signs when it is used: that this key
// set, and no other, takes up this invitation to this workspace.
func BindBytes(workspace, invitation, keySet string) []byte {
	b := []byte("renogen bind v1\n")
	b = appendMember(b, `{"invitation":`, invitation)
	b = appendMember(b, `,"keyset":`, keySet)
	b = appendMember(b, `,"workspace":`, workspace)
	return append(b, '}')
}

// RotateBytes is what the new key signs when its owner replaces the old one; the
// old one signs the intent that carries it.
func RotateBytes(workspace, oldKeySet, newKeySet string) []byte {
	b := []byte("renogen rotate v1\n")
	b = appendMember(b, `{"new":`, newKeySet)
	b = appendMember(b, `,"old":`, oldKeySet)
	b = appendMember(b, `,"workspace":`, workspace)
	return append(b, '}')
}
