// Package pades signs PDF files and reads what is signed: PAdES baseline B-B (ETSI EN 319 142-1) by incremental updates,
// the author's signature as certification that allows nothing but further signatures.
//
// It works on files with classic cross-reference tables, as package pdf writes them. A signature's bytes follow from the
// file, the signer and the time alone (ECDSA after RFC 6979), so that a reader can make the update of a signature
// again and compare: whatever else was appended shows.
package pades
