package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// ActivitiesOf reads the activities of an item as they were made.
func (r Reader) ActivitiesOf(item domain.ID) ([]domain.Activity, error) {
	return rowsWhere[domain.Activity](r, "WHERE item = ? ORDER BY made, id", item)
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
	return rowsWhere[domain.StatusChange](r, "WHERE item = ? ORDER BY number", item)
}

// LastStatusChange gives the number of the last change of an item's status; 0 when there is none.
func (r Reader) LastStatusChange(item domain.ID) (int, error) {
	return scalar[int](r, "SELECT COALESCE(max(number), 0) FROM status_changes WHERE item = ?", item)
}

// CommentsOf reads the comments on an item, deleted ones too, oldest first.
func (r Reader) CommentsOf(item domain.ID) ([]domain.Comment, error) {
	return rowsWhere[domain.Comment](r, "WHERE item = ? ORDER BY created_at, id", item)
}

// FileSizes gives the sizes of the contents that are attached to an item, in bytes.
func (r Reader) FileSizes(item domain.ID) (map[domain.ID]int64, error) {
	sizes := map[domain.ID]int64{}
	err := r.s.query(func(rows *sql.Rows) error {
		var file domain.ID
		var size int64
		err := rows.Scan(&file, &size)
		sizes[file] = size
		return err
	}, "SELECT id, size FROM files WHERE id IN (SELECT file FROM attachments WHERE item = ?)", item)
	return sizes, err
}
