package domain

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const maxTelephone = 50

// Check gives the user as it is to be saved, or all that is wrong with its fields.
func (u User) Check() (User, error) {
	var c Checker
	u.Name = c.Line("name", u.Name, MaxTitle, true)
	u.Email = c.Email("email", u.Email, true)
	u.Telephone = c.Line("telephone", u.Telephone, maxTelephone, false)
	u.TimeZone = c.Zone("time_zone", u.TimeZone, false)
	OneOf(&c, "theme", u.Theme, false, "system", "light", "dark")
	return u, c.Err()
}

// SameName says whether people would take two names for the same: capitals, the way in which a system composes
// its letters, forms of different width, and invisible characters make no difference.
func SameName(a, b string) bool { return strings.EqualFold(asSeen(a), asSeen(b)) }

func asSeen(name string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf, unicode.Variation_Selector) {
			return -1
		}
		return r
	}, norm.NFKC.String(name))
	return strings.Join(strings.Fields(visible), " ")
}

// Check gives the environment as it is to be saved, or all that is wrong with its fields.
func (e Environment) Check() (Environment, error) {
	var c Checker
	e.Name = c.Line("name", e.Name, MaxTitle, true)
	e.Description = c.Text("description", e.Description, MaxLongText, false)
	return e, c.Err()
}

// Check gives the workspace settings as they are to be saved, or all that is wrong with them.
func (w Workspace) Check() (Workspace, error) {
	var c Checker
	w.Name = c.Line("name", w.Name, MaxTitle, true)
	if w.FileLimit < 1 || w.FileLimit > MaxFileLimit {
		c.Add("file_limit", "workspace.file_limit")
	}
	return w, c.Err()
}
