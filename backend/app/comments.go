package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// CommentAdd says something about an item.
type CommentAdd struct {
	Item domain.ID `json:"item"`
	Text string    `json:"text"`
}

// CommentEdit changes one's own comment.
type CommentEdit struct {
	Comment domain.ID    `json:"comment"`
	Text    Edit[string] `json:"text"`
}

// CommentDelete hides one's own comment, CommentRestore shows it again.
type (
	CommentDelete struct {
		Comment domain.ID `json:"comment"`
	}
	CommentRestore struct {
		Comment domain.ID `json:"comment"`
	}
)

func init() {
	register("comment.add", addComment)
	register("comment.edit", editComment)
	register("comment.delete", func(c *Call, p *CommentDelete) error {
		return c.changeComment(p.Comment, func(row domain.Comment) (domain.Comment, error) {
			return domain.DeleteComment(row, c.actor, c.at)
		})
	})
	register("comment.restore", func(c *Call, p *CommentRestore) error {
		return c.changeComment(p.Comment, domain.RestoreComment)
	})
}

func addComment(c *Call, p *CommentAdd) error {
	item, deployment, err := c.item(p.Item, madeBy)
	if err != nil {
		return err
	}
	if err := domain.DeploymentWritable(deployment); err != nil {
		return err
	}
	row, err := domain.Comment{ID: c.newID(), Item: item.ID, Text: p.Text}.Check()
	if err != nil {
		return err
	}
	c.about.Record = row.ID
	return store.Put(c.tx, row)
}

func editComment(c *Call, p *CommentEdit) error {
	return c.changeComment(p.Comment, func(row domain.Comment) (domain.Comment, error) {
		text := row.Text
		var e edits
		change(&e, "text", &text, &p.Text)
		if err := e.done(); err != nil {
			return row, err
		}
		return domain.EditComment(row, text)
	})
}

// changeComment writes what becomes of a comment that the actor made.
func (c *Call) changeComment(id domain.ID, become func(domain.Comment) (domain.Comment, error)) error {
	row, err := record[domain.Comment](c.tx.Reader, id)
	if err != nil {
		return err
	}
	_, deployment, err := c.item(row.Item, func(domain.Item) domain.ID { return row.CreatedBy })
	if err != nil {
		return err
	}
	if err := domain.DeploymentWritable(deployment); err != nil {
		return err
	}
	if row, err = become(row); err != nil {
		return err
	}
	c.about.Record = row.ID
	return store.Put(c.tx, row)
}
