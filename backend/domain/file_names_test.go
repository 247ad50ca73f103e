package domain_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"renogen/backend/domain"
)

func TestSanitiseName(t *testing.T) {
	for given, want := range map[string]string{
		"report.pdf":                      "report.pdf",
		"../../etc/passwd":                "passwd",
		`C:\Users\me\plan.xlsx`:           "plan.xlsx",
		"a<b>:c|d?.txt":                   "a_b__c_d_.txt",
		"CON":                             "_CON",
		"nul.txt":                         "_nul.txt",
		"com1.tar.gz":                     "_com1.tar.gz",
		"console.log":                     "console.log",
		"trailing. . ":                    "trailing",
		"..":                              "file",
		"":                                "file",
		"\u200b":                          "file",
		"line\nbreak\x00.txt":             "linebreak.txt",
		"gnp\u202eexe.png":                "gnpexe.png",
		"отчёт 😀.pdf":                     "отчёт 😀.pdf",
		".gitignore":                      ".gitignore",
		strings.Repeat("a", 300) + ".zip": strings.Repeat("a", 196) + ".zip",
		strings.Repeat("字", 100) + ".pdf": strings.Repeat("字", 78) + ".pdf",
		"bad\xff.txt":                     "bad_.txt",
	} {
		if got := domain.SanitiseName(given); got != want {
			t.Errorf("SanitiseName(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestSanitisedNamesAreSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"con", "nul", ".", " ", "/", `\`, "a", ":", "\u202e", "\n", "字", ".exe", "😀"}))
		given := strings.Join(parts.Draw(t, "parts"), "") + rapid.String().Draw(t, "rest")
		name := domain.SanitiseName(given)
		switch {
		case name == "", name == ".", name == "..":
			t.Fatalf("%q is no name", name)
		case strings.ContainsAny(name, `/\<>:"|?*`), strings.IndexFunc(name, unicode.IsControl) >= 0:
			t.Fatalf("%q holds a character that systems refuse", name)
		case utf8.RuneCountInString(name) > 200, !utf8.ValidString(name):
			t.Fatalf("%q is too long or not text", name)
		case domain.SanitiseName(name) != name:
			t.Fatalf("%q becomes %q the second time", name, domain.SanitiseName(name))
		}
	})
}

func TestExecutableNames(t *testing.T) {
	for _, name := range []string{
		"a.exe", "A.EXE", "a.pdf.exe", "a.exe. ", "run.sh", "x.ps1", "x.desktop", "x.JAR", "x.lnk", "x.url",
		"x.docm", "x.XLSM", "x.pptm", "x.settingcontent-ms", "x.library-ms", "x.search-ms", "x.appinstaller", "x.msixbundle", "x.img",
		"x.vhd", "x.vhdx", "x.iqy", "x.slk", "x.rdp", "x.diagcab",
	} {
		if !domain.IsExecutableName(name) {
			t.Errorf("%q may be launched", name)
		}
	}
	for _, name := range []string{"a.pdf", "a.exe.txt", "exe", "readme", "a.png"} {
		if domain.IsExecutableName(name) {
			t.Errorf("%q is taken for a program", name)
		}
	}
}

func TestPageNames(t *testing.T) {
	for _, name := range []string{"a.html", "a.HTM", "a.xht", "a.mht", "a.svg", "a.svg. "} {
		if !domain.IsPageName(name) {
			t.Errorf("a browser does what %q says", name)
		}
	}
	for _, name := range []string{"a.html.txt", "a.pdf", "html", "a.png"} {
		if domain.IsPageName(name) {
			t.Errorf("%q is taken for a page", name)
		}
	}
}

func TestExtensionAllowed(t *testing.T) {
	for _, test := range []struct {
		name    string
		allowed []string
		want    bool
	}{
		{"a.PDF", []string{"pdf"}, true},
		{"a.pdf.exe", []string{"pdf"}, false},
		{"pdf", []string{"pdf"}, false},
		{"a.exe", nil, true},
	} {
		if got := domain.ExtensionAllowed(test.name, test.allowed); got != test.want {
			t.Errorf("ExtensionAllowed(%q, %v) = %v", test.name, test.allowed, got)
		}
	}
	if slices.ContainsFunc(domain.DefaultExtensions, func(e string) bool { return domain.IsExecutableName("a." + e) }) {
		t.Error("a default extension is a program's")
	}
}
