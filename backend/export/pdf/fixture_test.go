package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"time"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// opening is when the window of the sample release opens: a Thursday, 14:00 UTC.
var opening = time.Date(2023, 12, 7, 14, 0, 0, 0, time.UTC).UnixMilli()

const minute = int64(60_000)

func sampleHead() export.Head {
	return export.Head{
		Number: "CPYTHON-202312071400-RB", Title: "3.12.1 final", Version: 2,
		Project: "CPython releases", Environment: "python.org", Zone: "Europe/Warsaw",
		Window:         export.Window{Start: opening, Minutes: 360},
		Lead:           export.Person{Role: "Lead", Name: "Imani", Telephone: "+254 20 555 0102"},
		ReleaseManager: export.Person{Role: "Release manager", Name: "Noor", Telephone: "+31 20 555 0101"},
	}
}

func sampleMade() export.Made {
	return export.Made{
		At: opening + 400*minute, By: "Noor", Program: "Renogen 1.0.0",
		Workspace: "7Q2M-K4XD-9TFA-HB3C", Seq: 412, Hash: "9f2b6c0a4d1e8b7735c2",
	}
}

func command(host, text string) export.Block {
	return export.Block{Kind: export.CodeBlock, Label: host, Text: text}
}

func value(label, text string) export.Block {
	return export.Block{Kind: export.ValueBlock, Label: label, Text: text}
}

func prose(text string) export.Block {
	return export.Block{Kind: export.MarkdownBlock, Text: text}
}

// script is a multi-line command with everything that gets lost elsewhere: tabs, runs of
// spaces, a long line, an emoji, quotes.
const script = "set -euo pipefail\n" +
	"for f in Python-3.12.1.tgz Python-3.12.1.tar.xz; do\n" +
	"\tgpg   --verify \"$f.asc\" \"$f\"  # tab before,   three   spaces within\n" +
	"done\n" +
	"curl --fail --silent --show-error --location 'https://www.python.org/ftp/python/3.12.1/?deep=true&checks=mirror,cdn,origin&verbose=1' | jq -e '.status == \"UP\" and (.checks | map(.ok) | all)'\n" +
	"echo \"released 🚀 {nb} $(date -u +%FT%TZ)\" >> ~/release.log"

func samplePre() []export.Section {
	return []export.Section{
		{Title: "By hand", Kind: domain.KindInstruction, Steps: []export.Step{
			{
				Title: "No open release blocker, no deferred blocker", Minutes: 20, Owner: "Noor", Items: []string{"REL-1"},
				Blocks: []export.Block{value("Nodes", "bugs.python.org"), prose("Look through the list of **release blockers** and of *deferred* ones.\n\n1. Ask the owner of each.\n2. Write the answer down.\n   - a blocker stays: stop\n   - a blocker goes: note who decided\n\nSee [the guide](https://devguide.python.org/release/).")},
				Expect: "The list is empty.", IfNot: "Stop. The window is moved; call Ada.",
			},
			{Title: "Make the release clone", Minutes: 10, Owner: "Imani", Items: []string{"REL-1"}, Blocks: []export.Block{command("rm.python.org · run as rm", "git clone --branch 3.12 git@github.com:python/cpython.git cpython-3.12.1 && cd cpython-3.12.1 && git status --porcelain | wc -l")}, Expect: "0", IfNot: "Throw the clone away and begin again.", Undo: "rm -rf cpython-3.12.1", UndoMinutes: 1},
			{Title: "Topics of pydoc", Minutes: 15, Owner: "Imani", Items: []string{"REL-2"}, Blocks: []export.Block{command("rm.python.org · run as rm", "blurb release 3.12.1\ncd Doc && make pydoc-topics\ncp build/pydoc-topics/topics.py ../Lib/pydoc_data/topics.py\ngit commit -am 'Update pydoc topics'")}, Undo: "git reset --hard origin/3.12", UndoMinutes: 2},
		}},
		{Title: "Pipeline", Kind: domain.KindCIJob, Note: "Access: sign in with the **release** account; the jobs are under *Releases*.", Steps: []export.Step{
			{Title: "Pipeline buildbot-status", Minutes: 10, Owner: "Imani", Items: []string{"REL-1"}, Risk: domain.RiskMedium, Blocks: []export.Block{value("Job", "buildbot-status")}, Expect: "All stable builders are green."},
		}},
		{Title: "Release script", Kind: domain.KindCommands, Steps: []export.Step{
			{Title: "Release script bump 3.12.1", Minutes: 10, Owner: "Imani", Items: []string{"REL-2"}, Blocks: []export.Block{value("Nodes", "rm.python.org"), value("Run as", "rm"), command("rm.python.org · run as rm", "release.py --bump 3.12.1")}, Undo: "git revert HEAD", UndoMinutes: 2},
			{Title: "Release script tag 3.12.1", Minutes: 5, Owner: "Noor", Items: []string{"REL-2"}, Risk: domain.RiskHigh, Warning: "The tag is signed with your own key. Have the token in your hand before you start; after three wrong PINs it is locked.", Blocks: []export.Block{value("Nodes", "rm.python.org"), command("rm.python.org · run as rm", "release.py --tag 3.12.1")}, Undo: "git tag -d v3.12.1", UndoMinutes: 1},
		}},
	}
}

func sampleDuring() []export.Section {
	return []export.Section{
		{Title: "Pipeline", Kind: domain.KindCIJob, Steps: []export.Step{
			{Title: "Pipeline windows-release", Minutes: 120, Owner: "Windows expert", Assignee: "Wes", Items: []string{"REL-4"}, Risk: domain.RiskMedium, Blocks: []export.Block{value("Job", "windows-release"), value("GitTag", "v3.12.1"), value("Signing certificate", "[pw: see window]"), value("DoPublish", "true")}, Expect: "Every stage is green.", IfNot: "Mark the attempt as failed and call Noor."},
		}},
		{Title: "Put file on the download server", Kind: domain.KindDeployFile, Steps: []export.Step{
			{Title: "Sources and their signatures", Minutes: 15, Owner: "Imani", Items: []string{"REL-7"}, Blocks: []export.Block{value("Nodes", "downloads.python.org"), value("File", "Python-3.12.1.tgz, Python-3.12.1.tar.xz and their .asc"), command("downloads.python.org", script)}, Expect: "gpg: Good signature", IfNot: "Delete the file. Do not upload again before the release manager has answered.", Undo: "Remove the four files", UndoMinutes: 3},
		}},
		{Title: "Green light", Kind: domain.KindInstructions, Steps: []export.Step{
			{Title: "Green light Windows", Minutes: 5, Owner: "Noor", Items: []string{"REL-8"}, Blocks: []export.Block{prose("Ask **Wes** by telephone and note the answer word for word.")}},
			{Title: "All three lights are green", Minutes: 5, Owner: "Noor", Items: []string{"REL-8"}, Checkpoint: true, Votes: []string{"Release manager", "Windows expert", "macOS expert", "Documentation expert"}},
		}},
		{Title: "By hand", Kind: domain.KindInstruction, Steps: []export.Step{
			{Title: "Push the tag", Minutes: 5, Owner: "Noor", Items: []string{"REL-9"}, Risk: domain.RiskHigh, NoUndo: true, Warning: "Once the tag is public it is copied within seconds.", Blocks: []export.Block{command("rm.python.org · run as rm", "git push --dry-run --tags git@github.com:python/cpython.git 3.12\ngit push --tags git@github.com:python/cpython.git 3.12")}, Expect: "* [new tag]         v3.12.1 -> v3.12.1"},
		}},
	}
}

func samplePost() []export.Section {
	return []export.Section{
		{Title: "Website database", Kind: domain.KindDatabase, Steps: []export.Step{
			{Title: "Insert the release row", Minutes: 5, Owner: "Imani", Items: []string{"REL-10"}, Blocks: []export.Block{value("Login", "editor"), command("pydotorg · editor", "INSERT INTO downloads_release (name, slug, is_published, release_date)\nVALUES ('Python 3.12.1', 'python-3121', true, now());")}, Expect: "INSERT 0 1", Undo: "DELETE FROM downloads_release WHERE slug = 'python-3121';", UndoMinutes: 1},
		}},
		{Title: "By hand", Kind: domain.KindInstruction, Steps: []export.Step{
			{Title: "Mail to python-announce, python-list, python-dev", Minutes: 20, Owner: "Noor", Items: []string{"REL-11"}, Blocks: []export.Block{prose("| list | subject |\n|---|---|\n| python-announce | Python 3.12.1 |\n| python-dev | [RELEASE] Python 3.12.1 is now available |")}},
		}},
	}
}

// planned is the sample release as it was approved.
func sampleBook() export.RunBook {
	b := export.RunBook{
		Head: sampleHead(), Made: sampleMade(), Risk: domain.RiskHigh,
		RiskNote:    "Many hands in three time zones, one step that cannot be taken back.",
		Description: "Bug-fix release. Nothing is public before all experts have given the **green light**; pushing the tag cannot be undone.",
		WayBack:     "Until the tag is pushed: delete the clone and the files on the download server. After that only a new release (3.12.2) mends anything.", WayBackMinutes: 25,
		Contacts: []export.Person{
			{Role: "Release manager", Name: "Noor", Telephone: "+31 20 555 0101"},
			{Role: "Release engineer", Name: "Imani", Telephone: "+254 20 555 0102"},
			{Role: "Windows expert", Name: "Wes", Telephone: "+1 425 555 0103"},
			{Role: "macOS expert", Name: "Mei 李美", Telephone: "+86 10 5555 0104"},
			{Role: "Download servers", Name: "Vic", Telephone: "+44 20 7946 0105"},
			{Role: "Second release manager", Name: "ليلى حداد", Telephone: "+961 1 555 106"},
		},
		Approvals: []export.Approval{
			{Role: "Author", Name: "Imani", Decision: "submitted", At: opening - 3000*minute, Key: "5ABE-9091-F3B3-F75A"},
			{Role: "Reviewer", Name: "Dora", Decision: "verified", At: opening - 2000*minute, Key: "73F5-27A1-8664-AC87"},
			{Role: "Approver", Name: "Noor", Decision: "approved", At: opening - 1000*minute, Key: "ADE9-ACCE-6E06-44DE", KeyNotConfirmed: true},
		},
		Stages: []export.Stage{
			{Stage: domain.StagePre, Owner: "Imani", Sections: samplePre()},
			{Stage: domain.StageDuring, Owner: "Noor", Sections: sampleDuring()},
			{Stage: domain.StagePost, Owner: "Imani", Sections: samplePost()},
		},
	}
	for i, title := range []string{"Sources are fit to release", "Version 3.12.1 in the sources", "Source archives", "Windows packages", "macOS package", "Documentation", "Files on the download server", "Green lights", "The tag becomes public", "Website", "Announcement"} {
		b.Items = append(b.Items, export.Item{Ref: fmt.Sprintf("REL-%d", i+1), Title: title, Category: "Build", Modules: []string{"source", "docs"}, Status: domain.ItemReady, ApprovedBy: "Noor", ApprovedAt: opening - 1500*minute})
	}
	number(&b)
	return b
}

// number gives the steps their numbers and planned times.
func number(b *export.RunBook) {
	var steps []domain.BookStep
	for step := range b.Steps {
		step.Number = fmt.Sprint(len(steps) + 1)
		steps = append(steps, domain.BookStep{Step: domain.Step{StepPlan: domain.StepPlan{Minutes: step.Minutes}}})
	}
	times, tooLong := domain.PlanTimes(domain.Plan{Start: b.Head.Window.Start, Minutes: b.Head.Window.Minutes}, steps)
	n := 0
	for step := range b.Steps {
		step.PlannedAt = times[n].Start
		n++
	}
	b.PlanTooLong = tooLong
}

// executed is the sample release after its night, with what went wrong in it.
func executedBook() export.RunBook {
	b := sampleBook()
	b.Head.Remarks = []export.Remark{
		{Kind: export.ApprovedAlone, Text: "REL-9 was approved by the person who wrote it, because nobody else has the role.", By: "Noor", At: opening - 1000*minute},
		{Kind: export.StartedWithout, Text: "The approver could not be reached, the blocker list was empty.", By: "Ada", At: opening},
	}
	at := b.Head.Window.Start + 2*minute
	for step := range b.Steps {
		step.State, step.By, step.StartedAt = domain.StepCompleted, "Imani", at
		at += int64(step.Minutes+3) * minute
		step.EndedAt = at
	}
	pipeline := b.Stages[1].Sections[0].Steps
	again := pipeline[0]
	pipeline[0].State, pipeline[0].Remark = domain.StepFailed, "Signing certificate locked."
	pipeline[0].Events = []export.Event{
		{Action: "start", At: pipeline[0].StartedAt, By: "Wes"},
		{Action: "hold", At: pipeline[0].StartedAt + 5*minute, By: "Wes", Text: "waiting for the token"},
		{Action: "resume", At: pipeline[0].StartedAt + 9*minute, By: "Wes"},
		{Action: "fail", At: pipeline[0].EndedAt, By: "Wes", Text: "Signing certificate locked."},
	}
	pipeline[0].Evidence = []export.Evidence{
		{Name: "build.log", Note: "last 200 lines", SHA256: strings.Repeat("5b0c3e7f", 8), Size: 18_201, By: "Wes", At: pipeline[0].EndedAt},
		{Name: "after.png", Note: "unlocked again", SHA256: strings.Repeat("0c3e7f5b", 8), Size: 40_000, By: "Noor", At: pipeline[0].EndedAt, Picture: screenshot(900, 120, color.RGBA{240, 240, 244, 255})},
		{Name: "screen.png", Note: "the error", SHA256: strings.Repeat("a2948dd0", 8), Size: 40_100, By: "Wes", At: pipeline[0].EndedAt, Picture: screenshot(900, 500, color.RGBA{20, 22, 30, 255})},
	}
	again.Number, again.Origin, again.By = pipeline[0].Number+"a", domain.StepRunAgain, "Wes"
	again.Events = []export.Event{{Action: "run_again", At: pipeline[0].EndedAt + minute, By: "Noor", Text: "certificate unlocked"}}
	b.Stages[1].Sections[0].Steps = append(pipeline, again)
	b.Changes = []string{"Added: 7a Pipeline windows-release.", "Step 9 has another owner: " + strings.Repeat("a long reason ", 20)}
	mail := &b.Stages[2].Sections[1].Steps[0]
	mail.State, mail.Remark = domain.StepSkipped, "Goes out tomorrow with the blog post."
	mail.Events = []export.Event{{Action: "skip", At: mail.EndedAt, By: "Noor", Text: mail.Remark}}
	return b
}

// screenshot is a picture of one colour with a few bright lines, as terminals look.
func screenshot(w, h int, ground color.RGBA) []byte {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, ground)
			if y%40 < 6 && x > 40 && x < w/2+y%300 {
				img.SetRGBA(x, y, color.RGBA{120, 220, 140, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func sampleChecklist() export.Checklist {
	head := sampleHead()
	head.Number = "CPYTHON-202312071400-CL"
	return export.Checklist{
		Head: head, Made: sampleMade(), Contacts: sampleBook().Contacts[:3],
		Pauses: []export.Pause{
			{Title: "The day before", Moment: "Wednesday 6 December", Tasks: []export.Task{
				{Title: "Experts called", Response: "all reached", Start: opening - 1680*minute, Persons: []string{"Noor"}, State: domain.TaskCompleted, Updates: []export.TaskUpdate{{At: opening, By: "Noor", To: domain.TaskCompleted, Comment: "Wes until 22:00 only"}}},
				{Title: "Keys and access checked", Start: opening - 1560*minute, End: opening - 1500*minute, Persons: []string{"Imani"}, State: domain.TaskInProgress},
			}},
			{Title: "Before the window opens", Moment: "Thursday 7 December, 15:00 CET", Tasks: []export.Task{
				{Title: "Blockers reviewed with Ada", Response: "none open", Start: opening - 300*minute, Persons: []string{"Noor"}},
				{Title: "Server supplier on call confirmed", Response: "on call", Start: opening - 120*minute, Persons: []string{"Vic"}},
				{Title: "Old mirror told that nothing will be published before all three experts have said yes on the telephone", Persons: []string{"Vic"}, State: domain.TaskCancelled},
			}},
			{Title: "The day after", Moment: "Friday 8 December", Tasks: []export.Task{{Title: "Debrief booked", Start: opening + 1200*minute, Persons: []string{"Ada"}}}},
		},
	}
}

func sampleNotes() export.ReleaseNotes {
	head := sampleHead()
	head.Number = "CPYTHON-202312071400-RN"
	return export.ReleaseNotes{
		Head: head, Made: sampleMade(), Description: "Python 3.12.1 is the first bug-fix release of 3.12.",
		Categories: []export.Category{
			{Title: "Build", Items: []export.Item{
				{Ref: "REL-1", Title: "Sources are fit to release", Modules: []string{"source"}, Status: domain.ItemCompleted, Description: "No *release blocker* is open.\n\n- checked on all stable builders\n- `make testall` passed\n\n```\n./configure\nmake testall\n```"},
				{Ref: "REL-4", Title: "Windows packages", Modules: []string{"windows"}, Status: domain.ItemReady, Description: "Installers for x86, x64 and ARM64."},
			}},
			{Title: "Documentation", Items: []export.Item{{Ref: "REL-6", Title: "Documentation", Modules: []string{"docs"}, Status: domain.ItemFailed, Description: "HTML, EPUB and PDF. > quoted\n\n> A block quote with [a link](https://docs.python.org/3.12/)."}}},
		},
	}
}

func sampleAudit() export.AuditReport {
	book := executedBook()
	a := export.AuditReport{Head: book.Head, Made: book.Made, Approvals: book.Approvals}
	a.Head.Number = "CPYTHON-202312071400-AR"
	a.Approvals[0].Alone = "nobody else was there"
	noor, wes, imani := "0190a5c0-0000-7000-8000-000000000001", "0190a5c0-0000-7000-8000-000000000002", "0190a5c0-0000-7000-8000-000000000003"
	a.Names = map[string]string{noor: "Noor", wes: "Wes", imani: "Imani"}
	for i := range 60 {
		entry := export.AuditEntry{Seq: int64(100 + i), At: opening + int64(i)*minute, By: []string{"Noor", "Imani", "Wes"}[i%3], Command: "step.complete", Subject: "Step with a long title " + strings.Repeat("x ", i%20)}
		entry.Changes = []export.AuditChange{{Field: "steps.state", Before: "in_progress", After: "completed"}, {Field: "steps.remark", After: strings.Repeat(awkward, i%4)}}
		if entry.Doubtful = i == 7; i == 9 {
			entry.Changes = append(entry.Changes, export.AuditChange{Field: "steps.assignee", After: noor}, export.AuditChange{Field: "steps.item", After: strings.Replace(noor, "0190", "0191", 1)},
				export.AuditChange{Field: "owner.to", After: `["` + wes + `","` + imani + `"]`}, export.AuditChange{Field: "steps.planned_at", After: fmt.Sprint(opening)})
		}
		a.Entries = append(a.Entries, entry)
	}
	return a
}
