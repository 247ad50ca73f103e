package journal

import (
	"errors"
	"strings"
)

// errWalk is what walking over something that is not canonical JSON gives.
var errWalk = errors.New("journal: this is not canonical JSON")

// Members calls each with the name and the text of every member of an object of
// canonical JSON, without reading the values: they are parts of object. It checks no
// more than it needs to find its way; CheckCanonical checks the rest.
func Members(object string, each func(name, value string) error) error {
	return walk(object, '{', '}', func(rest string) (int, error) {
		end := strings.Index(rest, `":`)
		if rest == "" || rest[0] != '"' || end < 1 {
			return 0, errWalk
		}
		size := valueSize(rest[end+2:])
		return end + 2 + size, failed(size, func() error { return each(rest[1:end], rest[end+2:end+2+size]) })
	})
}

// Items does the same with the items of a list.
func Items(list string, each func(value string) error) error {
	return walk(list, '[', ']', func(rest string) (int, error) {
		size := valueSize(rest)
		return size, failed(size, func() error { return each(rest[:size]) })
	})
}

func failed(size int, each func() error) error {
	if size == 0 {
		return errWalk
	}
	return each()
}

// walk steps from comma to comma; part tells how long the part at the front is.
func walk(text string, begin, end byte, part func(rest string) (int, error)) error {
	if len(text) < 2 || text[0] != begin || text[len(text)-1] != end {
		return errWalk
	}
	rest := text[1 : len(text)-1]
	for rest != "" {
		size, err := part(rest)
		if err != nil {
			return err
		}
		if rest = rest[size:]; rest == "" {
			break
		}
		if len(rest) == 1 || rest[0] != ',' {
			return errWalk
		}
		rest = rest[1:]
	}
	return nil
}

// valueSize is the length of the value at the front of s, 0 when none ends there.
func valueSize(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			size := textSize(s[i:])
			if size == 0 {
				return 0
			}
			i += size - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
		if depth < 0 {
			return 0
		}
	}
	if depth > 0 {
		return 0
	}
	return len(s)
}

// textSize is the length of the text at the front of s, with its quotation marks.
func textSize(s string) int {
	for at := 1; at < len(s); at++ {
		next := strings.IndexByte(s[at:], '"')
		if next < 0 {
			return 0
		}
		if at += next; !escaped(s[:at]) {
			return at + 1
		}
	}
	return 0
}

// escaped says that what follows s belongs to a backslash at its end.
func escaped(s string) bool {
	return (len(s)-len(strings.TrimRight(s, `\`)))%2 == 1
}
