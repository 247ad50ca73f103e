// Package documents makes the documents of a deployment: it asks the application one question, turns the
// answer into the snapshot that package export describes, and has it printed.
//
// The answer holds no secret that a document could show: sensitive values are redacted there already.
package documents
