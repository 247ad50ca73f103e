package documents

import (
	"strings"

	"renogen/backend/app"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
	"renogen/backend/platform"
)

// aboutHead begins a list about a deployment or a project.
func aboutHead(a app.DocumentAbout, suffix string) (export.Head, export.Made) {
	head := export.Head{
		Number: strings.ToUpper(a.Project.Key), Title: a.Project.Title, Project: a.Project.Title, Zone: a.Project.TimeZone,
	}
	if a.Deployment.ID != "" {
		head.Number += "-" + a.Address
		head.Title = a.Deployment.Title
	}
	head.Number += "-" + suffix
	return head, export.Made{
		At: a.At, By: a.By, Program: "Renogen " + platform.Version, Workspace: a.Fingerprint, Seq: a.Head.Seq, Hash: a.Head.Hash,
	}
}

func (m *maker) items() (Document, error) {
	answer, err := app.Ask[app.ItemsDocument](m.app, m.user, "document.items", &app.DocumentItems{Deployment: m.Deployment, Project: m.Project})
	if err != nil {
		return Document{}, err
	}
	head, made := aboutHead(answer.DocumentAbout, "IT")
	zone, err := export.NewZone(head.Zone)
	if err != nil {
		return Document{}, err
	}
	return m.spreadsheet(head, made, []export.Table{itemsTable(zone, answer.Items, m.Deployment == "")})
}

type itemRow = app.DocumentItem

func itemsTable(zone *export.Zone, items []itemRow, ofProject bool) export.Table {
	s := sheet[itemRow]{name: "items", zone: zone}
	if ofProject {
		s.text("deployment", 30, func(i itemRow) string { return i.DeploymentTitle })
		s.moment("deployment_start", func(i itemRow) int64 { return i.DeploymentStart })
	}
	s.number("position", func(i itemRow) int { return i.Position })
	s.text("ref", 14, func(i itemRow) string { return i.Ref })
	s.text("title", 50, func(i itemRow) string { return i.Title })
	s.text("category", 18, func(i itemRow) string { return i.Category })
	s.text("modules", 24, func(i itemRow) string { return strings.Join(i.Modules, ", ") })
	s.text("status", 18, func(i itemRow) string { return words(pdf.ItemWord, string(i.Status)) })
	s.moment("status_since", func(i itemRow) int64 { return i.StatusAt })
	s.text("created_by", 18, func(i itemRow) string { return i.CreatedByName })
	s.moment("created", func(i itemRow) int64 { return i.CreatedAt })
	s.text("submitted_by", 18, func(i itemRow) string { return i.SubmittedByName })
	s.moment("submitted", func(i itemRow) int64 { return i.SubmittedAt })
	s.text("verified_by", 18, func(i itemRow) string { return i.VerifiedByName })
	s.moment("verified", func(i itemRow) int64 { return i.VerifiedAt })
	s.text("approved_by", 18, func(i itemRow) string {
		if i.Fault != nil {
			return language.Text(i.Fault.Key, i.Fault.Params)
		}
		return i.ApprovedByName
	})
	s.moment("approved", func(i itemRow) int64 { return i.ApprovedAt })
	s.text("alone", 30, func(i itemRow) string { return i.ApprovedAlone })
	s.number("activities", func(i itemRow) int { return i.Activities })
	s.number("attachments", func(i itemRow) int { return i.Attachments })
	s.number("comments", func(i itemRow) int { return i.Comments })
	s.text("url", 30, func(i itemRow) string { return i.URL })
	s.text("description", 60, func(i itemRow) string { return i.Description })
	return s.table(items)
}
