package sample

import "renogen/backend/domain"

const (
	pre    = domain.StagePre
	during = domain.StageDuring
	post   = domain.StagePost
)

// none is a plan that says no more than the template.
var none = domain.StepPlan{}

// itemList is what 3.12.1 releases.
var itemList = []item{
	{
		ref: "REL-1", title: "Sources are fit to release", category: "Build", modules: []string{"source"}, by: "Imani", day: -12, clock: "09:05",
		description: "The branch 3.12 has no open blocker and all buildbots that matter are green.",
		activities: []activity{
			hand(pre, "No open blockers", 20, github, "Search the issues for *release-blocker* and *deferred-blocker*. There is **none** of either.",
				domain.StepPlan{Expect: "Both searches find nothing.", IfNot: "Call the release manager. The release waits."}),
			job(pre, "Buildbots are green", 10, "buildbot-status"),
			hand(pre, "Make the release clone", 10, machine, "```\ngit clone --branch 3.12 git@github.com:rm/cpython.git cpython-312\ngit status\n```",
				domain.StepPlan{Expect: "nothing to commit, working tree clean"}),
		},
	},
	{
		ref: "REL-2", title: "Version 3.12.1 in the sources", category: "Build", modules: []string{"source", "docs"}, by: "Imani", day: -12, clock: "09:20",
		description: "Everything in the sources says 3.12.1; the tag is signed, in the clone only.",
		activities: []activity{
			hand(pre, "Collect the news", 5, machine, "```\nblurb release 3.12.1\n```", none),
			hand(pre, "Build the topics of pydoc", 15, machine, "In `Doc`:\n```\nmake pydoc-topics\ncp build/pydoc-topics/topics.py ../Lib/pydoc_data/topics.py\ngit commit -am \"Update pydoc topics for 3.12.1\"\n```", none),
			scripted(pre, "Bump the version", 10, "bump", "3.12.1", none),
			hand(pre, "Copyright years", 10, machine, "The present year stands in `README`, `LICENSE`, `Python/getcopyright.c`, `Doc/copyright.rst`, `Doc/license.rst` and `PC/python_ver_rc.h`.", none),
			scripted(pre, "Tag the release", 5, "tag", "3.12.1", domain.StepPlan{
				Warning: "The tag is signed: have the key at hand.", Undo: "git tag -d v3.12.1", UndoMinutes: 5,
			}),
		},
	},
	{
		ref: "REL-3", title: "Source archives", category: "Build", modules: []string{"source"}, by: "Imani", day: -12, clock: "09:40",
		activities: []activity{
			scripted(pre, "Export the archives", 40, "export", "3.12.1", none),
			hand(pre, "Test the archive", 60, machine, "Unpack the archive in an empty folder, then:\n```\n./configure\nmake testall\n```",
				domain.StepPlan{Expect: "All tests pass.", IfNot: "Find the cause first. Flaky tests are run a second time."}),
		},
	},
	{
		ref: "REL-4", title: "Windows packages", category: "Build", modules: []string{"windows"}, by: "Wes", day: -11, clock: "15:10",
		description: "Installers, embeddable packages and the NuGet packages, signed.",
		activities: []activity{
			withSecret(job(during, "Build and sign the Windows packages", 120, "windows-release",
				value("field.GitTag", "v3.12.1"), value("field.DoPublish", "true")), "field.SigningCertificate", "sesame-3.12-windows"),
			hand(during, "Send the hashes", 5, windows, "Send the hashes from the build log to the release manager.", none),
		},
	},
	{
		ref: "REL-5", title: "macOS package", category: "Build", modules: []string{"macos"}, by: "Mei", day: -10, clock: "07:30",
		activities: []activity{
			hand(during, "Build the macOS installer", 90, macos, "Build the installer, have it **notarised**, sign it.",
				domain.StepPlan{Expect: "`spctl -a -t install` accepts the package."}),
			upload("python-3.12.1-macos11.pkg", 10, downloads, "Into `/srv/www.python.org/ftp/python/3.12.1`, group downloads."),
		},
	},
	{
		ref: "REL-6", title: "Documentation", category: "Documentation", modules: []string{"docs"}, by: "Imani", day: -10, clock: "10:00",
		description: "The documentation of 3.12.1 on docs.python.org, and its archives for download.",
		activities:  []activity{job(during, "Build the documentation", 45, "docs-build", value("field.GitTag", "v3.12.1")).ownedBy("Dora")},
	},
	{
		ref: "REL-7", title: "Files on the download server", category: "Publication", modules: []string{"source"}, by: "Imani", day: -10, clock: "10:25",
		activities: []activity{
			upload("Python-3.12.1.tgz", 5, downloads, downloadsFolder), upload("Python-3.12.1.tgz.asc", 3, downloads, downloadsFolder),
			upload("Python-3.12.1.tar.xz", 5, downloads, downloadsFolder), upload("Python-3.12.1.tar.xz.asc", 2, downloads, downloadsFolder),
			hand(during, "Verify the signatures on the server", 10, downloads, "For each file: `gpg --verify FILE.asc`. Permissions are 644, the group is downloads.",
				domain.StepPlan{Expect: "Good signature, four times."}),
			hand(during, "Purge the cache", 5, downloads, "```\ncurl -X PURGE https://www.python.org/ftp/python/3.12.1/\n```", none),
		},
	},
	{
		ref: "REL-8", title: "Green lights", category: "Publication", modules: []string{"windows", "macos", "docs"}, by: "Imani", day: -10, clock: "11:00",
		description: "Nothing after this starts without all three.",
		activities:  []activity{asked("Windows"), asked("macOS"), asked("Documentation")},
	},
	{
		ref: "REL-9", title: "The tag becomes public", category: "Publication", modules: []string{"source"}, by: "Imani", day: -10, clock: "11:20",
		activities: []activity{
			hand(during, "Lift branch protection", 5, github, "For **administrators** only, on branch 3.12.", domain.StepPlan{Undo: "Restore it.", UndoMinutes: 5}),
			hand(during, "Merge the tag", 10, machine, "```\ngit fetch --tags git@github.com:rm/cpython.git v3.12.1\ngit merge --no-squash v3.12.1\n```", none),
			hand(during, "Push the tag", 5, machine, "```\ngit push --dry-run --tags git@github.com:python/cpython.git 3.12\n```\nRead what it says, then the same without `--dry-run`.",
				domain.StepPlan{NoUndo: true, Warning: "A public tag stays public.", Expect: "The dry run names one branch and one tag."}),
			scripted(during, "Back to development", 10, "done", "3.12.1", none),
			hand(during, "Restore branch protection", 5, github, "For everybody, on branch 3.12.", none),
		},
	},
	{
		ref: "REL-10", title: "Website", category: "Publication", modules: []string{"website"}, by: "Imani", day: -9, clock: "09:15",
		activities: []activity{
			{stage: post, template: database, title: "Insert the release", minutes: 5, values: []domain.Value{
				value("login", "editor"),
				value("sql", "INSERT INTO downloads_release (name, slug, version, is_published, release_date)\nVALUES ('Python 3.12.1', 'python-3121', 3, true, now());\n"),
			}},
			withSecret(activity{stage: post, template: website, title: "Add the files to the website", minutes: 10, values: []domain.Value{
				{ID: "nodes", List: []string{machine}}, value("run_as", "rm"), value("field.user", "rm"), value("field.version", "3.12.1"),
			}}, "field.key", "0f5d-pydotorg-look-around"),
			hand(post, "Earlier pages point to the new one", 20, www, "The pages of 3.12.0 and of its candidates say that 3.12.1 has superseded them.", none).ownedBy("Dora"),
			hand(post, "Clean test", 45, machine, "Download from the **public** site, compare the checksums, unpack, `make test`.",
				domain.StepPlan{Expect: "Checksums as in the announcement; all tests pass."}).ownedBy("Mei"),
		},
	},
	{
		ref: "REL-11", title: "Announcement", category: "Communication", modules: []string{"announcements"}, by: "Imani", day: -9, clock: "09:45",
		activities: []activity{
			hand(post, "Mail to the lists", 20, machine, "To python-announce, python-list and python-dev.", none),
			hand(post, "Blog post", 20, www, "With thanks to the experts, and the next date.", none),
			hand(post, "Tell the committers", 5, machine, "The branch is open again; remind them of the next date.", none),
		},
	},
}

const downloadsFolder = "Into `/srv/www.python.org/ftp/python/3.12.1`."

// zipUpload is what REL-6 lacked at first.
var zipUpload = upload("python-3.12.1-docs-html.zip", 10, docs, "Into `/srv/docs.python.org/release/3.12.1`, group docs, group-writable.").ownedBy("Dora")

func withSecret(a activity, id, plain string) activity {
	a.secrets = map[string]string{id: plain}
	return a
}
