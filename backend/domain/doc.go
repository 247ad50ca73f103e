// Package domain says what a release is and what is allowed: types, states,
// permissions, validation, the run-book engine. It does no I/O, reads no clock,
// and imports nothing of the program's other packages.
//
// The row types here are the single description of the data: the JSON name of a
// field is the name of its column, of its journal change, and of its place in
// command and query results. A zero value means "not set"; null does not exist.
package domain
