package app

import (
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// seenContent gives the content of an item, and refuses when it is another one than was seen. Where what
// was seen is known, because it was verified or approved once, the refusal says what changed since.
func (c *Call) seenContent(item domain.Item, seen string) (domain.ItemContent, error) {
	content, err := itemContent(c.tx.Reader, item)
	if err != nil {
		return content, err
	}
	now, err := SeenDigest("item", item.ID, content)
	if err != nil || now == seen {
		return content, err
	}
	refusal := domain.Conflict("item.seen_changed", "by", c.rules.Users[item.ChangedBy].Name)
	for _, known := range []domain.ID{item.VerifiedContent, item.ApprovedContent} {
		changes, err := changesSince(c.tx.Reader, item, known, seen, content)
		if err != nil {
			return content, err
		}
		for _, change := range changes {
			refusal.Fields = withChange(refusal.Fields, change)
		}
	}
	return content, refusal
}

// changesSince says what changed from a content that was kept, if it is the one that was seen.
func changesSince(r store.Reader, item domain.Item, kept domain.ID, seen string, now domain.ItemContent) ([]domain.ContentChange, error) {
	if kept == "" {
		return nil, nil
	}
	row, err := store.Get[domain.Content](r, kept)
	if err != nil || journal.SeenDigest("item", item.ID, []byte(row.Text)) != seen {
		return nil, err
	}
	before, err := contentOf[domain.ItemContent](r, kept)
	if err != nil {
		return nil, err
	}
	return domain.DiffContent(before, now), nil
}

// withChange tells one change as the problem of the field that changed.
func withChange(fields map[string]domain.Problem, change domain.ContentChange) map[string]domain.Problem {
	if fields == nil {
		fields = map[string]domain.Problem{}
	}
	fields[change.Path] = domain.Problem{Key: "item.content_changed", Params: map[string]string{
		"part": change.Part, "label": change.Label, "label_key": string(change.LabelKey),
		"before": change.Before, "after": change.After,
	}}
	return fields
}

// ItemsSeen asks for the digests of what several items are now, for decisions about all of them at once.
type ItemsSeen struct {
	Items []domain.ID `json:"items"`
}

// ItemsSeenView gives the digests in the order in which they were asked for.
type ItemsSeenView struct {
	Items []ItemSeen `json:"items"`
}

// ItemSeen is an item with the digest of its content.
type ItemSeen struct {
	Item domain.ID `json:"item"`
	Seen string    `json:"seen"`
}

func init() { ask("items.seen", getItemsSeen) }

func getItemsSeen(v *View, p *ItemsSeen) (ItemsSeenView, error) {
	out := ItemsSeenView{Items: []ItemSeen{}}
	if len(p.Items) > longestPage {
		return out, domain.Invalid("query.too_many", "max", strconv.Itoa(longestPage))
	}
	for _, id := range p.Items {
		item, err := record[domain.Item](v.Reader, id)
		if err != nil {
			return out, err
		}
		if _, err := v.see(item.Project); err != nil {
			return out, err
		}
		content, err := itemContent(v.Reader, item)
		if err != nil {
			return out, err
		}
		seen, err := SeenDigest("item", id, content)
		if err != nil {
			return out, err
		}
		out.Items = append(out.Items, ItemSeen{Item: id, Seen: seen})
	}
	return out, nil
}
