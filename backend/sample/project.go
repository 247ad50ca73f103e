package sample

import "renogen/backend/app"

const projectDescription = `Releases of the reference implementation of Python.

Nothing is public before all experts have given the **green light**.
Pushing the tag cannot be undone.`

// project: Ada makes the environment and the project, Noor gives everybody roles.
func project(s *script) {
	s.at(-20, "13:00")
	environment := s.do("Ada", &app.EnvironmentCreate{
		Name:        "python.org",
		Description: "Download servers, documentation server, website, and the public repository.",
	})
	s.project = s.do("Ada", &app.ProjectCreate{
		Key: "cpython", Title: "CPython releases", Icon: "rocket", Description: projectDescription,
		Environment: environment, TimeZone: "UTC",
		Modules:            []string{"source", "docs", "windows", "macos", "website", "announcements"},
		Categories:         []string{"Build", "Documentation", "Publication", "Communication"},
		ChecklistTemplates: []string{"Experts reachable", "Access rights checked", "Blockers reviewed", "Time zones agreed"},
		Extensions:         []string{"asc", "csv", "gz", "log", "md", "pdf", "pkg", "png", "tgz", "txt", "xz", "zip"},
		Approver:           s.user("Noor"),
	})
	nobody := app.MemberSeen{Roles: []string{}}
	for _, p := range cast[1:] {
		if p.roles == nil {
			continue
		}
		user := s.user(p.name)
		s.do("Noor", &app.MemberSet{
			Project: s.project, User: user, Roles: p.roles, Seen: s.seen("member", s.project+"/"+user, nobody),
		})
		s.do(p.name, &app.StarSet{Project: s.project, Starred: true})
	}
}
