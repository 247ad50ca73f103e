package documents

import (
	"renogen/backend/app"
	"renogen/backend/export"
)

// notesOf is a draft as long as it lists something that is not released.
func notesOf(answer app.NotesDocument) export.ReleaseNotes {
	f := factsOf(answer.DocumentFacts)
	out := export.ReleaseNotes{Head: f.head("RN"), Description: answer.Notes.Description, Categories: []export.Category{}, Made: f.made()}
	for _, category := range answer.Notes.Categories {
		written := export.Category{Title: category.Title}
		for _, item := range category.Items {
			written.Items = append(written.Items, export.Item{
				Ref: item.Ref, Title: item.Title, Category: category.Title, Modules: item.Modules, Description: item.Description, Status: item.Status,
			})
			out.Head.Draft = out.Head.Draft || item.Marked
		}
		out.Categories = append(out.Categories, written)
	}
	return out
}
