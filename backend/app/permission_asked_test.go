package app

import (
	"strings"
	"testing"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

type forgetful struct{}

// A handler that does not ask for permission is refused, though it says that all is well.
func TestHandlersMustAskForPermission(t *testing.T) {
	const name = "user.forgetful"
	asks := false
	registerAuthority(name, func(c *Call, _ *forgetful) error {
		if asks {
			c.permitted = true
		}
		return nil
	})
	defer delete(commands, name)
	rules := newAuthority()
	rules.Users["u"] = domain.User{ID: "u", State: domain.UserActive}
	rules.KeySets["k"] = domain.KeySet{ID: "k", User: "u"}
	in := journal.Intent{Actor: "u", Key: "k", Command: versioned(name)}
	if _, _, _, err := execute(nil, rules, in, &forgetful{}, 1, nil); err == nil || !strings.Contains(err.Error(), "did not ask") {
		t.Errorf("%v", err)
	}
	asks = true
	if _, _, _, err := execute(nil, rules, in, &forgetful{}, 1, nil); err != nil {
		t.Errorf("a handler that asks: %v", err)
	}
	if err := domain.Permit(name, domain.Relation{Administrator: true, Member: true}); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("asking for a command that stands in no row: %v", err)
	}
}
