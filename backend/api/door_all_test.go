package api

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// Several commands are done together or not at all, and once, however often they are sent.
func TestSeveralCommandsAreOneTransaction(t *testing.T) {
	workspaces, w := openDesk(t)
	actor := w.As("Ann")
	workspaces.desk.enter(&actor)
	door := &Door{desk: workspaces.desk}
	sent := func(payloads ...string) []Sent {
		out := []Sent{}
		for _, payload := range payloads {
			id, err := app.NewID()
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, Sent{ID: id, Payload: payload})
		}
		return out
	}
	before := w.Entries()
	if _, err := door.DoAll("environment.create", sent(`{"name":"A"}`, `{"name":"A"}`)); domain.CodeOf(err) == "" {
		t.Error("two of one name are made")
	}
	if _, err := door.DoAll("environment.create", sent(`{"name":"A"}`, `{"nam":"B"}`)); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("a misspelt one: %v", err)
	}
	if got := w.Entries(); got != before {
		t.Fatalf("half of it is done: %d entries, %d before", got, before)
	}
	two := sent(`{"name":"A"}`, `{"name":"B"}`)
	for range 2 {
		receipts, err := door.DoAll("environment.create", two)
		if err != nil || len(receipts) != 2 || receipts[1].Seq != before+2 {
			t.Fatalf("both: %+v, %v", receipts, err)
		}
	}
	if got := w.Entries(); got != before+2 {
		t.Errorf("%d entries, %d before", got, before)
	}
	if receipts, err := door.DoAll("environment.create", nil); err != nil || len(receipts) != 0 {
		t.Errorf("none: %v, %v", receipts, err)
	}
}
