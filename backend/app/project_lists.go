package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// renames is how old entries of a project's lists are called now.
type renames struct{ categories, modules map[string]string }

// renamesOf checks that what is renamed goes from the list, and that its new name comes.
func renamesOf(list []ListRename, before, after domain.Project) (renames, error) {
	out := renames{categories: map[string]string{}, modules: map[string]string{}}
	var problems domain.Problems
	for _, r := range list {
		names, was, is := out.categories, before.Categories, after.Categories
		switch r.List {
		case "categories":
		case "modules":
			names, was, is = out.modules, before.Modules, after.Modules
		default:
			problems.Add("renames", "project.rename.list", "given", r.List)
			continue
		}
		if !slices.Contains(was, r.From) || slices.Contains(is, r.From) || !slices.Contains(is, r.To) {
			problems.Add(r.List, "project.rename.entries", "from", r.From, "to", r.To)
		}
		names[r.From] = r.To
	}
	return out, problems.Err()
}

// listsStay refuses lists that lose an entry which items still use, unless it only gets another name.
func listsStay(tx *store.Tx, before, after domain.Project, renamed renames) error {
	categories, modules, err := tx.ListsInUse(before.ID)
	if err != nil {
		return err
	}
	return domain.Together(
		domain.CheckListChange("categories", before.Categories, after.Categories, without(categories, renamed.categories)),
		domain.CheckListChange("modules", before.Modules, after.Modules, without(modules, renamed.modules)),
	)
}

func without(entries []string, renamed map[string]string) []string {
	return slices.DeleteFunc(entries, func(entry string) bool { _, gone := renamed[entry]; return gone })
}

// renameInItems gives the items that are not approved the new names.
func renameInItems(tx *store.Tx, project domain.ID, renamed renames) error {
	if len(renamed.categories)+len(renamed.modules) == 0 {
		return nil
	}
	items, err := tx.ItemsNotApproved(project)
	if err != nil {
		return err
	}
	for _, item := range items {
		if to, ok := renamed.categories[item.Category]; ok {
			item.Category = to
		}
		modules := []string{}
		for _, module := range item.Modules {
			if to, ok := renamed.modules[module]; ok {
				module = to
			}
			if !slices.Contains(modules, module) {
				modules = append(modules, module)
			}
		}
		item.Modules = modules
		if err := store.Put(tx, item); err != nil {
			return err
		}
	}
	return nil
}
