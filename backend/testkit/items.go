package testkit

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// Item registers an item, as Entry, in a deployment of a project with the modules of Project.
func (w *Workspace) Item(deployment domain.ID, title string, change ...func(*app.ItemCreate)) domain.ID {
	w.TB.Helper()
	create := &app.ItemCreate{Deployment: deployment, Title: title, Category: "Enhancement", Modules: []string{"web"}}
	for _, fn := range change {
		fn(create)
	}
	return w.Must("Entry", create)
}

// Activity adds an activity to an item, as Entry.
func (w *Workspace) Activity(item, template domain.ID, values ...domain.Value) domain.ID {
	w.TB.Helper()
	return w.Must("Entry", &app.ActivityCreate{Item: item, Template: template, Values: values})
}

// Text is the value of a parameter that is one text; the fields of a sub-form are called field.ID.
func Text(id, text string) domain.Value { return domain.Value{ID: id, Text: text} }

// Choices is the value of a parameter that is a list.
func Choices(id string, chosen ...string) domain.Value { return domain.Value{ID: id, List: chosen} }

// ByHandValues are those of the template ByHand.
func ByHandValues(instruction string) []domain.Value {
	return []domain.Value{Text("instruction", instruction), Choices("nodes", "workstation")}
}
