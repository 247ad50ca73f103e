package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// Somebody else had Approval's key from the second of his two templates on.
func TestDoubtfulEntriesOfARevokedKey(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	hand := testkit.ByHand()
	w.Must("Approval", &app.TemplateCreate{Project: project, TemplateDefinition: hand})
	sound := w.Entries()
	hand.Title = "By another hand"
	w.Must("Approval", &app.TemplateCreate{Project: project, TemplateDefinition: hand})
	w.Must("Approval2", &app.StarSet{Project: project, Starred: true})
	_, public, err := w.Invite()
	if err != nil {
		t.Fatal(err)
	}
	reset := &app.UserReset{User: w.User("Approval"), Public: public, Seen: w.UserSeen("Approval"), DoubtfulFrom: sound + 1}
	for _, odd := range []int64{-1, sound + 4} {
		bad := *reset
		bad.DoubtfulFrom = odd
		w.Refused(domain.CodeInvalid, "Ann", &bad)
	}
	w.Must("Ann", reset)
	entries := testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &app.ActivityList{Limit: 200}).Entries
	for _, e := range entries {
		if e.Doubtful != (e.Seq == sound+1) {
			t.Errorf("entry %d, %s of %s: doubtful %v", e.Seq, e.Command, e.ActorName, e.Doubtful)
		}
	}
	for _, p := range testkit.Ask[app.PeopleView](w, "Ann", "people.list", &app.PeopleList{}).People {
		switch {
		case p.Name != "Approval" && len(p.Revoked) > 0:
			t.Errorf("%s: %+v", p.Name, p.Revoked)
		case p.Name == "Approval" && (len(p.Revoked) != 1 || p.Revoked[0].From != sound+1 || p.Revoked[0].Until != sound+3 || p.Revoked[0].Fingerprint == ""):
			t.Errorf("revoked, of which %d to %d are doubtful: %+v", sound+1, sound+3, p.Revoked)
		}
	}
}
