package store

import "renogen/backend/domain"

// ActivitiesOf reads the activities of an item in the order of their positions in each stage.
func (r Reader) ActivitiesOf(item domain.ID) ([]domain.Activity, error) {
	return rowsWhere[domain.Activity](r, "WHERE item = ? ORDER BY position, id", item)
}

// AttachmentsOf reads the attachments of an item, oldest first.
func (r Reader) AttachmentsOf(item domain.ID) ([]domain.Attachment, error) {
	return rowsWhere[domain.Attachment](r, "WHERE item = ? ORDER BY created_at, id", item)
}

// TemplatesOfItem reads the templates that the activities of an item use.
func (r Reader) TemplatesOfItem(item domain.ID) ([]domain.Template, error) {
	return rowsWhere[domain.Template](r, "WHERE id IN (SELECT template FROM activities WHERE item = ?) ORDER BY id", item)
}

// ItemTitled gives the id of the item with that title in a deployment; empty when there is none.
func (r Reader) ItemTitled(deployment domain.ID, title string) (domain.ID, error) {
	return scalar[domain.ID](r, "SELECT id FROM items WHERE deployment = ? AND title = ?", deployment, title)
}

// LastItemPosition gives the highest position of a deployment's items; 0 when there is none.
func (r Reader) LastItemPosition(deployment domain.ID) (int, error) {
	return scalar[int](r, "SELECT COALESCE(max(position), 0) FROM items WHERE deployment = ?", deployment)
}

// StatusLogOf reads the status log of an item, oldest first.
func (r Reader) StatusLogOf(item domain.ID) ([]domain.StatusChange, error) {
	return rowsWhere[domain.StatusChange](r, "WHERE item = ? ORDER BY created_at, id", item)
}

// CommentsOf reads the comments on an item, deleted ones too, oldest first.
func (r Reader) CommentsOf(item domain.ID) ([]domain.Comment, error) {
	return rowsWhere[domain.Comment](r, "WHERE item = ? ORDER BY created_at, id", item)
}
