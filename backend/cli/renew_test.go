package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// list gives a list of an answer.
func list(answer map[string]any, name string) []map[string]any {
	var out []map[string]any
	for _, one := range answer[name].([]any) {
		out = append(out, one.(map[string]any))
	}
	return out
}

func payload(t *testing.T, values map[string]any) string {
	t.Helper()
	text, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestRemovingAHolderRenewsTheKey(t *testing.T) {
	s := newShell(t)
	ann := s.ok("get", "session.get")["user"].(map[string]any)["id"]
	code := s.ok("invite", "--name", "Ben", "--email", "ben@example.org")["code"].(string)
	ben := s.ok("accept", "-u", "Ben", "--code", code)
	project := s.ok("do", "project.create", payload(t, map[string]any{
		"key": "CRM", "title": "CRM", "modules": []string{"web"}, "approver": ann,
	}))["record"].(string)
	which := fmt.Sprintf(`{"project": %q}`, project)
	members := func(part string) map[string]any {
		for _, one := range list(s.ok("get", "project.get", which), part) {
			if one["user"] == ben["user"] {
				return one
			}
		}
		t.Fatalf("Ben is not among the %s", part)
		return nil
	}
	s.ok("do", "member.set", payload(t, map[string]any{
		"project": project, "user": ben["user"], "roles": []string{"execute"}, "seen": members("candidates")["seen"],
	}))
	var out bytes.Buffer
	if code := Run([]string{"seal", project}, strings.NewReader("xyzzy"), &out, &out); code != exitDone {
		t.Fatalf("seal: exit %d, %s", code, out.String())
	}
	key := list(s.ok("get", "project_keys.list", which), "candidates")[0]["key"].(map[string]any)
	s.ok("do", "key.confirm", payload(t, map[string]any{"key_set": key["id"], "seen": key["seen"]}))
	key = list(s.ok("get", "project_keys.list", which), "candidates")[0]["key"].(map[string]any)
	s.ok("give-key", project, ben["key_set"].(string), "--seen", key["seen"].(string))
	s.ok("do", "member.remove", payload(t, map[string]any{"project": project, "user": ben["user"], "seen": members("members")["seen"]}))
	keys := s.ok("get", "project_keys.list", which)
	if generations := list(keys, "generations"); len(generations) != 2 || len(list(generations[0], "holders")) != 1 || len(list(keys, "left")) != 0 {
		t.Errorf("after Ben left: %v", keys)
	}
}
