package app

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// TemplatePreview asks what an unsaved template would look like, filled in with sample values. Sample
// secrets come as plain text; nothing of them comes back.
type TemplatePreview struct {
	Project domain.ID `json:"project"`
	// Template is the one that is edited; empty for a new one.
	Template   domain.ID          `json:"template,omitempty"`
	Definition TemplateDefinition `json:"definition"`
	Values     []domain.Value     `json:"values,omitempty"`
	// Step stands for {@ID}.
	Step string `json:"step,omitempty"`
}

// TemplatePreviewView shows everything that is wrong with a definition, each problem with its place, and
// what its form and its run-book row look like all the same.
type TemplatePreviewView struct {
	Problems map[string]domain.Problem `json:"problems"`
	Form     []domain.FormField        `json:"form"`
	// ValueProblems are those of the sample values, under "values." and the id of the value.
	ValueProblems map[string]domain.Problem `json:"value_problems"`
	Intro         []domain.RowBlock         `json:"intro"`
	Row           []domain.RowBlock         `json:"row"`
}

// TemplateExport asks for templates as a file; none named means all of the project.
type TemplateExport struct {
	Project   domain.ID   `json:"project"`
	Templates []domain.ID `json:"templates,omitempty"`
}

// TemplateFile is the text of such a file, and what stands in it. Owners stay behind: people are not the
// same elsewhere.
type TemplateFile struct {
	Text        string               `json:"text"`
	Definitions []TemplateDefinition `json:"definitions"`
}

// TemplateImport asks what a file of templates would bring to a project. Each definition that the person
// wants is then given to template.create.
type TemplateImport struct {
	Project domain.ID `json:"project"`
	Text    string    `json:"text"`
}

// TemplateImportView lists the templates of a file with what is wrong with each in this project.
type TemplateImportView struct {
	Templates []TemplateImportRow `json:"templates"`
}

// TemplateImportRow is one template of a file.
type TemplateImportRow struct {
	Definition TemplateDefinition        `json:"definition"`
	Problems   map[string]domain.Problem `json:"problems"`
}

// templateFile is the form of exported templates; backend/docs describes it.
type templateFile struct {
	Format    string               `json:"format"`
	Version   int                  `json:"version"`
	Templates []TemplateDefinition `json:"templates"`
}

const (
	templateFormat        = "renogen templates"
	templateFormatVersion = 1
)

func init() {
	ask("template.preview", previewTemplate)
	ask("template.export", exportTemplates)
	ask("template.import", importTemplates)
}

func previewTemplate(v *View, p *TemplatePreview) (TemplatePreviewView, error) {
	var out TemplatePreviewView
	if _, err := v.see(p.Project); err != nil {
		return out, err
	}
	var before domain.Template
	if p.Template != "" {
		var err error
		if before, err = v.template(p.Template); err != nil {
			return out, err
		}
	}
	row := p.Definition.row(p.Template, p.Project, 0)
	checked, err := checkTemplate(v.Reader, v.rules, row, before)
	if out.Problems, err = problemsOf(err); err != nil {
		return out, err
	}
	if len(out.Problems) == 0 {
		row = checked
	}
	out.Form = domain.Form(row)
	if p.Values == nil {
		p.Values = initialValues(out.Form)
	}
	values, secrets := sampleValues(out.Form, p.Values)
	cleaned, plain := domain.CheckValues(row, values, func(domain.ID) bool { return true })
	if out.ValueProblems, err = problemsOf(domain.Together(secrets, plain)); err != nil {
		return out, err
	}
	text := domain.TextOf(row)
	content := domain.StepContent{Title: row.Title, Stage: row.Stage, Template: text, Values: cleaned, Plan: row.StepPlan}
	out.Intro, out.Row = domain.SectionIntro(text), domain.PreviewBlocks(content, p.Step)
	return out, nil
}

// problemsOf gives the problems of a form; any other error stays one.
func problemsOf(err error) (map[string]domain.Problem, error) {
	var refused *domain.Error
	if errors.As(err, &refused) && refused.Code == domain.CodeInvalid && len(refused.Fields) > 0 {
		return refused.Fields, nil
	}
	return map[string]domain.Problem{}, err
}

// initialValues gives what a form begins with.
func initialValues(form []domain.FormField) []domain.Value {
	values := []domain.Value{}
	for _, field := range form {
		if field.Kind != domain.FieldShown {
			field.Initial.ID = field.ID
			values = append(values, field.Initial)
		}
	}
	return values
}

// sampleValues checks sample secrets and puts something in their place that counts as sealed.
func sampleValues(form []domain.FormField, values []domain.Value) ([]domain.Value, error) {
	var problems error
	out := slices.Clone(values)
	for i, value := range out {
		at := slices.IndexFunc(form, func(f domain.FormField) bool { return f.ID == value.ID && f.Sensitive })
		if at < 0 || value.Text == "" {
			continue
		}
		problems = domain.Together(problems, domain.CheckSecret(form[at], value.Text))
		out[i] = domain.Value{ID: value.ID, Sealed: "sample", Generation: 1}
	}
	return out, problems
}

func exportTemplates(v *View, p *TemplateExport) (TemplateFile, error) {
	out := TemplateFile{Definitions: []TemplateDefinition{}}
	if _, err := v.see(p.Project); err != nil {
		return out, err
	}
	rows, err := v.Templates(p.Project)
	if err != nil {
		return out, err
	}
	for _, row := range rows {
		if len(p.Templates) == 0 || slices.Contains(p.Templates, row.ID) {
			definition := definitionOf(row)
			definition.Owner = ""
			out.Definitions = append(out.Definitions, definition)
		}
	}
	if len(out.Definitions) == 0 {
		return out, domain.Invalid("template.file.empty")
	}
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(templateFile{templateFormat, templateFormatVersion, out.Definitions})
	out.Text = text.String()
	return out, err
}

func importTemplates(v *View, p *TemplateImport) (TemplateImportView, error) {
	out := TemplateImportView{Templates: []TemplateImportRow{}}
	if _, err := v.see(p.Project); err != nil {
		return out, err
	}
	var file templateFile
	if err := journal.DecodeLenient([]byte(p.Text), &file); err != nil {
		return out, err
	}
	if file.Format != templateFormat || file.Version != templateFormatVersion {
		return out, domain.Invalid("template.file.format")
	}
	before := []domain.Template{}
	for _, definition := range file.Templates {
		row, err := checkTemplate(v.Reader, v.rules, definition.row("", p.Project, 0), domain.Template{})
		problems, err := problemsOf(domain.Together(titleTwice(before, row), err))
		if err != nil {
			return out, err
		}
		before = append(before, row)
		out.Templates = append(out.Templates, TemplateImportRow{Definition: definition, Problems: problems})
	}
	return out, nil
}

// titleTwice refuses a template that could not be made once the one of the same title before it in the file is.
func titleTwice(before []domain.Template, row domain.Template) error {
	first := slices.IndexFunc(before, func(t domain.Template) bool {
		return t.Enabled && row.Enabled && row.Title != "" && strings.EqualFold(t.Title, row.Title)
	})
	if first < 0 {
		return nil
	}
	return fieldError("title", "template.file.title_twice",
		"title", row.Title, "first", strconv.Itoa(first+1), "second", strconv.Itoa(len(before)+1))
}
