// Package share is what a workspace file needs because many workstations have it open at once: here the presence
// files beside it. What they say is signed and checked in package app, which knows people and their keys.
package share
