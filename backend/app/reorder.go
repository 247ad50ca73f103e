package app

import (
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// reorder puts the row at position from (from 1, without gaps) at another position; the others close up.
// outside is the refusal of a position that the list does not have.
func reorder[T any](c *Call, rows []T, position func(*T) *int, from int, edit *Edit[int], outside domain.Key) error {
	to := from
	var e edits
	change(&e, "position", &to, edit)
	if err := e.done(); err != nil {
		return err
	}
	if to < 1 || to > len(rows) {
		return fieldError("position", outside, "count", strconv.Itoa(len(rows)))
	}
	for _, row := range rows {
		at := position(&row)
		*at = positionAfterMove(*at, from, to)
		if err := store.Put(c.tx, row); err != nil {
			return err
		}
	}
	return nil
}

// positionAfterMove says where the entry at a position stands after another one went from one
// position to another, in a dense list.
func positionAfterMove(position, from, to int) int {
	switch {
	case position == from:
		return to
	case from < position && position <= to:
		return position - 1
	case to <= position && position < from:
		return position + 1
	}
	return position
}
