package store

import "renogen/backend/domain"

// EnvironmentNamed gives the id of the environment with that name, whatever its case; empty when there is none.
func (r Reader) EnvironmentNamed(name string) (domain.ID, error) {
	return scalar[domain.ID](r, "SELECT id FROM environments WHERE lower(name) = lower(?)", name)
}

// Environments reads all environments by name.
func (r Reader) Environments() ([]domain.Environment, error) {
	return rowsWhere[domain.Environment](r, "ORDER BY lower(name), id")
}
