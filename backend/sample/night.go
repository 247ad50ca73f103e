package sample

// night: the tasks of the day before and the morning, then the window. Everybody works at the same time.
// The pipeline of Wes fails once, so the end comes at 20:40, 40 minutes late.
func night(s *script) {
	s.play(taskTurns)
	s.signOff()
	s.play(preTurns)
	s.play(buildTurns)
	s.play(publishTurns)
	s.play(websiteTurns)
}

var preTurns = []turn{
	{0, "14:00", "Imani", starts, "No open blockers", ""},
	{0, "14:08", "Imani", completes, "No open blockers", ""},
	{0, "14:08", "Imani", starts, "Buildbots are green", ""},
	{0, "14:12", "Imani", notes, "Buildbots are green", "Run 4711, all stable buildbots green"},
	{0, "14:13", "Imani", completes, "Buildbots are green", ""},
	{0, "14:13", "Imani", starts, "Make the release clone", ""},
	{0, "14:19", "Imani", completes, "Make the release clone", ""},
	{0, "14:20", "Imani", starts, "Collect the news", ""},
	{0, "14:23", "Imani", completes, "Collect the news", ""},
	{0, "14:23", "Imani", starts, "Build the topics of pydoc", ""},
	{0, "14:33", "Imani", completes, "Build the topics of pydoc", ""},
	{0, "14:34", "Imani", starts, "Bump the version", ""},
	{0, "14:38", "Imani", completes, "Bump the version", ""},
	{0, "14:38", "Imani", starts, "Copyright years", ""},
	{0, "14:44", "Imani", completes, "Copyright years", "All were right already"},
	{0, "14:45", "Imani", starts, "Tag the release", ""},
	{0, "14:48", "Imani", completes, "Tag the release", ""},
	{0, "14:49", "Imani", starts, "Export the archives", ""},
	{0, "15:10", "Imani", completes, "Export the archives", ""},
	{0, "15:11", "Imani", starts, "Test the archive", ""},
	{0, "15:52", "Imani", notes, "Test the archive", "455 tests OK, 23 skipped (no such hardware)"},
	{0, "15:52", "Imani", completes, "Test the archive", ""},
}

const (
	windowsBuild = "Build and sign the Windows packages"
	certificate  = "signing certificate locked"
)

var buildTurns = []turn{
	{0, "15:54", "Wes", starts, windowsBuild, ""},
	{0, "15:55", "Mei", starts, "Build the macOS installer", ""},
	{0, "15:56", "Dora", starts, "Build the documentation", ""},
	{0, "15:58", "Imani", starts, "Upload Python-3.12.1.tgz", ""},
	{0, "16:02", "Imani", completes, "Upload Python-3.12.1.tgz", ""},
	{0, "16:02", "Imani", starts, "Upload Python-3.12.1.tgz.asc", ""},
	{0, "16:04", "Imani", completes, "Upload Python-3.12.1.tgz.asc", ""},
	{0, "16:04", "Imani", starts, "Upload Python-3.12.1.tar.xz", ""},
	{0, "16:08", "Imani", completes, "Upload Python-3.12.1.tar.xz", ""},
	{0, "16:08", "Imani", starts, "Upload Python-3.12.1.tar.xz.asc", ""},
	{0, "16:10", "Imani", completes, "Upload Python-3.12.1.tar.xz.asc", ""},
	{0, "16:26", "Wes", notes, windowsBuild, "Run 1209, stage sign: SignTool Error: the smart card is blocked"},
	{0, "16:27", "Wes", fails, windowsBuild, certificate},
	{0, "16:38", "Dora", completes, "Build the documentation", ""},
	{0, "16:40", "Dora", starts, "Upload python-3.12.1-docs-html.zip", ""},
	{0, "16:47", "Dora", completes, "Upload python-3.12.1-docs-html.zip", ""},
	{0, "16:49", "Wes", comments, "REL-4", "Three wrong entries had locked the card. Its holder has unlocked it; a test file was signed."},
	{0, "16:50", "Wes", submits, "REL-4", "The certificate is unlocked"},
	{0, "16:54", "Dora", verifies, "REL-4", "Saw the signature of the test file"},
	{0, "16:58", "Noor", approves, "REL-4", "Go on; we shall be late"},
	{0, "17:00", "Wes", starts, windowsBuild, ""},
	{0, "17:14", "Mei", completes, "Build the macOS installer", ""},
	{0, "17:15", "Mei", starts, "Upload python-3.12.1-macos11.pkg", ""},
	{0, "17:22", "Mei", completes, "Upload python-3.12.1-macos11.pkg", ""},
	{0, "18:41", "Wes", notes, windowsBuild, "Run 1210: 14 files signed and published"},
	{0, "18:42", "Wes", completes, windowsBuild, ""},
	{0, "18:42", "Wes", starts, "Send the hashes", ""},
	{0, "18:46", "Wes", completes, "Send the hashes", ""},
	{0, "18:47", "Imani", starts, "Verify the signatures on the server", ""},
	{0, "18:53", "Imani", completes, "Verify the signatures on the server", ""},
	{0, "18:53", "Imani", starts, "Purge the cache", ""},
	{0, "18:55", "Imani", completes, "Purge the cache", ""},
}

var publishTurns = []turn{
	{0, "18:56", "Imani", starts, "Green light: Windows", ""},
	{0, "18:58", "Imani", notes, "Green light: Windows", "Wes: “Green. All fourteen files are there and signed.”"},
	{0, "18:58", "Imani", completes, "Green light: Windows", ""},
	{0, "18:59", "Imani", starts, "Green light: macOS", ""},
	{0, "19:01", "Imani", notes, "Green light: macOS", "Mei: “Green from my side.”"},
	{0, "19:01", "Imani", completes, "Green light: macOS", ""},
	{0, "19:02", "Imani", starts, "Green light: Documentation", ""},
	{0, "19:04", "Imani", notes, "Green light: Documentation", "Dora: “Green. The zip is where it belongs.”"},
	{0, "19:04", "Imani", completes, "Green light: Documentation", ""},
	{0, "19:05", "Imani", starts, "Lift branch protection", ""},
	{0, "19:07", "Imani", completes, "Lift branch protection", ""},
	{0, "19:07", "Imani", starts, "Merge the tag", ""},
	{0, "19:14", "Imani", completes, "Merge the tag", ""},
	{0, "19:15", "Imani", starts, "Push the tag", ""},
	{0, "19:17", "Imani", notes, "Push the tag", "Dry run: 3.12 -> 3.12, [new tag] v3.12.1"},
	{0, "19:19", "Imani", completes, "Push the tag", "Noor on the telephone"},
	{0, "19:20", "Imani", starts, "Back to development", ""},
	{0, "19:27", "Imani", completes, "Back to development", ""},
	{0, "19:27", "Imani", starts, "Restore branch protection", ""},
	{0, "19:29", "Imani", completes, "Restore branch protection", ""},
}

var websiteTurns = []turn{
	{0, "19:31", "Imani", starts, "Insert the release", ""},
	{0, "19:34", "Imani", completes, "Insert the release", "1 row"},
	{0, "19:35", "Imani", starts, "Add the files to the website", ""},
	{0, "19:43", "Imani", completes, "Add the files to the website", ""},
	{0, "19:44", "Dora", starts, "Earlier pages point to the new one", ""},
	{0, "19:45", "Mei", starts, "Clean test", ""},
	{0, "20:01", "Dora", completes, "Earlier pages point to the new one", ""},
	{0, "20:04", "Imani", starts, "Mail to the lists", ""},
	{0, "20:18", "Imani", completes, "Mail to the lists", ""},
	{0, "20:19", "Imani", starts, "Blog post", ""},
	{0, "20:28", "Mei", completes, "Clean test", "Checksums right, all tests pass"},
	{0, "20:35", "Imani", completes, "Blog post", ""},
	{0, "20:36", "Imani", starts, "Tell the committers", ""},
	{0, "20:40", "Imani", completes, "Tell the committers", ""},
}
