package i18n

import (
	"strings"
	"sync/atomic"

	"renogen/backend/domain"
)

// Language is one of those that the program speaks.
type Language string

// The languages, by the code of ISO 639.
const (
	English Language = "en"
	German  Language = "de"
)

var spoken atomic.Pointer[Language]

// Spoken is the language that the program speaks: English, until Speak was told otherwise.
func Spoken() Language {
	if l := spoken.Load(); l != nil {
		return *l
	}
	return English
}

// Speak chooses the language of everything that is said from now on; one that is not known is English.
func Speak(l Language) {
	if _, known := translated[l]; !known {
		l = English
	}
	spoken.Store(&l)
}

// LanguageOf reads the language from the environment: RENOGEN_LANG, else the first of LC_ALL, LC_MESSAGES and LANG
// that is set, such as de_CH.UTF-8.
func LanguageOf(environment func(name string) string) Language {
	for _, name := range []string{"RENOGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		value := environment(name)
		if value == "" {
			continue
		}
		code, _, _ := strings.Cut(strings.ToLower(value), "_")
		code, _, _ = strings.Cut(code, "-")
		code, _, _ = strings.Cut(code, ".")
		if _, known := translated[Language(code)]; known {
			return Language(code)
		}
		return English
	}
	return English
}

// words says in this language what an error says in English words: states, roles, actions.
func (l Language) words(params map[string]string) map[string]string {
	said := make(map[string]string, len(params))
	for name, value := range params {
		said[name] = l.word(name, value)
	}
	return said
}

// word knows by the name of a parameter which words its value can be; the window does the same (src/i18n/words.ts).
func (l Language) word(name, value string) string {
	switch name {
	case "status", "state":
		return l.one("ui.state.", value)
	case "action":
		return l.one("word.action.", value)
	case "roles", "own":
		parts := strings.Split(strings.ReplaceAll(value, " or ", ", "), ", ")
		for i, part := range parts {
			parts[i] = l.one("ui.role.", part)
		}
		last := len(parts) - 1
		if last == 0 {
			return parts[0]
		}
		return strings.Join(parts[:last], ", ") + " " + l.one("word.", "or") + " " + parts[last]
	}
	return value
}

func (l Language) one(stem, value string) string {
	key := domain.Key(stem + strings.ReplaceAll(strings.ToLower(value), " ", "_"))
	if texts, other := translated[l]; other {
		if text, known := texts()[key]; known {
			return text
		}
	}
	return value
}
