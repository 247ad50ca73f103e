package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// An edit that asks for what is there already writes nothing; what says something writes an entry.
func TestEditWithoutChangeHasNoEntry(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	environment := w.Must("Ann", &app.EnvironmentCreate{Name: "Production"})
	before := w.Entries()
	if receipt, err := w.Try("Ann", &app.UserEdit{}); err != nil || receipt.Entry != "" || receipt.Record != w.User("Ann") || receipt.Seq != before {
		t.Errorf("the receipt: %+v, %v", receipt, err)
	}
	w.Must("Ann", &app.EnvironmentEdit{Environment: environment, Name: testkit.To(w, "Production", "Production")})
	w.Must("Ann", &app.UserEdit{Telephone: testkit.To(w, "", "")})
	if after := w.Entries(); after != before {
		t.Errorf("%d entries for nothing", after-before)
	}
	if receipt, err := w.Try("Ann", &app.UserEdit{Telephone: testkit.To(w, "", "112")}); err != nil || receipt.Entry == "" || w.Entries() != before+1 {
		t.Errorf("a change is not written: %+v, %v", receipt, err)
	}
}
