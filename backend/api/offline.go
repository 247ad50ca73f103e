package api

import (
	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/offline"
)

// Offline takes run books to a laptop and brings the work back.
type Offline struct {
	desk    *desk
	backups *Backups
}

// NewCopy is what an offline copy needs: its place, what goes along, until when, and who can sign in to it.
type NewCopy struct {
	Path        string      `json:"path"`
	Project     domain.ID   `json:"project"`
	Deployments []domain.ID `json:"deployments"`
	Until       int64       `json:"until"`
	Users       []domain.ID `json:"users"`
}

// ReturnedCopy is a copy to be brought back; dry, it is only tried.
type ReturnedCopy struct {
	Path string `json:"path"`
	Dry  bool   `json:"dry"`
	End  bool   `json:"end"`
}

// RedoneIntent is something refused of a copy, and the command that does it in another way.
type RedoneIntent struct {
	Intent  domain.ID `json:"intent"`
	Command string    `json:"command"`
	Payload string    `json:"payload"`
	Note    string    `json:"note"`
}

// ChoosePlace asks where the copy is to be; empty when the person cancelled.
func (s *Offline) ChoosePlace(name string) (path string, err error) {
	defer guard(&err)
	path, err = s.desk.desktop.SaveDialog(SaveDialog{
		Title: i18n.Text("ui.offline.take", nil), File: domain.SanitiseName(name) + ".renogen", Kinds: workspaceKinds(),
	})
	return withEnding(path), err
}

// ChooseCopy asks for the file of an offline copy; empty when the person cancelled.
func (s *Offline) ChooseCopy() (path string, err error) {
	defer guard(&err)
	return s.desk.desktop.OpenDialog(OpenDialog{Title: i18n.Text("ui.offline.return", nil), Kinds: workspaceKinds()})
}

// Take makes an offline copy.
func (s *Offline) Take(order NewCopy) (taken offline.Taken, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return taken, err
	}
	host, err := s.desk.host()
	if err != nil {
		return taken, err
	}
	plan := offline.Plan{Project: order.Project, Deployments: order.Deployments, Until: order.Until, Users: order.Users}
	return offline.Take(w, host, actor, plan, order.Path)
}

// Return brings the work of a copy back into the open workspace, after a backup of that, or only tells what would come
// of it.
func (s *Offline) Return(order ReturnedCopy) (out app.Returned, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return out, err
	}
	host, err := s.desk.host()
	if err != nil {
		return out, err
	}
	if !order.Dry {
		if err := s.backups.now(w, actor, domain.BackupMerge); err != nil {
			return out, err
		}
	}
	return offline.BringBack(w, host, actor, order.Path, order.Dry, order.End)
}

// Redo settles what was refused by doing it in another way: both, or neither.
func (s *Offline) Redo(order RedoneIntent) (receipts []app.Receipt, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return nil, err
	}
	if receipts, err = w.Redo(actor, order.Intent, order.Command, []byte(order.Payload), order.Note); err != nil {
		logRefusal(order.Command, actor, err)
	}
	return receipts, err
}
