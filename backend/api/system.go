package api

import (
	"log/slog"
	"runtime"

	"renogen/backend/i18n"
	"renogen/backend/platform"
)

// System is the program itself and the computer it runs on.
type System struct {
	desktop  Desktop
	settings *platform.SettingsFile
}

// Facts are what the program knows of itself and of this computer.
type Facts struct {
	Version string `json:"version"`
	System  string `json:"system"` // linux, windows, darwin
}

// Facts needs no workspace and nobody signed in, as all of System.
func (s *System) Facts() (facts Facts, err error) {
	defer guard(&err)
	return Facts{Version: platform.Version, System: runtime.GOOS}, nil
}

// longestFault is how much of an error of the window is written to the log, in bytes.
const longestFault = 4000

// Fault writes an error of the window that nobody there expected to the log.
func (s *System) Fault(cause string) (err error) {
	defer guard(&err)
	slog.Error("the window met an error", "cause", cause[:min(len(cause), longestFault)])
	return nil
}

// CopyText puts a text on the clipboard; the web view may do so only in answer to a click.
func (s *System) CopyText(text string) (err error) {
	defer guard(&err)
	return s.desktop.ClipboardSetText(text)
}

// Print prints what the window shows; the system asks on which printer.
func (s *System) Print() (err error) {
	defer guard(&err)
	s.desktop.Print()
	return nil
}

// Message is shown by the system, outside of the window. A click on it leads to the place.
type Message struct {
	Title string `json:"title"`
	Body  string `json:"body"`
	Place string `json:"place"` // as the window's address has it
}

// Followed tells the window that a message was clicked.
type Followed struct {
	Place string `json:"place"`
}

// Notify shows a message. The window never puts anything sensitive into it.
func (s *System) Notify(message Message) (err error) {
	defer guard(&err)
	err = s.desktop.Notify(platform.Notification{Title: message.Title, Body: message.Body, Clicked: func() {
		s.desktop.Raise()
		s.desktop.Emit("followed", Followed{Place: message.Place})
	}})
	if err != nil {
		slog.Warn("message not shown", "cause", err)
	}
	return err
}

// Painted tells whether the window is dark now, so that the next start begins in that colour.
func (s *System) Painted(dark bool) (err error) {
	defer guard(&err)
	before, err := s.settings.Read()
	if err != nil || before.Dark == dark {
		return err
	}
	return s.settings.Change(func(settings *platform.Settings) { settings.Dark = dark })
}

// OpenURL shows a web page or begins a mail. Only http, https and mailto are let through.
func (s *System) OpenURL(address string) (err error) {
	defer guard(&err)
	return s.desktop.OpenURL(address)
}

// Speak chooses the language of what the system's dialogs say: en or de. The window itself finds its own words.
func (s *System) Speak(language string) (err error) {
	defer guard(&err)
	i18n.Speak(i18n.Language(language))
	return nil
}
