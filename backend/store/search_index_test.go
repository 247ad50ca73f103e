package store

import (
	"fmt"
	"testing"
)

// TestSearchFindsCommonWordsNewestFirst has so many documents with a word that the
// index walks through documents instead of words; both ways must find the same.
func TestSearchFindsCommonWordsNewestFirst(t *testing.T) {
	index, err := OpenSearchIndex("")
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	var docs []SearchDoc
	for i := range commonWord + 10 {
		words := []string{"release", fmt.Sprintf("n%d", i)}
		if i%1000 == 0 {
			words = append(words, "rare")
		}
		docs = append(docs, SearchDoc{Kind: "item", ID: fmt.Sprint(i), Project: "p", Title: "t", Words: words})
	}
	if err := index.Update(docs, nil, Head{Seq: 1}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words []string
		first string
		found int
	}{
		{[]string{"rel"}, fmt.Sprint(commonWord + 9), 5},
		{[]string{"rel", "rare"}, "2000", 3},
		{[]string{"rare"}, "2000", 3},
		{[]string{"n17", "rel"}, "1799", 5},
		{[]string{"absent", "rel"}, "", 0},
	} {
		hits, err := index.Find(c.words, []string{"p"}, "", 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) != c.found || c.found > 0 && hits[0].ID != c.first {
			t.Errorf("%v: %d found, first %+v", c.words, len(hits), hits)
		}
	}
	if hits, err := index.Find([]string{"rel"}, []string{"q"}, "", 5); err != nil || len(hits) != 0 {
		t.Errorf("another project: %v, %v", hits, err)
	}
}
