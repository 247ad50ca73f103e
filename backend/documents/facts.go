package documents

import (
	"slices"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/platform"
)

// facts is what every document about a deployment says, with its people by id.
type facts struct {
	app.DocumentFacts
	people map[domain.ID]app.DocumentPerson
}

func factsOf(answer app.DocumentFacts) facts {
	f := facts{DocumentFacts: answer, people: map[domain.ID]app.DocumentPerson{}}
	for _, person := range answer.People {
		f.people[person.User] = person
	}
	return f
}

// head begins a document; suffix tells the kinds apart in its number.
func (f facts) head(suffix string) export.Head {
	return export.Head{
		Number: strings.ToUpper(f.Project.Key) + "-" + f.Address + "-" + suffix, Title: f.Deployment.Title,
		Project: f.Project.Title, Environment: f.Environment, Zone: f.Project.TimeZone,
		Window: export.Window{
			Start: f.Deployment.Start, DateOnly: f.Deployment.DateOnly, Minutes: int((f.End - f.Deployment.Start) / 60_000),
		},
		Lead:           f.person(text("document.role.lead"), f.Deployment.Lead),
		ReleaseManager: f.person(text("document.role.release_manager"), f.Deployment.ReleaseManager),
		Remarks:        f.remarks(),
	}
}

func (f facts) made() export.Made {
	return export.Made{
		At: f.At, By: f.By, Program: "Renogen " + platform.Version, Workspace: f.Fingerprint, Seq: f.Head.Seq, Hash: f.Head.Hash,
	}
}

func (f facts) person(role string, user domain.ID) export.Person {
	if user == "" {
		return export.Person{}
	}
	return export.Person{Role: role, Name: f.people[user].Name, Telephone: f.people[user].Telephone}
}

func (f facts) name(user domain.ID) string { return f.people[user].Name }

// contacts are who to call: lead and release manager, then the approvers and whoever does a step, if
// they can be called.
func (f facts) contacts(doers []domain.ID) []export.Person {
	out := []export.Person{}
	known := map[domain.ID]bool{"": true}
	add := func(role string, user domain.ID) {
		if !known[user] {
			known[user] = true
			out = append(out, f.person(role, user))
		}
	}
	lead, manager := f.Deployment.Lead, f.Deployment.ReleaseManager
	if lead == manager {
		add(text("document.role.lead_and_manager"), lead)
	}
	add(text("document.role.lead"), lead)
	add(text("document.role.release_manager"), manager)
	for _, person := range f.DocumentFacts.People {
		called := person.Telephone != "" && person.State == domain.UserActive
		if called && (slices.Contains(person.Roles, string(domain.RoleApproval)) || slices.Contains(doers, person.User)) {
			add(roles(person), person.User)
		}
	}
	return out
}

func roles(person app.DocumentPerson) string {
	var names []string
	for _, role := range person.Roles {
		names = append(names, roleName(role))
	}
	return strings.Join(names, ", ")
}

func roleName(role string) string { return text(domain.Key("ui.role." + role)) }

// remarks are what a reader must not overlook: who decided alone, what began without an approval, and whose
// key nobody has compared.
func (f facts) remarks() []export.Remark {
	out := f.faults()
	for _, signature := range f.Approvals {
		if signature.Alone != "" && signature.Fault == nil {
			out = append(out, export.Remark{
				Kind: export.ApprovedAlone, Text: joined(": ", f.ref(signature.Item), signature.Alone), By: f.name(signature.By), At: signature.At,
			})
		}
	}
	if d := f.Deployment; d.StartedWithout != "" && f.Fault == nil {
		out = append(out, export.Remark{Kind: export.StartedWithout, Text: d.StartedWithout, By: f.name(d.StartedWithoutBy)})
	}
	told := map[string]bool{}
	for _, signature := range f.Approvals {
		if !signature.Confirmed && signature.Fault == nil && !told[signature.Key] {
			told[signature.Key] = true
			out = append(out, export.Remark{
				Kind: export.KeyNotConfirmed, Text: text("document.key_not_confirmed", "name", f.name(signature.By), "key", signature.Key),
			})
		}
	}
	return out
}

// faults are what the tables say of approvals and the journal does not.
func (f facts) faults() []export.Remark {
	out := []export.Remark{}
	if f.Fault != nil {
		out = append(out, export.Remark{Kind: export.OtherRemark, Text: language.Text(f.Fault.Key, f.Fault.Params)})
	}
	for _, signature := range f.Approvals {
		if signature.Fault != nil && signature.Item != "" {
			told := joined(": ", f.ref(signature.Item), language.Text(signature.Fault.Key, signature.Fault.Params))
			out = append(out, export.Remark{Kind: export.OtherRemark, Text: told})
		}
	}
	return out
}

// isForged says whether the approval of an item is not that of the journal.
func (f facts) isForged(item domain.ID) bool {
	return slices.ContainsFunc(f.Approvals, func(s app.DocumentSignature) bool { return s.Item == item && s.Fault != nil })
}

func (f facts) ref(item domain.ID) string {
	for _, row := range f.DocumentFacts.Items {
		if row.ID == item {
			return row.Ref
		}
	}
	return ""
}

// approval writes a signature for the table of approvals; of one that the journal does not know, only that.
func (f facts) approval(role, decision string, s app.DocumentSignature) export.Approval {
	if s.Fault != nil {
		return export.Approval{Role: role, Decision: language.Text(s.Fault.Key, s.Fault.Params)}
	}
	return export.Approval{
		Role: role, Name: f.name(s.By), Decision: decision, At: s.At, Key: s.Key, Content: s.Content,
		KeyNotConfirmed: !s.Confirmed, Alone: s.Alone,
	}
}

// items writes the items of the deployment.
func (f facts) items() []export.Item {
	out := make([]export.Item, len(f.DocumentFacts.Items))
	for i, row := range f.DocumentFacts.Items {
		out[i] = export.Item{
			Ref: row.Ref, Title: row.Title, Category: row.Category, Modules: row.Modules, Description: row.Description, Status: row.Status,
		}
		if row.Approved() && !f.isForged(row.ID) {
			out[i].ApprovedBy, out[i].ApprovedAt, out[i].Alone = f.name(row.ApprovedBy), row.ApprovedAt, row.ApprovedAlone
		}
	}
	return out
}

// joined puts the parts that are not empty together.
func joined(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), separator)
}

// text gives words of the catalogue; params are names and values in turn.
func text(key domain.Key, params ...string) string {
	named := map[string]string{}
	for i := 0; i+1 < len(params); i += 2 {
		named[params[i]] = params[i+1]
	}
	return language.Text(key, named)
}
