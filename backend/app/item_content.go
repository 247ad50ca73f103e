package app

import (
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// itemContent is what verifying or approving the item now would be about: its digest is its seen.
func itemContent(r store.Reader, item domain.Item) (domain.ItemContent, error) {
	templates, err := r.TemplatesOfItem(item.ID)
	if err != nil {
		return domain.ItemContent{}, err
	}
	texts := make([]domain.TemplateText, len(templates))
	for i, template := range templates {
		texts[i] = domain.TextOf(template)
	}
	return itemContentWith(r, item, texts)
}

// itemContentWith is itemContent with given template texts, such as those that were approved.
func itemContentWith(r store.Reader, item domain.Item, texts []domain.TemplateText) (domain.ItemContent, error) {
	activities, err := r.ActivitiesOf(item.ID)
	if err != nil {
		return domain.ItemContent{}, err
	}
	attachments, err := r.AttachmentsOf(item.ID)
	if err != nil {
		return domain.ItemContent{}, err
	}
	return domain.ItemContentOf(item, activities, texts, attachments), nil
}

// sameAsApproved says whether the item still has the content that was approved. Later edits of
// templates do not count: they change nothing that was approved.
func sameAsApproved(r store.Reader, item domain.Item) (bool, error) {
	if item.ApprovedContent == "" {
		return false, nil
	}
	approved, err := contentOf[domain.ItemContent](r, item.ApprovedContent)
	if err != nil {
		return false, err
	}
	now, err := itemContentWith(r, item, approved.Templates)
	if err != nil {
		return false, err
	}
	digest, err := contentDigest(now)
	return digest == item.ApprovedContent, err
}

// activitySignature decides which activities share a step (spec 1.8). tags has, by id of the value,
// what the approver's program made of the secrets; nil where nobody has opened them.
func activitySignature(activity domain.ActivityContent, template domain.TemplateText, tags map[string]string) (string, error) {
	return contentDigest(domain.SignatureOf(activity, template, tags))
}

// activityStepContent is what the step of one of the content's activities says.
func activityStepContent(content domain.ItemContent, activity domain.ActivityContent) domain.StepContent {
	text, _ := content.Template(activity.Template)
	return domain.StepContentOf(activity, text)
}

// contentDigest is the name of a content: the SHA-256 of its canonical JSON.
func contentDigest(content any) (domain.ID, error) {
	text, err := journal.Canonical(content)
	if err != nil {
		return "", err
	}
	return journal.Digest(text), nil
}

// keep writes a content into the workspace, once, and gives its digest.
func (c *Call) keep(content any) (domain.ID, error) {
	text, err := journal.Canonical(content)
	if err != nil {
		return "", err
	}
	row := domain.Content{ID: journal.Digest(text), Text: string(text)}
	return row.ID, store.Put(c.tx, row)
}

// contentOf reads a content that was kept. One that is not what its digest says is refused.
func contentOf[T any](r store.Reader, digest domain.ID) (T, error) {
	var content T
	row, err := store.Get[domain.Content](r, digest)
	if err != nil {
		return content, err
	}
	if journal.Digest([]byte(row.Text)) != row.ID {
		return content, domain.Unavailable("content.damaged", "content", row.ID)
	}
	return content, journal.DecodeStrict([]byte(row.Text), &content)
}

// contentWhole refuses a kept content that is not what its digest says.
func contentWhole(r store.Reader, digest domain.ID) error {
	row, err := store.Get[domain.Content](r, digest)
	if err == nil && journal.Digest([]byte(row.Text)) != row.ID {
		err = domain.Unavailable("content.damaged", "content", row.ID)
	}
	return err
}
