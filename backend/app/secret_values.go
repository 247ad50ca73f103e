package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// SealValue seals what a person typed into a sensitive field of a template's form, after checking that it fits
// the field. What is wrong with it stands under "values." and the id of the field, as in every command.
func (a *App) SealValue(actor Actor, template domain.ID, field, text string) (domain.Value, error) {
	value := domain.Value{ID: field}
	row, err := read(a, func(r store.Reader) (domain.Template, error) { return record[domain.Template](r, template) })
	if err != nil {
		return value, err
	}
	if err := domain.PermitRow("see", a.authority().Relation(row.Project, actor.User)); err != nil {
		return value, err
	}
	form := domain.Form(row)
	at := slices.IndexFunc(form, func(f domain.FormField) bool { return f.ID == field && f.Sensitive })
	if at < 0 {
		return value, domain.Missing()
	}
	if err := domain.CheckSecret(form[at], text); err != nil {
		return value, err
	}
	value.Sealed, value.Generation, err = a.SealFor(actor, row.Project, text)
	return value, err
}
