// Package app does the one thing that a person asks for. Every change is a command
// and goes through Do: permission, rules, rows and journal entry in one transaction.
// Every read is a query and goes through Get.
//
// A handler must give the same rows for the same entry, always and everywhere:
// verification does every command again. So it uses no clock, no randomness, no map
// order and no setting of the workstation; time and ids come from its Call.
package app
