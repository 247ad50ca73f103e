package domain

// MayChangeComment refuses to edit, delete or restore a status remark: it belongs to the status log.
func MayChangeComment(m Comment) error {
	if m.StatusChange != "" {
		return Conflict("comment.status_remark")
	}
	return nil
}

// EditComment gives the comment with another text.
func EditComment(m Comment, text string) (Comment, error) {
	if err := MayChangeComment(m); err != nil {
		return m, err
	}
	if m.DeletedAt != 0 {
		return m, Conflict("comment.deleted")
	}
	m.Text = text
	return m.Check()
}

// DeleteComment gives the comment as deleted: its text is not shown any more, but kept.
func DeleteComment(m Comment, actor ID, at int64) (Comment, error) {
	if err := MayChangeComment(m); err != nil {
		return m, err
	}
	if m.DeletedAt != 0 {
		return m, Conflict("comment.deleted")
	}
	m.DeletedAt, m.DeletedBy = at, actor
	return m, nil
}

// RestoreComment takes the deleting back.
func RestoreComment(m Comment) (Comment, error) {
	if err := MayChangeComment(m); err != nil {
		return m, err
	}
	if m.DeletedAt == 0 {
		return m, Conflict("comment.not_deleted")
	}
	m.DeletedAt, m.DeletedBy = 0, ""
	return m, nil
}
