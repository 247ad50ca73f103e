// Package pdf prints the snapshots of package export. It lays text out by itself
// and uses gofpdf only to draw: its own wrapping loses characters.
//
// A document is made in three steps. Builders (runbook.go, checklist.go, notes.go)
// turn a snapshot into blocks, which know their height. A flow places the blocks on
// pages, so that every page number is known. A painter then draws the pages, and
// finish mends what gofpdf leaves wrong in the file.
//
// Lengths are millimetres from the top left corner of the page, type sizes points.
package pdf
