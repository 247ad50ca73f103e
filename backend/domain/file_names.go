package domain

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxName      = 200 // characters
	maxNameBytes = 240 // what every file system takes, with room for a suffix
)

// DefaultExtensions are what a new project accepts as attachments: images, PDF, Office, text, zip.
var DefaultExtensions = []string{
	"png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx",
	"odt", "ods", "odp", "txt", "md", "csv", "log", "json", "xml", "yaml", "yml", "sql", "eml", "ics", "zip",
}

var executableExtensions = []string{
	"ade", "adp", "apk", "app", "appimage", "appinstaller", "applescript", "application", "appref-ms", "appx",
	"appxbundle", "bash", "bat", "bin", "chm", "cmd", "com", "command", "cpl", "csh", "deb", "desktop", "diagcab",
	"diagcfg", "diagpkg", "dll", "dmg", "docm", "dotm", "elf", "exe", "fish", "flatpak", "flatpakref", "gadget", "hlp",
	"hta", "img", "inetloc", "inf", "ins", "iqy", "iso", "isp", "jar", "jnlp", "js", "jse", "kdelnk", "ksh",
	"library-ms", "lnk", "mam", "mde", "mobileconfig", "mpkg", "msc", "msh", "msh1", "msh2", "mshxml", "msi", "msix",
	"msixbundle", "msp", "mst", "oqy", "osx", "out", "php", "pif", "pkg", "pl", "potm", "ppam", "ppsm", "pptm", "ps1",
	"ps1xml", "ps2", "ps2xml", "psc1", "psd1", "psm1", "py", "pyc", "pyw", "pyz", "pyzw", "rb", "rdp", "reg", "rpm",
	"rqy", "run", "scf", "scpt", "scptd", "scr", "sct", "search-ms", "searchconnector-ms", "service",
	"settingcontent-ms", "sh", "shb", "shs", "sldm", "slk", "snap", "so", "terminal", "theme", "themepack", "tool",
	"url", "vb", "vbe", "vbs", "vhd", "vhdx", "webloc", "website", "workflow", "ws", "wsc", "wsf", "wsh", "xbap", "xla",
	"xlam", "xll", "xlm", "xlsb", "xlsm", "xltm", "zsh",
}

// Browsers do what a page says: send what is on the computer elsewhere, or ask for a password in the name of somebody
// else. A picture in SVG and XML are pages, too.
var pageExtensions = []string{
	"htm", "html", "mht", "mhtml", "shtml", "svg", "svgz", "xht", "xhtm", "xhtml", "xml", "xsl", "xslt",
}

// The names that Windows keeps for devices, whatever their extension.
var deviceNames = []string{
	"con", "prn", "aux", "nul", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// SanitiseName gives a file name that is safe on every system: no folders, no control or direction characters,
// no device names, at most 200 characters with the extension kept. It never gives an empty name.
func SanitiseName(name string) string {
	name = strings.ToValidUTF8(name, "_")
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(safeRune, name)
	name = shorten(trimName(name))
	stem, _, _ := strings.Cut(name, ".")
	if slices.Contains(deviceNames, strings.ToLower(strings.TrimSpace(stem))) {
		name = shorten("_" + name)
	}
	if name == "" {
		return "file"
	}
	return name
}

func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`<>:"|?*`, r):
		return '_'
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
		return -1
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

// trimName: Windows drops spaces and dots at the end; a name of dots alone is a folder.
func trimName(name string) string {
	name = strings.TrimRight(strings.TrimLeft(name, " "), " .")
	if isBlank(name) {
		return ""
	}
	return name
}

func shorten(name string) string {
	if fits(name, maxName, maxNameBytes) {
		return name
	}
	extension := path.Ext(name)
	if !fits(extension, maxName/4, maxNameBytes/4) {
		extension = ""
	}
	stem := strings.TrimSuffix(name, extension)
	for !fits(stem+extension, maxName, maxNameBytes) {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	return trimName(stem) + extension
}

func fits(name string, runes, bytes int) bool {
	return len(name) <= bytes && utf8.RuneCountInString(name) <= runes
}

// Extension gives the last extension of a name in lower case without its dot; empty when it has none.
func Extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(trimName(name)), "."))
}

// ExtensionAllowed says whether the name ends in one of the extensions. An empty list allows every name.
func ExtensionAllowed(name string, allowed []string) bool {
	return len(allowed) == 0 || slices.Contains(allowed, Extension(name))
}

// IsExecutableName says whether a system might run the file instead of showing it. Such files are never opened.
func IsExecutableName(name string) bool {
	return slices.Contains(executableExtensions, Extension(name))
}

// IsPageName says whether a browser would show the file and do what it says. Such files of strangers are not opened.
func IsPageName(name string) bool { return slices.Contains(pageExtensions, Extension(name)) }

// Extensions checks a list of extensions: lower case, without dots.
func (c *Checker) Extensions(field string, values []string) []string {
	bare := make([]string, len(values))
	for i, value := range values {
		bare[i] = strings.ToLower(strings.TrimLeft(strings.TrimSpace(value), "*."))
		if strings.IndexFunc(bare[i], notExtension) >= 0 {
			c.Add(at(field, i), "field.extension", "given", quoted(value))
		}
	}
	return c.List(field, bare, false)
}

func notExtension(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-'
}
