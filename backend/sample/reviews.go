package sample

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// reviews: Dora and Ivo review, and Ivo rejects REL-6 once.
func reviews(s *script) { s.play(reviewTurns) }

// decisions: Imani mends REL-6; Noor approves, orders the steps, and approves the run book.
func decisions(s *script) {
	s.at(-5, "09:40")
	s.add("Imani", "REL-6", zipUpload)
	s.play(decisionTurns)
	s.at(-2, "15:00")
	s.order(domain.StagePre, preOrder)
	s.order(domain.StageDuring, duringOrder)
	s.order(domain.StagePost, postOrder)
	s.at(-2, "15:30")
	s.approveBook("All experts have read it.")
}

var reviewTurns = []turn{
	{-9, "10:00", "Imani", submits, "REL-1", ""},
	{-9, "10:01", "Imani", submits, "REL-2", ""},
	{-9, "10:02", "Imani", submits, "REL-3", ""},
	{-9, "10:03", "Imani", submits, "REL-6", ""},
	{-9, "10:04", "Imani", submits, "REL-7", ""},
	{-9, "10:05", "Imani", submits, "REL-8", ""},
	{-9, "10:06", "Imani", submits, "REL-9", ""},
	{-9, "10:07", "Imani", submits, "REL-10", ""},
	{-9, "10:08", "Imani", submits, "REL-11", ""},
	{-9, "15:00", "Wes", submits, "REL-4", "The certificate is good until next March."},
	{-8, "07:45", "Mei", submits, "REL-5", ""},
	{-8, "09:00", "Ivo", verifies, "REL-1", ""},
	{-8, "09:20", "Ivo", comments, "REL-2", "Please also look at the year in the About box of IDLE: it comes from Python/getcopyright.c."},
	{-8, "09:22", "Ivo", verifies, "REL-2", ""},
	{-8, "09:30", "Ivo", verifies, "REL-3", ""},
	{-8, "11:00", "Dora", verifies, "REL-4", ""},
	{-8, "11:10", "Dora", verifies, "REL-5", ""},
	{-7, "13:05", "Ivo", rejects, "REL-6", "HTML zip missing from the plan"},
	{-7, "13:30", "Ivo", verifies, "REL-7", ""},
	{-7, "13:40", "Dora", verifies, "REL-8", ""},
	{-6, "10:00", "Dora", verifies, "REL-9", "Good that the dry run comes first."},
	{-6, "10:20", "Ivo", verifies, "REL-10", ""},
	{-6, "10:25", "Ivo", verifies, "REL-11", ""},
}

var decisionTurns = []turn{
	{-5, "09:50", "Imani", submits, "REL-6", "The zip is in the plan now."},
	{-5, "14:00", "Dora", verifies, "REL-6", ""},
	{-5, "14:05", "Dora", comments, "REL-6", "The folder must be group-writable, or the nightly build cannot replace the files."},
	{-2, "14:00", "Noor", approves, "REL-1", ""},
	{-2, "14:02", "Noor", approves, "REL-2", ""},
	{-2, "14:04", "Noor", approves, "REL-3", ""},
	{-2, "14:06", "Noor", approves, "REL-4", ""},
	{-2, "14:08", "Noor", approves, "REL-5", ""},
	{-2, "14:10", "Noor", approves, "REL-6", ""},
	{-2, "14:12", "Noor", approves, "REL-7", ""},
	{-2, "14:14", "Noor", approves, "REL-8", ""},
	{-2, "14:16", "Noor", approves, "REL-9", "Once more: after the push there is no way back."},
	{-2, "14:18", "Noor", approves, "REL-10", ""},
	{-2, "14:20", "Noor", approves, "REL-11", ""},
}

// preOrder follows the making of the archives.
var preOrder = []string{
	"No open blockers", "Buildbots are green", "Make the release clone", "Collect the news", "Build the topics of pydoc",
	"Bump the version", "Copyright years", "Tag the release", "Export the archives", "Test the archive",
}

// duringOrder is the order of the steps during the window: what becomes public comes after the green lights.
var duringOrder = []string{
	"Build and sign the Windows packages", "Send the hashes",
	"Build the macOS installer", "Upload python-3.12.1-macos11.pkg",
	"Build the documentation", "Upload python-3.12.1-docs-html.zip",
	"Upload Python-3.12.1.tgz", "Upload Python-3.12.1.tgz.asc", "Upload Python-3.12.1.tar.xz", "Upload Python-3.12.1.tar.xz.asc",
	"Verify the signatures on the server", "Purge the cache",
	"Green light: Windows", "Green light: macOS", "Green light: Documentation",
	"Lift branch protection", "Merge the tag", "Push the tag", "Back to development", "Restore branch protection",
}

// postOrder: the website before the announcement.
var postOrder = []string{
	"Insert the release", "Add the files to the website", "Earlier pages point to the new one", "Clean test",
	"Mail to the lists", "Blog post", "Tell the committers",
}

// order: Noor drags the steps of a stage into an order.
func (s *script) order(stage domain.Stage, titles []string) {
	for place, title := range titles {
		book := s.book("Noor")
		steps := []app.RunBookStep{}
		for _, step := range s.steps("Noor") {
			if step.Stage == stage {
				steps = append(steps, step)
			}
		}
		if s.err != nil {
			return
		}
		if steps[place].Title != title {
			s.do("Noor", &app.StepMove{Step: s.step("Noor", title).ID, Place: place, Seen: book.Seen})
		}
	}
}

func (s *script) book(who string) app.RunBookView {
	return ask[app.RunBookView](s, who, "run_book.get", &app.RunBookGet{Deployment: s.deployment})
}

func (s *script) approveBook(remark string) {
	s.do("Noor", &app.RunBookApprove{Deployment: s.deployment, Remark: remark, Seen: s.book("Noor").Seen})
}
