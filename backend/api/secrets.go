package api

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// SealInput is what a person typed into a sensitive field of a template's form.
type SealInput struct {
	Template domain.ID `json:"template"`
	Field    string    `json:"field"`
	Text     string    `json:"text"`
}

// Seal checks and seals a sensitive value; what comes back goes into a command as it is.
func (s *Session) Seal(in SealInput) (value domain.Value, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return value, err
	}
	return w.SealValue(actor, in.Template, in.Field, in.Text)
}

// Tags gives what an approval of the item carries so that steps with equal secrets can be shared.
func (s *Session) Tags(item domain.ID) (tags []app.SecretTag, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return []app.SecretTag{}, err
	}
	return w.Tags(actor, item)
}

// StepSecrets opens the sensitive values of a step, by id of their value, for those who may see them.
func (s *Session) StepSecrets(step domain.ID) (opened map[string]string, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return nil, err
	}
	return w.OpenStep(actor, step)
}

// MakeProjectKey makes the project's key for secrets: the first one, or a new one after a holder has left.
func (s *Session) MakeProjectKey(project domain.ID) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	_, err = w.EnsureProjectKey(actor, project)
	return err
}

// GiveKeyInput names a member's key set and carries the digest of what was seen of it (KeyView.Seen).
type GiveKeyInput struct {
	Project domain.ID `json:"project"`
	KeySet  domain.ID `json:"key_set"`
	Seen    string    `json:"seen"`
}

// GiveProjectKey gives a member all generations of the project's key that the person holds.
func (s *Session) GiveProjectKey(in GiveKeyInput) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	return w.GiveProjectKey(actor, in.Project, in.KeySet, in.Seen)
}

// GiveProjectKeyToRecovery does the same for the recovery key of the workspace.
func (s *Session) GiveProjectKeyToRecovery(project domain.ID) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	return w.GiveProjectKeyToRecovery(actor, project)
}

// RecoverKeyInput is the printed code of the recovery key.
type RecoverKeyInput struct {
	Project domain.ID `json:"project"`
	Code    string    `json:"code"`
}

// RecoverProjectKey gives the person what was sealed to the recovery key.
func (s *Session) RecoverProjectKey(in RecoverKeyInput) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	return w.RecoverProjectKey(actor, in.Project, in.Code)
}
