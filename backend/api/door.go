package api

import (
	"encoding/json"
	"errors"
	"log/slog"

	"renogen/backend/app"
	"renogen/backend/domain"
)

//go:generate go run ./typescript ../../frontend/src/api/generated/door.ts

// Door is the one door to the open workspace, for the person who is signed in.
type Door struct{ desk *desk }

// Do does a command: its name, the id that the window made for it ("" lets the door
// make one), and its payload as JSON. The same id again gives the first receipt.
func (d *Door) Do(name, id, payload string) (receipt app.Receipt, err error) {
	defer guard(&err)
	w, actor, err := d.desk.session()
	if err != nil {
		return app.Receipt{}, err
	}
	if id == "" {
		if id, err = app.NewID(); err != nil {
			return app.Receipt{}, err
		}
	}
	if receipt, err = w.DoJSON(actor, id, name, []byte(payload)); err != nil {
		logRefusal(name, actor, err)
		return receipt, err
	}
	renewKeys(w, actor, name)
	return receipt, nil
}

// logRefusal leaves the trace that a command was asked for and refused: who, what and why, but nothing of what it said.
func logRefusal(command string, actor app.Actor, err error) {
	if ours, ok := errors.AsType[*domain.Error](err); ok {
		slog.Info("refused", "command", command, "user", actor.User, "code", ours.Code, "key", ours.Key)
	}
}

// renewKeys makes new keys for secrets if somebody may have left by a command that is done.
func renewKeys(w *app.App, actor app.Actor, command string) {
	if err := w.RenewAfter(actor, command); err != nil {
		slog.Warn("keys for secrets were not renewed", "after", command, "cause", err.Error())
	}
}

// Get answers a query: its name and its parameters as JSON. The answer is JSON, too.
func (d *Door) Get(name, params string) (answer string, err error) {
	defer guard(&err)
	w, actor, err := d.desk.session()
	if err != nil {
		return "", err
	}
	out, err := w.GetJSON(actor.User, name, []byte(params))
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(out)
	return string(text), err
}
