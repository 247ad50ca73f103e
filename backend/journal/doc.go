// Package journal knows the bytes, keys and signatures by which anyone can check
// who did what: canonical JSON, digests, the entries' chain, key sets, sealed
// secrets. All of it is pure: no file, no SQL, no clock. The format is described
// for readers without this program in backend/docs/journal.md.
package journal
