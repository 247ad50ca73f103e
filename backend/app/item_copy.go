package app

import (
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// ItemCopy makes a new item in Documentation of another one, in any deployment that takes new items, also of
// another project. It takes along activities and attachments, but no approval, step or comment. What is
// left out here is as in the original; a category that the target does not have must be given.
type ItemCopy struct {
	Item     domain.ID `json:"item"`
	To       domain.ID `json:"to"`
	Ref      string    `json:"ref,omitempty"`
	Title    string    `json:"title,omitempty"`
	Category string    `json:"category,omitempty"`
	Modules  []string  `json:"modules,omitempty"`
}

func init() { register("item.copy", copyItem) }

func copyItem(c *Call, p *ItemCopy) error {
	deployment, project, err := c.deployment(p.To)
	if err != nil {
		return err
	}
	original, err := record[domain.Item](c.tx.Reader, p.Item)
	if err != nil {
		return err
	}
	if err := domain.PermitRow("see", c.relation(original.Project)); err != nil {
		return err
	}
	row := domain.Item{
		Ref: original.Ref, Title: original.Title, Description: original.Description,
		URL: original.URL, URLLabel: original.URLLabel, Category: original.Category, Modules: original.Modules,
	}
	setUnlessZero(&row.Ref, p.Ref)
	setUnlessZero(&row.Title, p.Title)
	setUnlessZero(&row.Category, p.Category)
	if len(p.Modules) > 0 {
		row.Modules = p.Modules
	} else if original.Project != project.ID {
		row.Modules = common(row.Modules, project.Modules)
	}
	if err := c.addItem(deployment, project, row); err != nil {
		return err
	}
	return c.copyParts(original, c.about.Item, project)
}

// common gives the entries of a list that are also in another one.
func common(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(entry string) bool { return !slices.Contains(other, entry) })
}

func (c *Call) copyParts(original domain.Item, item domain.ID, project domain.Project) error {
	plan, err := planCopy(c.tx.Reader, c.rules, original, project)
	if err != nil {
		return err
	}
	for _, activity := range plan.activities {
		activity.ID, activity.Item, activity.Step = c.newID(), item, ""
		if err := store.Put(c.tx, activity); err != nil {
			return err
		}
	}
	for _, attachment := range plan.attachments {
		attachment.ID, attachment.Item = c.newID(), item
		if err := store.Put(c.tx, attachment); err != nil {
			return err
		}
	}
	return nil
}

// copyPlan is what of an item can be copied into a project, and the titles of what cannot.
type copyPlan struct {
	activities  []domain.Activity
	attachments []domain.Attachment
	left        []string
	// emptied are the activities that lose values on the way.
	emptied []string
}

// planCopy finds for every activity its template in the project: the same one, or in another project the
// enabled one of the same kind and title. What has none stays behind. Values that do not fit the template, and
// secrets, which only the other project can open, are left out.
func planCopy(r store.Reader, rules *Authority, original domain.Item, project domain.Project) (copyPlan, error) {
	var plan copyPlan
	activities, err := r.ActivitiesOf(original.ID)
	if err != nil {
		return plan, err
	}
	attachments, err := r.AttachmentsOf(original.ID)
	if err != nil {
		return plan, err
	}
	offered, err := r.Templates(project.ID)
	if err != nil {
		return plan, err
	}
	for _, activity := range activities {
		template, found, err := templateFor(r, activity, original.Project == project.ID, offered)
		if err != nil {
			return plan, err
		}
		if !found {
			plan.left = append(plan.left, activity.Title)
			continue
		}
		plan.add(rules, activity, template, original.Project == project.ID)
	}
	for _, attachment := range attachments {
		if domain.ExtensionAllowed(attachment.Name, project.Extensions) {
			plan.attachments = append(plan.attachments, attachment)
		} else {
			plan.left = append(plan.left, attachment.Name)
		}
	}
	return plan, nil
}

func templateFor(r store.Reader, activity domain.Activity, same bool, offered []domain.Template) (domain.Template, bool, error) {
	own, err := store.Get[domain.Template](r, activity.Template)
	if err != nil || same {
		return own, same, err
	}
	i := slices.IndexFunc(offered, func(t domain.Template) bool {
		return t.Enabled && t.Kind == own.Kind && strings.EqualFold(t.Title, own.Title)
	})
	if i < 0 {
		return own, false, nil
	}
	return offered[i], true, nil
}

func (p *copyPlan) add(rules *Authority, activity domain.Activity, template domain.Template, same bool) {
	if !same {
		fitting := domain.WithoutSecrets(domain.FitValues(template, activity.Values))
		if len(fitting) < len(activity.Values) {
			p.emptied = append(p.emptied, activity.Title)
		}
		activity.Template, activity.Values = template.ID, fitting
		if !rules.isMember(template.Project)(activity.Owner) {
			activity.Owner = ""
		}
	}
	p.activities = append(p.activities, activity)
}

func init() { ask("item.copy_check", checkItemCopy) }

func checkItemCopy(v *View, p *ItemCopyCheck) (ItemCopyView, error) {
	out := ItemCopyView{Modules: []string{}, Categories: []string{}, Left: []string{}, Emptied: []string{}}
	item, err := record[domain.Item](v.Reader, p.Item)
	if err != nil {
		return out, err
	}
	if _, err := v.see(item.Project); err != nil {
		return out, err
	}
	target, err := record[domain.Deployment](v.Reader, p.To)
	if err != nil {
		return out, err
	}
	project, err := v.see(target.Project)
	if err != nil {
		return out, err
	}
	return out, v.copyView(&out, item, target, project)
}

func (v *View) copyView(out *ItemCopyView, item domain.Item, target domain.Deployment, project domain.Project) error {
	taken, err := v.ItemTitled(target.ID, item.Title)
	if err != nil {
		return err
	}
	plan, err := planCopy(v.Reader, v.rules, item, project)
	if err != nil {
		return err
	}
	window, err := windowState(v.Reader, target, project, v.now)
	if err != nil {
		return err
	}
	out.TitleTaken, out.CategoryUnknown = taken != "", !slices.Contains(project.Categories, item.Category)
	out.Modules, out.Categories = common(item.Modules, project.Modules), project.Categories
	out.Left, out.Emptied = append(out.Left, plan.left...), append(out.Emptied, plan.emptied...)
	reason := firstOf([]error{domain.DeploymentOpen(target), domain.MayAddItem(window)})
	for _, ability := range can(v.relation(project.ID), "item.copy") {
		out.Can = append(out.Can, notNow(ability, reason))
	}
	return nil
}
