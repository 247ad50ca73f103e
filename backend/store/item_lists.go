package store

import (
	"database/sql"
	"reflect"
	"slices"
	"strings"

	"renogen/backend/domain"
)

// ItemFilter chooses items. Zero values do not restrict; one of Deployment and Project is given.
type ItemFilter struct {
	Deployment, Project domain.ID
	Status              []string
	Category, Module    string
	// By restricts to items that this person made or submitted.
	By     domain.ID
	Search string
	// Sort is one of ItemSorts; empty: the order of the deployment, in a project the newest first.
	Sort          string
	Descending    bool
	Offset, Limit int
}

var itemSorts = map[string]string{
	"position": "position", "ref": "ref", "title": "title", "category": "category", "modules": "modules", "changed": "changed_at",
	"status": `CASE status WHEN 'documentation' THEN 1 WHEN 'review' THEN 2 WHEN 'go_no_go' THEN 3 WHEN 'ready_for_release' THEN 4
		WHEN 'completed' THEN 5 WHEN 'rejected' THEN 6 ELSE 7 END`,
	"activities":  "(SELECT count(*) FROM activities WHERE activities.item = items.id)",
	"attachments": "(SELECT count(*) FROM attachments WHERE attachments.item = items.id)",
	"comments":    "(SELECT count(*) FROM comments WHERE comments.item = items.id AND deleted_at = 0)",
}

// ItemSort says whether lists of items can be sorted by that.
func ItemSort(name string) bool {
	_, known := itemSorts[name]
	return known || name == ""
}

// FindItems gives the ids of a page of the items that the filter chooses, and how many it chooses.
func (r Reader) FindItems(f ItemFilter) (ids []domain.ID, total int, err error) {
	w := f.where()
	if total, err = scalar[int](r, "SELECT count(*) FROM items "+w.text(), w.args...); err != nil {
		return nil, 0, err
	}
	ids, err = r.texts("SELECT id FROM items "+w.text()+" ORDER BY "+f.order()+" LIMIT ? OFFSET ?", append(w.args, f.Limit, f.Offset)...)
	return ids, total, err
}

func (f ItemFilter) where() where {
	var w where
	if f.Deployment != "" {
		w.add("deployment = ?", f.Deployment)
	} else {
		w.add("project = ?", f.Project)
	}
	if len(f.Status) > 0 {
		marks, args := list(f.Status)
		w.add("status IN ("+marks+")", args...)
	}
	if f.Category != "" {
		w.add("category = ?", f.Category)
	}
	if f.Module != "" {
		w.add("EXISTS (SELECT 1 FROM json_each(items.modules) m WHERE m.value = ?)", f.Module)
	}
	if f.By != "" {
		w.add("(created_by = ? OR submitted_by = ?)", f.By, f.By)
	}
	if f.Search != "" {
		like := "%" + likeText.Replace(f.Search) + "%"
		w.add(`(title LIKE ? ESCAPE '\' OR ref LIKE ? ESCAPE '\')`, like, like)
	}
	return w
}

// likeText makes every character of a LIKE pattern mean itself.
var likeText = strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`)

func (f ItemFilter) order() string {
	direction := ""
	if f.Descending {
		direction = " DESC"
	}
	switch {
	case f.Sort != "":
		return itemSorts[f.Sort] + direction + ", position" + direction + ", id" + direction
	case f.Deployment != "":
		return "position" + direction + ", id" + direction
	}
	return "id DESC"
}

// ItemsByID reads some items.
func (r Reader) ItemsByID(ids []domain.ID) ([]domain.Item, error) {
	if len(ids) == 0 {
		return []domain.Item{}, nil
	}
	marks, args := list(ids)
	return rowsWhere[domain.Item](r, "WHERE id IN ("+marks+") ORDER BY id", args...)
}

// ItemParts counts what belongs to an item; deleted comments do not.
type ItemParts struct{ Activities, Attachments, Comments int }

// ListedItem is an item with what belongs to it.
type ListedItem struct {
	domain.Item
	ItemParts
}

// ListedItems reads some items and counts what belongs to them.
func (r Reader) ListedItems(ids []domain.ID) ([]ListedItem, error) {
	marks, args := list(ids)
	out := make([]ListedItem, 0, len(ids))
	var row ListedItem
	t := tableOf[reflect.TypeFor[domain.Item]()]
	scanner := t.scannerInto(reflect.ValueOf(&row.Item).Elem(), &row.Activities, &row.Attachments, &row.Comments)
	err := r.s.query(func(rows *sql.Rows) error {
		err := scanner.scan(rows)
		out = append(out, row)
		return err
	}, "SELECT "+t.shown+", "+itemSorts["activities"]+", "+itemSorts["attachments"]+", "+itemSorts["comments"]+
		" FROM items WHERE id IN ("+marks+")", args...)
	return out, err
}

// PartsOfItems counts what belongs to some items.
func (r Reader) PartsOfItems(ids []domain.ID) (map[domain.ID]ItemParts, error) {
	items, err := r.ListedItems(ids)
	out := make(map[domain.ID]ItemParts, len(items))
	for _, item := range items {
		out[item.ID] = item.ItemParts
	}
	return out, err
}

// StepStatesOfItems reads, by item, in which state the steps of some items are in their live runs, each step
// once. Of the outcomes only step and state are set.
func (r Reader) StepStatesOfItems(ids []domain.ID) (map[domain.ID][]domain.StepOutcome, error) {
	out := make(map[domain.ID][]domain.StepOutcome, len(ids))
	marks, args := list(ids)
	err := r.s.query(func(rows *sql.Rows) error {
		var item domain.ID
		var s domain.StepOutcome
		err := rows.Scan(&item, &s.Step, &s.State)
		if !slices.Contains(out[item], s) {
			out[item] = append(out[item], s)
		}
		return err
	}, `SELECT a.item, rs.step, rs.state
		FROM activities a JOIN run_steps rs ON rs.step = a.step JOIN runs ON runs.id = rs.run AND runs.kind = 'live'
		WHERE a.item IN (`+marks+`)`, args...)
	return out, err
}
