package testkit

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// Templates are one template of each kind, as a release of CPython needs them.
type Templates struct {
	Release, GreenLight, ByHand, PutFile, Pipeline, Website domain.ID
}

// Templates makes one template of each kind in a project that Approval manages, in the order of the fields.
func (w *Workspace) Templates(project domain.ID) Templates {
	w.TB.Helper()
	make := func(definition app.TemplateDefinition) domain.ID {
		return w.Must("Approval", &app.TemplateCreate{Project: project, TemplateDefinition: definition})
	}
	return Templates{
		Release: make(ReleaseScript()), GreenLight: make(GreenLight()), ByHand: make(ByHand()),
		PutFile: make(PutFile()), Pipeline: make(Pipeline()), Website: make(WebsiteDatabase()),
	}
}

func choices(values ...string) []domain.Option {
	options := []domain.Option{}
	for _, value := range values {
		options = append(options, domain.Option{Value: value})
	}
	return options
}

// ReleaseScript defines predefined commands with a choice and a pattern.
func ReleaseScript() app.TemplateDefinition {
	return app.TemplateDefinition{
		Kind: domain.KindCommands, Title: "Release script", Stage: domain.StagePre,
		StepPlan: domain.StepPlan{Minutes: 10, OwnerRole: "execute", Expect: "Exit code 0 and “done.” as the last line"},
		Config: domain.TemplateConfig{
			Nodes: choices("build-01", "downloads"), RunAs: "rm",
			Commands: "cd ~/release/{version}\nrelease.py --{action} {version}\necho \"{@ID} $?\" >> ~/release.log",
			Fields: []domain.Field{
				{ID: "action", Label: "What to do", Kind: domain.FieldChoice, Required: true, Options: choices("bump", "tag", "export", "done")},
				{ID: "version", Label: "Version", Kind: domain.FieldPattern, Required: true, Pattern: `\d+\.\d+\.\d+(a|b|rc)?\d*`},
			},
		},
	}
}

// GreenLight defines predefined instructions with a choice with sub-values.
func GreenLight() app.TemplateDefinition {
	expert := func(option, name string) domain.Option {
		return domain.Option{Value: option, Values: []domain.SubValue{{Key: "name", Value: name}}}
	}
	return app.TemplateDefinition{
		Kind: domain.KindInstructions, Title: "Green light", Stage: domain.StageDuring, StepPlan: domain.StepPlan{Minutes: 5},
		Config: domain.TemplateConfig{
			Instructions: "Ask {expert.name} by telephone and note the answer word for word.",
			Fields: []domain.Field{{
				ID: "expert", Label: "Expert", Kind: domain.FieldSubChoice, Required: true,
				Options: []domain.Option{expert("windows", "Wes"), expert("macos", "Mei"), expert("documentation", "Dora")},
			}},
		},
	}
}

// ByHand defines an instruction for one node.
func ByHand() app.TemplateDefinition {
	return app.TemplateDefinition{
		Kind: domain.KindInstruction, Title: "By hand", Stage: domain.StageDuring, StepPlan: domain.StepPlan{Minutes: 10},
		Config: domain.TemplateConfig{Nodes: choices("workstation"), Instruction: "Write down what you do."},
	}
}

// PutFile defines the deployment of a file.
func PutFile() app.TemplateDefinition {
	return app.TemplateDefinition{
		Kind: domain.KindDeployFile, Title: "Put file on the download server", Stage: domain.StageDuring,
		StepPlan: domain.StepPlan{Minutes: 10, Undo: "Remove the file", UndoMinutes: 5},
		Config:   domain.TemplateConfig{Nodes: choices("downloads", "docs")},
	}
}

// Pipeline defines a CI job with parameters, one of them secret.
func Pipeline() app.TemplateDefinition {
	return app.TemplateDefinition{
		Kind: domain.KindCIJob, Title: "Pipeline", Stage: domain.StageDuring, StepPlan: domain.StepPlan{Minutes: 45},
		Config: domain.TemplateConfig{
			AccessNotes: "Sign in with the release account.", Jobs: choices("windows-release", "docs-build", "buildbot-status"),
			Fields: []domain.Field{
				{ID: "GitTag", Label: "Tag", Kind: domain.FieldText},
				{ID: "SigningCertificate", Label: "Signing certificate", Kind: domain.FieldPassword},
				{ID: "DoPublish", Label: "Publish", Kind: domain.FieldCheckBox},
			},
		},
	}
}

// WebsiteDatabase defines a database script.
func WebsiteDatabase() app.TemplateDefinition {
	return app.TemplateDefinition{
		Kind: domain.KindDatabase, Title: "Website database", Stage: domain.StagePost, StepPlan: domain.StepPlan{Minutes: 5},
		Config: domain.TemplateConfig{Database: "pydotorg", Logins: choices("editor")},
	}
}
