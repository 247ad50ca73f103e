package sample

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// afterwards: the debrief is booked, and Petra asks for access.
func afterwards(s *script) {
	s.play(taskAfterwards)
	s.at(1, "11:20")
	s.do("Petra", &app.AccessRequest{Project: s.project, Text: "I write the texts of the download page."})
}

// upcoming: the next window is under way, and one more is asked for: something waits for everybody.
func upcoming(s *script) {
	s.at(1, "13:00")
	alpha := domain.Plan{
		Title: "3.13.0 alpha 3", Description: "The third alpha, for those who want to try what is new.",
		Start: moment(s.release, 14, "14:00").UnixMilli(), Minutes: 6 * 60, Lead: s.user("Mei"), ReleaseManager: s.user("Ada"),
		Risk: domain.RiskLow, WayBack: "Alphas are superseded, not taken back.",
	}
	s.deployment = s.do("Ada", &app.DeploymentCreate{Project: s.project, PlanFields: app.PlanFields(alpha)})
	for _, i := range alphaList {
		s.register(s.deployment, i)
	}
	s.play(alphaTurns)
	s.at(1, "15:40")
	s.approveBook("Steps of the other items follow.")
	s.at(1, "15:50")
	s.do("Ada", &app.TaskCreate{
		Deployment: s.deployment, Title: supplierOnCall, Start: moment(s.release, 14, "12:00").UnixMilli(), Persons: s.persons("Vic", "Mei"),
	})
	s.at(1, "16:10")
	s.do("Wes", &app.RequestCreate{Project: s.project, PlanFields: app.PlanFields{
		Title: "3.12.2 final", Description: "The next bug-fix release.", Start: moment(s.release, 61, "14:00").UnixMilli(),
		ReleaseManager: s.user("Noor"), Risk: domain.RiskMedium,
	}})
}

var alphaList = []item{
	{
		ref: "A3-1", title: "Sources of alpha 3", category: "Build", modules: []string{"source"}, by: "Imani", day: 1, clock: "13:20",
		activities: []activity{scripted(pre, "Bump to alpha 3", 10, "bump", "3.13.0a3", none), scripted(pre, "Tag alpha 3", 5, "tag", "3.13.0a3", none)},
	},
	{
		ref: "A3-2", title: "Windows packages of alpha 3", category: "Build", modules: []string{"windows"}, by: "Wes", day: 1, clock: "13:40",
		activities: []activity{job(during, "Build the Windows packages of alpha 3", 110, "windows-release", value("field.GitTag", "v3.13.0a3"))},
	},
	{
		ref: "A3-3", title: "macOS package of alpha 3", category: "Build", modules: []string{"macos"}, by: "Mei", day: 1, clock: "13:50",
		activities: []activity{hand(during, "Build the macOS installer of alpha 3", 90, macos, "Build, notarise, sign.", none)},
	},
	{
		ref: "A3-4", title: "What is new in 3.13, first draft", category: "Documentation", modules: []string{"docs"}, by: "Imani", day: 1, clock: "14:05",
		description: "The page that readers of the announcement come to.",
	},
	{
		ref: "A3-5", title: "Announcement of alpha 3", category: "Communication", modules: []string{"announcements"}, by: "Imani", day: 1, clock: "14:10",
		activities: []activity{hand(post, "Mail about alpha 3", 20, machine, "To python-dev and the blog.", none)},
	},
}

var alphaTurns = []turn{
	{1, "14:30", "Imani", submits, "A3-1", ""},
	{1, "14:32", "Wes", submits, "A3-2", ""},
	{1, "14:33", "Mei", submits, "A3-3", ""},
	{1, "14:35", "Imani", submits, "A3-5", ""},
	{1, "14:50", "Ivo", verifies, "A3-1", ""},
	{1, "14:55", "Ivo", verifies, "A3-3", ""},
	{1, "15:05", "Dora", rejects, "A3-5", "Name the next date in it"},
	{1, "15:20", "Ada", approves, "A3-1", ""},
}
