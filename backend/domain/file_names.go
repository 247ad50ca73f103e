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
	"app", "appimage", "apk", "application", "appref-ms", "bash", "bat", "bin", "chm", "cmd", "com", "command", "cpl", "csh",
	"deb", "desktop", "dll", "dmg", "elf", "exe", "fish", "gadget", "hta", "inf", "ins", "iso", "jar", "js", "jnlp", "jse", "ksh",
	"lnk", "msc", "msi", "msix", "msp", "mst", "osx", "out", "php", "pif", "pkg", "pl", "ps1", "psd1", "psm1", "py", "pyc",
	"pyw", "rb", "reg", "rpm", "run", "scf", "scpt", "scr", "sct", "service", "sh", "so", "terminal", "tool", "url",
	"vb", "vbe", "vbs", "webloc", "workflow", "ws", "wsc", "wsf", "wsh", "xll", "zsh",
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
