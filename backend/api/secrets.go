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
