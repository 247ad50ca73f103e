package main

import (
	"errors"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
)

const (
	pageTime   = 16 * time.Millisecond
	wideTime   = 60 * time.Millisecond
	searchTime = 100 * time.Millisecond
)

// screens lists what each screen of the window asks when it opens.
func screens(a *app.App, user domain.ID) ([]question, error) {
	home, err := app.Ask[app.HomeView](a, user, "home.get", &app.HomeGet{})
	if err != nil {
		return nil, err
	}
	if len(home.Upcoming) == 0 {
		return nil, errors.New("no deployment lies ahead: the workspace was changed long after it was made, so make it anew")
	}
	project := home.Upcoming[0].Project
	deployment := home.Upcoming[0].ID
	items, err := app.Ask[app.ItemsView](a, user, "items.list", &app.ItemsList{Project: project, Limit: 1})
	if err != nil {
		return nil, err
	}
	return []question{
		{"home.get", &app.HomeGet{}, wideTime},
		{"activity.list", &app.ActivityList{Limit: 200}, pageTime},
		{"activity.list", &app.ActivityList{Project: project, Limit: 200}, pageTime},
		{"search", &app.Search{Text: "faster search warehouses", Limit: 200}, searchTime},
		{"search", &app.Search{Text: "re"}, searchTime},
		{"deployment.get", &app.DeploymentGet{Deployment: deployment}, pageTime},
		{"deployments.list", &app.DeploymentsList{Project: project}, pageTime},
		{"deployments.list", &app.DeploymentsList{Project: project, Which: "past"}, pageTime},
		{"items.list", &app.ItemsList{Deployment: deployment}, pageTime},
		{"items.list", &app.ItemsList{Project: project}, pageTime},
		{"items.list", &app.ItemsList{Project: project, Search: "warehouse", Sort: "title"}, wideTime},
		{"item.get", &app.ItemGet{Item: items.Items[0].ID}, pageTime},
		{"checklist.get", &app.ChecklistGet{Deployment: deployment}, pageTime},
		{"requests.list", &app.RequestsList{Project: project}, pageTime},
		{"run_book.get", &app.RunBookGet{Deployment: deployment}, wideTime},
		{"release_notes.get", &app.ReleaseNotesGet{Deployment: deployment}, pageTime},
		{"templates.list", &app.TemplatesList{Project: project}, pageTime},
		{"people.list", &app.PeopleList{}, pageTime},
		{"contributions.list", &app.ContributionsList{Project: project}, wideTime},
	}, nil
}

// anyItem gives an item that can be commented.
func anyItem(a *app.App, user domain.ID) (domain.ID, error) {
	found, err := app.Ask[app.SearchView](a, user, "search", &app.Search{Text: "Change", Kind: "item", Limit: 1})
	if err != nil {
		return "", err
	}
	return found.Hits[0].ID, nil
}
