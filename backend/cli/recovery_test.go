package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// Ann can open everything and is gone; Ben, who never could, has the paper.
func TestRecoveryKeyInTheTerminal(t *testing.T) {
	s := newShell(t)
	if made := s.ok("new", s.path+".plain", "--name", "Plain", "--admin", "Ann", "--email", "ann@example.org"); made["recovery_key"] != nil {
		t.Errorf("a recovery key that nobody asked for: %v", made)
	}
	path := filepath.Join(t.TempDir(), "safe.renogen")
	paper := s.ok("new", path, "--name", "Safe", "--admin", "Ann", "--email", "ann@example.org", "--recovery")["recovery_key"].(string)
	t.Setenv(workspaceVariable, path)
	ann := s.ok("get", "session.get")["user"].(map[string]any)["id"]
	project := s.ok("do", "project.create", payload(t, map[string]any{
		"key": "CRM", "title": "CRM", "modules": []string{"web"}, "approver": ann,
	}))["record"].(string)
	which := fmt.Sprintf(`{"project": %q}`, project)
	feed := func(words string, args ...string) (int, string) {
		var out bytes.Buffer
		code := Run(args, strings.NewReader(words), &out, &out)
		return code, out.String()
	}
	if code, out := feed("xyzzy", "seal", project); code != exitDone {
		t.Fatalf("seal: exit %d, %s", code, out)
	}
	code := s.ok("invite", "--name", "Ben", "--email", "ben@example.org")["code"].(string)
	ben := s.ok("accept", "-u", "Ben", "--code", code)["user"]
	for _, one := range list(s.ok("get", "project.get", which), "candidates") {
		if one["user"] == ben {
			s.ok("do", "member.set", payload(t, map[string]any{
				"project": project, "user": ben, "roles": []string{"approval"}, "seen": one["seen"],
			}))
		}
	}
	key := list(s.ok("get", "project_keys.list", which), "candidates")[0]["key"].(map[string]any)
	s.ok("do", "key.confirm", payload(t, map[string]any{"key_set": key["id"], "seen": key["seen"]}))
	if code, out := feed(strings.Repeat("0", 32), "recover-key", "-u", "Ben", project); code != exitUnauthenticated {
		t.Errorf("a wrong recovery key: exit %d, %s", code, out)
	}
	if code, out := feed(strings.ToLower(paper)+"\n", "recover-key", "-u", "Ben", project); code != exitDone {
		t.Fatalf("recover-key: exit %d, %s", code, out)
	}
	if mine := s.ok("get", "-u", "Ben", "project_keys.list", which)["mine"]; mine != true {
		t.Errorf("Ben cannot open the secrets: %v", mine)
	}
}
