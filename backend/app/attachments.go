package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// AttachmentAdd attaches a file, whose content is in the workspace already, to an item.
type AttachmentAdd struct {
	Item        domain.ID `json:"item"`
	File        domain.ID `json:"file"`
	Name        string    `json:"name"`
	Description string    `json:"description"`
}

// AttachmentEdit renames or describes an attachment, or puts another file in the place of the one that it is; the journal
// keeps which one that was.
type AttachmentEdit struct {
	Attachment  domain.ID        `json:"attachment"`
	File        *Edit[domain.ID] `json:"file,omitempty"`
	Name        *Edit[string]    `json:"name,omitempty"`
	Description *Edit[string]    `json:"description,omitempty"`
}

// AttachmentDelete takes an attachment off its item; its content stays for a while.
type AttachmentDelete struct {
	Attachment domain.ID `json:"attachment"`
}

func init() {
	register("attachment.add", addAttachment)
	register("attachment.edit", editAttachment)
	register("attachment.delete", deleteAttachment)
}

func addAttachment(c *Call, p *AttachmentAdd) error {
	item, err := c.editableItem(p.Item, madeBy)
	if err != nil {
		return err
	}
	row := domain.Attachment{ID: c.newID(), Item: item.ID, File: p.File, Name: p.Name, Description: p.Description}
	return c.saveAttachment(item, row)
}

func (c *Call) saveAttachment(item domain.Item, row domain.Attachment) error {
	row, fields := row.Check(c.rules.Projects[item.Project])
	content, err := fileKnown(c.tx.Reader, "file", row.File, row.Name)
	if err != nil {
		return err
	}
	if err := domain.Together(fields, content); err != nil {
		return err
	}
	c.about.Record = row.ID
	if err := store.Put(c.tx, row); err != nil {
		return err
	}
	return c.markEdited(item)
}

// fileKnown refuses a file whose content is not in the workspace.
func fileKnown(r store.Reader, field string, file domain.ID, name string) (refusal, err error) {
	if file == "" {
		return nil, nil
	}
	_, there, err := store.Find[domain.File](r, file)
	if err == nil && !there {
		refusal = fieldError(field, "file.unknown", "name", name)
	}
	return refusal, err
}

// attachment reads the attachment that a command is about with its item, which must take edits.
func (c *Call) attachment(id domain.ID) (domain.Attachment, domain.Item, error) {
	row, err := record[domain.Attachment](c.tx.Reader, id)
	if err != nil {
		return row, domain.Item{}, err
	}
	item, err := c.editableItem(row.Item, func(domain.Item) domain.ID { return row.CreatedBy })
	c.about.Record = row.ID
	return row, item, err
}

func editAttachment(c *Call, p *AttachmentEdit) error {
	row, item, err := c.attachment(p.Attachment)
	if err != nil {
		return err
	}
	var e edits
	change(&e, "file", &row.File, p.File)
	change(&e, "name", &row.Name, p.Name)
	change(&e, "description", &row.Description, p.Description)
	if err := e.done(); err != nil {
		return err
	}
	return c.saveAttachment(item, row)
}

func deleteAttachment(c *Call, p *AttachmentDelete) error {
	row, item, err := c.attachment(p.Attachment)
	if err != nil {
		return err
	}
	if err := store.Delete[domain.Attachment](c.tx, row.ID); err != nil {
		return err
	}
	return c.markEdited(item)
}
