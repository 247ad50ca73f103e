package sample

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// Titles of the templates, by which the activities of the items name them.
const (
	byHand   = "By hand"
	pipeline = "Pipeline"
	putFile  = "Put file on the download server"
	release  = "Release script"
	light    = "Green light"
	database = "Website database"
	website  = "Website script"
)

// Where a release happens.
const (
	machine   = "release machine"
	windows   = "Windows builder"
	macos     = "macOS builder"
	downloads = "downloads"
	docs      = "docs"
	github    = "github.com"
	www       = "www.python.org"
)

const versionPattern = `\d+\.\d+\.\d+(a|b|rc)?\d*`

// templateList is what activities are made from, in the order of their sections in a run book.
var templateList = []app.TemplateDefinition{
	{
		Kind: domain.KindInstruction, Title: byHand, Stage: domain.StageDuring,
		Description: "Something that one person does, as written.",
		Config:      domain.TemplateConfig{Nodes: options(machine, windows, macos, downloads, docs, github, www)},
		StepPlan:    domain.StepPlan{Minutes: 10},
	},
	{
		Kind: domain.KindCIJob, Title: pipeline, Stage: domain.StageDuring,
		Description: "A job of the pipeline. Note the number of the run as evidence.",
		Config: domain.TemplateConfig{
			AccessNotes: "Sign in with your own account, at **Pipelines**. Runs need the group *release experts*.",
			Jobs:        options("windows-release", "docs-build", "buildbot-status"),
			Fields: []domain.Field{
				{ID: "GitTag", Label: "GitTag", Kind: domain.FieldText, Description: "The tag to build from, such as v3.12.1."},
				{ID: "SigningCertificate", Label: "SigningCertificate", Kind: domain.FieldPassword, Description: "The password of the certificate that signs the packages."},
				{ID: "DoPublish", Label: "DoPublish", Kind: domain.FieldChoice, Options: options("true", "false")},
			},
		},
		StepPlan: domain.StepPlan{
			Minutes: 45, Expect: "The run ends green.", IfNot: "Read the log. Try once more only when the cause is known.",
		},
	},
	{
		Kind: domain.KindDeployFile, Title: putFile, Stage: domain.StageDuring,
		Description: "A file goes to one of the servers that the public downloads from.",
		Config:      domain.TemplateConfig{Nodes: options(downloads, docs), NodesLabel: "Server"},
		StepPlan: domain.StepPlan{
			Minutes: 5, Expect: "The checksum on the server is that of the file here.",
			Undo: "Remove the file and purge the cache.", UndoMinutes: 5,
		},
	},
	{
		Kind: domain.KindCommands, Title: release, Stage: domain.StagePre,
		Description: "The script of the release tools.",
		Config: domain.TemplateConfig{
			Nodes: options(machine), RunAs: "rm", Commands: "release.py --{action} {version}",
			Fields: []domain.Field{
				{ID: "action", Label: "Action", Kind: domain.FieldChoice, Required: true, Options: options("bump", "tag", "export", "done")},
				{ID: "version", Label: "Version", Kind: domain.FieldPattern, Required: true, Pattern: versionPattern, Description: "Such as 3.12.1 or 3.13.0a3."},
			},
		},
		StepPlan: domain.StepPlan{Minutes: 10, Undo: "Throw the release clone away and begin again from the branch.", UndoMinutes: 15},
	},
	{
		Kind: domain.KindInstructions, Title: light, Stage: domain.StageDuring,
		Description: "One expert says whether his part is fit to be public.",
		Config: domain.TemplateConfig{
			Instructions: "Ask {expert.name} by telephone ({expert.telephone}) and note the answer **word for word**.",
			Fields: []domain.Field{{
				ID: "expert", Label: "Expert", Kind: domain.FieldSubChoice, Required: true, Options: []domain.Option{
					expert("Windows", "Wes"), expert("macOS", "Mei"), expert("Documentation", "Dora"),
				},
			}},
		},
		StepPlan: domain.StepPlan{
			Minutes: 5, Checkpoint: true, Expect: "A clear yes.", IfNot: "Stop. Nothing becomes public. Call the release manager.",
		},
	},
	{
		Kind: domain.KindDatabase, Title: database, Stage: domain.StagePost,
		Description: "A script on the database of the website.",
		Config:      domain.TemplateConfig{Database: "pydotorg", Logins: options("editor")},
		StepPlan:    domain.StepPlan{Minutes: 5, Undo: "Delete the row again.", UndoMinutes: 5},
	},
	{
		Kind: domain.KindCommands, Title: website, Stage: domain.StagePost,
		Description: "The script that puts the files of a release on the website.",
		Config: domain.TemplateConfig{
			Nodes: options(machine), RunAs: "rm", Commands: "AUTH_INFO={user}:{key} python add-to-pydotorg.py {version}",
			Fields: []domain.Field{
				{ID: "user", Label: "User", Kind: domain.FieldText, Required: true},
				{ID: "key", Label: "Key", Kind: domain.FieldPassword, Required: true, Description: "The key of that user for the website's interface."},
				{ID: "version", Label: "Version", Kind: domain.FieldPattern, Required: true, Pattern: versionPattern},
			},
		},
		StepPlan: domain.StepPlan{Minutes: 10, Expect: "The page of the release lists all files."},
	},
}

func options(values ...string) []domain.Option {
	var all []domain.Option
	for _, value := range values {
		all = append(all, domain.Option{Value: value})
	}
	return all
}

// expert is a choice of the green light, with whom to call for it.
func expert(part, name string) domain.Option {
	telephone := ""
	for _, p := range cast {
		if p.name == name {
			telephone = p.telephone
		}
	}
	return domain.Option{Value: part, Values: []domain.SubValue{{Key: "name", Value: name}, {Key: "telephone", Value: telephone}}}
}

// templates: Noor makes the templates.
func templates(s *script) {
	s.at(-18, "10:00")
	for _, t := range templateList {
		s.templates[t.Title] = s.do("Noor", &app.TemplateCreate{Project: s.project, TemplateDefinition: t})
	}
}
