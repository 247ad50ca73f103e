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
