package export

import "renogen/backend/domain"

// ReleaseNotes are what stakeholders read about a deployment.
type ReleaseNotes struct {
	Head        Head       `json:"head"`
	Description string     `json:"description"`
	Categories  []Category `json:"categories"`
	Made        Made       `json:"made"`
}

// Category groups items, in the order of the project.
type Category struct {
	Title string `json:"title"`
	Items []Item `json:"items"`
}

// Released says whether an item may stand in release notes without a mark.
func (i Item) Released() bool {
	return i.Status == domain.ItemReady || i.Status == domain.ItemCompleted
}
