package domain

import (
	"slices"
	"strconv"
	"strings"
)

// ContentChange is one difference between two contents of an item. Secrets are redacted in it.
type ContentChange struct {
	// Path names the place: title, activities.ID.values.field.version, templates.ID.config.commands.
	Path string `json:"path"`
	// Part is the activity, attachment or template that it is about; empty for the item itself.
	Part string `json:"part"`
	// Label is a template's own; where it is empty, LabelKey names a text of the catalogue.
	Label    string `json:"label"`
	LabelKey Key    `json:"label_key"`
	// Before and After are empty where there was, or is, nothing.
	Before string `json:"before"`
	After  string `json:"after"`
	// Person: Before and After are ids of users.
	Person bool `json:"person"`
}

// contentPart is the item itself, or one activity, attachment or template of it, as a list of facts.
type contentPart struct {
	path, name string
	key        Key
	facts      []fact
}

// fact is one statement of a content. It is the same as another one when identity is; text is for people.
type fact struct {
	path, label, text, identity string
	key                         Key
	person                      bool
}

// DiffContent says what changed from one content of an item to another: first the item's fields, then
// activities, their order, attachments, and the template texts that both use.
func DiffContent(before, after ItemContent) []ContentChange {
	changes := []ContentChange{}
	were, are := partsOf(before), partsOf(after)
	for _, part := range are {
		old, known := findPart(were, part.path)
		if known {
			changes = append(changes, diffFacts(part, old.facts, part.facts)...)
		} else if !part.isTemplate() {
			changes = append(changes, part.whole("", part.name))
		}
	}
	for _, part := range were {
		if _, still := findPart(are, part.path); !still && !part.isTemplate() {
			changes = append(changes, part.whole(part.name, ""))
		}
	}
	return append(changes, diffOrder(before, after)...)
}

func findPart(parts []contentPart, path string) (contentPart, bool) {
	for _, part := range parts {
		if part.path == path {
			return part, true
		}
	}
	return contentPart{}, false
}

// isTemplate: a template comes and goes with the activities that use it, which are told themselves.
func (p contentPart) isTemplate() bool { return strings.HasPrefix(p.path, "templates.") }

// whole tells that the part came or went.
func (p contentPart) whole(before, after string) ContentChange {
	return ContentChange{Path: strings.TrimSuffix(p.path, "."), Part: p.name, LabelKey: p.key, Before: before, After: after}
}

func diffFacts(part contentPart, before, after []fact) []ContentChange {
	var changes []ContentChange
	old := map[string]fact{}
	for _, f := range before {
		old[f.path] = f
	}
	tell := func(f fact, was, is string) {
		changes = append(changes, ContentChange{
			Path: part.path + f.path, Part: part.name, Label: f.label, LabelKey: f.key, Before: was, After: is, Person: f.person,
		})
	}
	for _, f := range after {
		if was := old[f.path]; was.identity != f.identity {
			tell(f, was.text, f.text)
		}
		delete(old, f.path)
	}
	for _, f := range before {
		if _, gone := old[f.path]; gone {
			tell(f, f.text, "")
		}
	}
	return changes
}

func diffOrder(before, after ItemContent) []ContentChange {
	was, wasTitles := commonOrderOf(before, after)
	is, isTitles := commonOrderOf(after, before)
	if slices.Equal(was, is) {
		return nil
	}
	return []ContentChange{{Path: "activities", LabelKey: "content.order", Before: wasTitles, After: isTitles}}
}

// commonOrderOf gives the activities that both contents have, in the order of the first: ids, and titles a line each.
func commonOrderOf(of, other ItemContent) (ids []ID, titles string) {
	var lines []string
	for _, a := range of.Activities {
		if slices.ContainsFunc(other.Activities, func(b ActivityContent) bool { return a.ID == b.ID }) {
			ids, lines = append(ids, a.ID), append(lines, a.Title)
		}
	}
	return ids, strings.Join(lines, "\n")
}

func partsOf(c ItemContent) []contentPart {
	parts := []contentPart{{facts: []fact{
		plainFact("ref", "content.ref", c.Ref),
		plainFact("title", "content.title", c.Title),
		plainFact("description", "content.description", c.Description),
		plainFact("url", "content.url", c.URL),
		plainFact("url_label", "content.url_label", c.URLLabel),
		plainFact("category", "content.category", c.Category),
		listFact("modules", "content.modules", c.Modules),
	}}}
	for _, a := range c.Activities {
		text, _ := c.Template(a.Template)
		parts = append(parts, contentPart{
			path: "activities." + a.ID + ".", name: a.Title, key: "content.activity", facts: a.facts(text),
		})
	}
	for _, a := range c.Attachments {
		parts = append(parts, contentPart{
			path: "attachments." + a.ID + ".", name: a.Name, key: "content.attachment", facts: []fact{
				fileFact("file", "content.file", a.File, a.Name),
				plainFact("description", "content.description", a.Description),
			},
		})
	}
	for _, text := range c.Templates {
		parts = append(parts, contentPart{path: "templates." + text.ID + ".", name: text.Title, key: "content.template", facts: text.facts()})
	}
	return parts
}

func plainFact(path string, key Key, text string) fact {
	return fact{path: path, key: key, text: text, identity: text}
}

// fileFact tells files of one name apart by the beginning of their digests.
func fileFact(path string, key Key, file ID, name string) fact {
	return fact{path: path, key: key, text: name + " " + file[:min(12, len(file))], identity: file + " " + name}
}

func listFact(path string, key Key, list []string) fact {
	return fact{path: path, key: key, text: strings.Join(list, ", "), identity: strings.Join(list, "\n")}
}

func numberFact(path string, key Key, number int) fact {
	if number == 0 {
		return plainFact(path, key, "")
	}
	return plainFact(path, key, strconv.Itoa(number))
}

func tickFact(path string, key Key, set bool) fact {
	return plainFact(path, key, strconv.FormatBool(set))
}

func (a ActivityContent) facts(template TemplateText) []fact {
	facts := []fact{
		plainFact("template", "content.template", a.Template),
		plainFact("title", "content.title", a.Title),
		plainFact("stage", "content.stage", string(a.Stage)),
	}
	form := Form(Template{Kind: template.Kind, Config: template.Config})
	for _, value := range a.Values {
		facts = append(facts, value.fact(form))
	}
	owner := plainFact("plan.owner", "content.owner", a.Plan.Owner)
	owner.person = true
	return append(facts,
		numberFact("plan.minutes", "content.minutes", a.Plan.Minutes),
		plainFact("plan.owner_role", "content.owner_role", a.Plan.OwnerRole),
		owner,
		plainFact("plan.expect", "content.expect", a.Plan.Expect),
		plainFact("plan.if_not", "content.if_not", a.Plan.IfNot),
		plainFact("plan.warning", "content.warning", a.Plan.Warning),
		plainFact("plan.undo", "content.undo", a.Plan.Undo),
		numberFact("plan.undo_minutes", "content.undo_minutes", a.Plan.UndoMinutes),
		tickFact("plan.no_undo", "content.no_undo", a.Plan.NoUndo),
		tickFact("plan.checkpoint", "content.checkpoint", a.Plan.Checkpoint),
	)
}

func (v Value) fact(form []FormField) fact {
	f := fact{path: "values." + v.ID, label: v.ID}
	for _, field := range form {
		if field.ID == v.ID {
			f.label, f.key = field.Label, field.LabelKey
		}
	}
	switch {
	case v.Sealed != "":
		f.text, f.identity = RedactedText(v.ID), v.Sealed
	case v.File != "":
		named := fileFact("", "", v.File, v.FileName)
		f.text, f.identity = named.text, named.identity
	case len(v.List) > 0:
		list := listFact("", "", v.List)
		f.text, f.identity = list.text, list.identity
	case v.Tick:
		f.text, f.identity = "true", "true"
	default:
		f.text, f.identity = v.Text, v.Text
	}
	return f
}

func (t TemplateText) facts() []fact {
	facts := []fact{
		plainFact("title", "content.title", t.Title),
		plainFact("description", "content.description", t.Description),
	}
	info, _ := kindInfo(t.Kind)
	for _, part := range info.Config {
		path := "config." + part.ID
		switch part.Kind {
		case ConfigOptions:
			options := *t.Config.options(part.ID)
			facts = append(facts, fact{path: path, key: part.Label, text: optionsInWords(options), identity: exactly(options)})
		case ConfigFields:
			facts = append(facts, t.Config.fieldOrder(path, part.Label))
			for _, field := range t.Config.Fields {
				facts = append(facts, fact{path: path + "." + field.ID, label: field.Label, text: field.inWords(), identity: exactly(field)})
			}
		default:
			facts = append(facts, plainFact(path, part.Label, *t.Config.text(part.ID)))
		}
	}
	return facts
}

// fieldOrder tells that fields were put into another order, came or went.
func (c TemplateConfig) fieldOrder(path string, key Key) fact {
	ids := make([]string, len(c.Fields))
	for i, field := range c.Fields {
		ids[i] = field.ID
	}
	return listFact(path, key, ids)
}
