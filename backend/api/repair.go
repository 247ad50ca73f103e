package api

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// RepairInput names the administrator who repairs a workspace. Typed is a word that he writes out because he means it.
type RepairInput struct {
	Path     string `json:"path"`
	Name     string `json:"name"`
	Password string `json:"password"`
	Reason   string `json:"reason"`
	Typed    string `json:"typed"`
}

// Faults looks for the entries of a journal that are not whole; nothing is written.
func (s *Workspaces) Faults(path string) (out app.Repaired, err error) {
	defer guard(&err)
	host, err := s.desk.host()
	if err != nil {
		return out, err
	}
	return app.Repair(path, host, "", "", "", true, s.repairing)
}

// Repair makes entries void that are not whole, and the tables anew from the others.
func (s *Workspaces) Repair(in RepairInput) (out app.Repaired, err error) {
	defer guard(&err)
	if in.Typed != repairWord {
		problem := domain.Problem{Key: "repair.type_it", Params: map[string]string{"word": repairWord}}
		return out, &domain.Error{Code: domain.CodeInvalid, Key: "input.invalid", Fields: map[string]domain.Problem{"typed": problem}}
	}
	host, err := s.desk.host()
	if err != nil {
		return out, err
	}
	err = s.desk.guesses.try(guessingAt(in.Path, in.Name), func() (err error) {
		out, err = app.Repair(in.Path, host, in.Name, in.Password, in.Reason, false, s.repairing)
		return err
	})
	return out, err
}

// repairWord is what a person types who means it.
const repairWord = "repair"

func (s *Workspaces) repairing(done, total int64) {
	s.desk.desktop.Emit("progress", Progress{Task: "repair", Done: done, Total: total})
}
