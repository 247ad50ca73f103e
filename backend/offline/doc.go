// Package offline takes run books to a laptop and brings the work back: it makes the file of an offline copy, and reads
// one for the shared workspace. What happens to the shared workspace goes through its one door, in package app.
package offline
