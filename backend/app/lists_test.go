package app

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAnswersHoldNoNullWhereAListIsPromised(t *testing.T) {
	type entry struct {
		Names []string          `json:"names"`
		Words map[string]string `json:"words"`
	}
	type answer struct {
		Rows  []entry          `json:"rows"`
		One   *entry           `json:"one,omitempty"`
		None  *entry           `json:"none,omitempty"`
		Any   any              `json:"any"`
		Named map[string]entry `json:"named"`
		Count int              `json:"count"`
		Empty []entry          `json:"empty"`
	}
	given := answer{
		Rows: []entry{{}, {Names: []string{"a"}}}, One: &entry{}, Any: entry{}, Named: map[string]entry{"x": {}}, Count: 1,
	}
	got, err := json.Marshal(withLists(given))
	if err != nil {
		t.Fatal(err)
	}
	const none = `{"names":[],"words":{}}`
	want := `{"rows":[` + none + `,{"names":["a"],"words":{}}],"one":` + none + `,"any":` + none +
		`,"named":{"x":` + none + `},"count":1,"empty":[]}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
	if given.Rows[0].Names != nil || given.One.Names != nil {
		t.Error("the given value was changed")
	}
}
