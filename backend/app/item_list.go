package app

import (
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// ItemsList asks for items: those of a deployment, or of a whole project. Zero values do not restrict.
// Sort is position, ref, title, category, modules, status, activities, attachments, comments or changed;
// without it the order is the deployment's own, in a project the newest first.
type ItemsList struct {
	Deployment domain.ID           `json:"deployment,omitempty"`
	Project    domain.ID           `json:"project,omitempty"`
	Status     []domain.ItemStatus `json:"status,omitempty"`
	Category   string              `json:"category,omitempty"`
	Module     string              `json:"module,omitempty"`
	// Mine restricts to items that the person made or submitted.
	Mine       bool   `json:"mine,omitempty"`
	Search     string `json:"search,omitempty"`
	Sort       string `json:"sort,omitempty"`
	Descending bool   `json:"descending,omitempty"`
	Offset     int    `json:"offset,omitempty"`
	Limit      int    `json:"limit,omitempty"`
}

// ItemsView is a page of items. Total counts all that were asked for.
type ItemsView struct {
	Items []ItemRow        `json:"items"`
	Total int              `json:"total"`
	Can   []domain.Ability `json:"can"`
}

// ItemRow is an item in a list. Can has the changes of its status that the person may make (submit, verify,
// approve, ...) and item.edit, item.move where they are allowed.
type ItemRow struct {
	ID              domain.ID         `json:"id"`
	Deployment      domain.ID         `json:"deployment"`
	DeploymentTitle string            `json:"deployment_title"`
	Ref             string            `json:"ref"`
	Title           string            `json:"title"`
	Category        string            `json:"category"`
	Modules         []string          `json:"modules"`
	Status          domain.ItemStatus `json:"status"`
	StatusAt        int64             `json:"status_at"`
	Position        int               `json:"position"`
	// PositionWas is what item.order carries as was.
	PositionWas   string    `json:"position_was"`
	Approved      bool      `json:"approved"`
	CreatedBy     domain.ID `json:"created_by"`
	CreatedByName string    `json:"created_by_name"`
	ChangedAt     int64     `json:"changed_at"`
	Activities    int       `json:"activities"`
	Attachments   int       `json:"attachments"`
	Comments      int       `json:"comments"`
	Can           []string  `json:"can"`
	// Waits: the next change of its status is the matter of the one who asks, as Home counts it.
	Waits bool `json:"waits"`
}

func init() { ask("items.list", listItems) }

func listItems(v *View, p *ItemsList) (ItemsView, error) {
	out := ItemsView{Items: []ItemRow{}}
	filter, err := p.filter(v)
	if err != nil {
		return out, err
	}
	if _, err := v.see(filter.Project); err != nil {
		return out, err
	}
	out.Can = can(v.relation(filter.Project), "item.create", "item.order")
	ids, total, err := v.FindItems(filter)
	if err != nil || len(ids) == 0 {
		out.Total = total
		return out, err
	}
	out.Total = total
	out.Items, err = v.itemRows(ids)
	return out, err
}

func (p *ItemsList) filter(v *View) (store.ItemFilter, error) {
	f := store.ItemFilter{
		Deployment: p.Deployment, Project: p.Project, Category: p.Category, Module: p.Module,
		Search: strings.TrimSpace(p.Search), Sort: p.Sort, Descending: p.Descending, Offset: max(p.Offset, 0), Limit: p.Limit,
	}
	if f.Limit <= 0 || f.Limit > longestPage {
		f.Limit = longestPage
	}
	for _, status := range p.Status {
		f.Status = append(f.Status, string(status))
	}
	if p.Mine {
		f.By = v.user
	}
	if !store.ItemSort(f.Sort) {
		return f, fieldError("sort", "query.sort", "given", f.Sort)
	}
	if p.Deployment == "" {
		return f, nil
	}
	deployment, err := record[domain.Deployment](v.Reader, p.Deployment)
	f.Project = deployment.Project
	return f, err
}

// itemRows reads what a list shows of some items of one project, in their order.
func (v *View) itemRows(ids []domain.ID) ([]ItemRow, error) {
	items, err := v.ListedItems(ids)
	if err != nil {
		return nil, err
	}
	place := map[domain.ID]int{}
	for i, id := range ids {
		place[id] = i
	}
	slices.SortFunc(items, func(a, b store.ListedItem) int { return place[a.ID] - place[b.ID] })
	steps, err := v.StepStatesOfItems(ids)
	if err != nil {
		return nil, err
	}
	deployments, err := v.deploymentsOf(items)
	if err != nil {
		return nil, err
	}
	relation := v.relation(items[0].Project)
	out := make([]ItemRow, len(items))
	for i, item := range items {
		if out[i], err = v.itemRow(item, deployments[item.Deployment]); err != nil {
			return nil, err
		}
		situation := caseOfItem(v.rules, relation, item.Item, deployments[item.Deployment], steps[item.ID], v.user, v.now)
		out[i].Can = itemCodes(relation, situation, deployments[item.Deployment], steps[item.ID])
		out[i].Waits = itemWaits(out[i].Can, relation.Roles)
	}
	return out, nil
}

// deploymentsOf reads the deployments of some items.
func (v *View) deploymentsOf(items []store.ListedItem) (map[domain.ID]domain.Deployment, error) {
	ids := []domain.ID{}
	for _, item := range items {
		if !slices.Contains(ids, item.Deployment) {
			ids = append(ids, item.Deployment)
		}
	}
	rows, err := v.DeploymentsByID(ids)
	byID := map[domain.ID]domain.Deployment{}
	for _, row := range rows {
		byID[row.ID] = row
	}
	return byID, err
}

func (v *View) itemRow(item store.ListedItem, deployment domain.Deployment) (ItemRow, error) {
	was, err := journal.ValueDigest(item.Position)
	return ItemRow{
		ID: item.ID, Deployment: item.Deployment, DeploymentTitle: deployment.Title, Ref: item.Ref, Title: item.Title,
		Category: item.Category, Modules: item.Modules, Status: item.Status, StatusAt: item.StatusAt,
		Position: item.Position, PositionWas: was, Approved: item.Approved(), CreatedBy: item.CreatedBy,
		CreatedByName: v.rules.Users[item.CreatedBy].Name, ChangedAt: item.ChangedAt,
		Activities: item.Activities, Attachments: item.Attachments, Comments: item.Comments,
	}, err
}

// itemWaits: whoever may decide or complete is waited for; submitting is the matter of those who enter, whoever else may.
func itemWaits(codes []string, roles domain.RoleSet) bool {
	for _, action := range []domain.ItemAction{domain.ItemVerify, domain.ItemApprove, domain.ItemComplete} {
		if slices.Contains(codes, string(action)) {
			return true
		}
	}
	return roles.Has(domain.RoleEntry) && slices.Contains(codes, string(domain.ItemSubmit))
}

// itemCodes lists what the person may do with an item from a list.
func itemCodes(relation domain.Relation, situation domain.ItemCase, deployment domain.Deployment, steps []domain.StepOutcome) []string {
	codes := []string{}
	for _, ability := range situation.Abilities() {
		if ability.Allowed && !slices.Contains(codes, ability.Action) {
			codes = append(codes, ability.Action)
		}
	}
	item := situation.Item
	relation.Own = item.CreatedBy == situation.Actor
	if domain.DeploymentOpen(deployment) == nil && domain.MayEditItem(item) == nil {
		codes = append(codes, allowed(relation, "item.edit")...)
	}
	if domain.DeploymentWritable(deployment) == nil && domain.MayLeave(item, steps) == nil {
		codes = append(codes, allowed(relation, "item.move")...)
	}
	return codes
}
