package app

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// Search asks for everything that has all the words; each may be the beginning of a word.
type Search struct {
	Text string `json:"text"`
	// Kind restricts to one kind: project, deployment, request, item, comment, step, task, file.
	Kind  string `json:"kind,omitempty"`
	Limit int    `json:"limit,omitempty"`
}

// SearchView is what was found, newest first, of each kind together.
type SearchView struct {
	Hits []HitView `json:"hits"`
	// Words are the folded words that were looked for, to be marked in the texts.
	Words []string `json:"words"`
	// Behind says how many journal entries are not in the index yet.
	Behind int64 `json:"behind"`
}

// HitView is one thing found and where it belongs.
type HitView struct {
	Kind            string    `json:"kind"`
	ID              domain.ID `json:"id"`
	Project         domain.ID `json:"project"`
	ProjectKey      string    `json:"project_key"`
	ProjectTitle    string    `json:"project_title"`
	Deployment      domain.ID `json:"deployment"`
	DeploymentTitle string    `json:"deployment_title"`
	Item            domain.ID `json:"item"`
	Title           string    `json:"title"`
	// Text is where the words stand, in plain words and without the title.
	Text string `json:"text"`
}

func init() {
	ask("search", search)
	queries["search"].prepare = (*App).prepareSearch
}

func search(v *View, p *Search) (SearchView, error) {
	out := SearchView{Hits: []HitView{}, Words: wordsOf(p.Text)}
	index := v.app.index
	head, err := index.Head()
	if err != nil {
		return out, err
	}
	now, err := v.Head()
	if err != nil {
		return out, err
	}
	out.Behind = now.Seq - head.Seq
	hits, err := index.Find(out.Words, v.visibleProjects(), p.Kind, pageSize(p.Limit))
	if err != nil {
		return out, err
	}
	named := toName{}
	for _, h := range hits {
		named.add("deployments", h.Deployment)
	}
	titles, err := v.titles(named)
	if err != nil {
		return out, err
	}
	for _, h := range hits {
		out.Hits = append(out.Hits, HitView{
			Kind: h.Kind, ID: h.ID, Project: h.Project, ProjectKey: v.rules.Projects[h.Project].Key, ProjectTitle: v.rules.Projects[h.Project].Title,
			Deployment: h.Deployment, DeploymentTitle: titles[h.Deployment], Item: h.Item, Title: titleOfHit(h), Text: excerptOf(h, out.Words),
		})
	}
	return out, nil
}

// fold brings text to a form in which case and accents do not matter.
func fold(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

const longestWord = 40

// wordsOf splits text into folded words without repetition. Han, kana and hangul are
// written without spaces: each character is a word there.
func wordsOf(text string) []string {
	words := []string{}
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, string(word[:min(len(word), longestWord)]))
			word = nil
		}
	}
	for _, r := range fold(text) {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			end()
			words = append(words, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word = append(word, r)
		default:
			end()
		}
	}
	end()
	slices.Sort(words)
	return slices.Compact(words)
}

// searched says which tables are searched, as which kind, and which of their fields.
var searched = map[string]struct {
	kind   string
	fields []string
}{
	"projects":    {"project", []string{"key", "title", "description"}},
	"deployments": {"deployment", []string{"title", "description", "url_label"}},
	"requests":    {"request", []string{"title", "description"}},
	"items":       {"item", []string{"ref", "title", "description"}},
	"comments":    {"comment", []string{"text"}},
	"steps":       {"step", []string{"number", "title"}},
	"tasks":       {"task", []string{"title"}},
	"attachments": {"file", []string{"name", "description"}},
	"evidence":    {"file", []string{"name", "note"}},
}

// feed brings the search index up to the journal, a slice at a time.
func (a *App) feed(index *store.SearchIndex) (more bool, err error) {
	head, err := a.fedUpTo(index)
	if err != nil {
		return false, err
	}
	var rows []store.JournalRow
	docs := []store.SearchDoc{}
	gone := []store.SearchHit{}
	err = a.db.Read(func(r store.Reader) error {
		if rows, err = r.EntriesAfter(head.Seq, sliceSize); err != nil || len(rows) == 0 {
			return err
		}
		touched, err := touchedBy(rows)
		if err != nil {
			return err
		}
		docs, gone, err = documents(r, touched)
		return err
	})
	if err != nil || len(rows) == 0 {
		return false, err
	}
	last := rows[len(rows)-1]
	return len(rows) == sliceSize, index.Update(docs, gone, store.Head{Seq: last.Seq, Hash: last.Hash})
}

// touchedBy lists the rows of searched tables that some entries touched, by table.
func touchedBy(rows []store.JournalRow) (map[string][]string, error) {
	touched := map[string][]string{}
	for _, row := range rows {
		var changes struct {
			Rows []struct {
				Table string `json:"table"`
				ID    string `json:"id"`
			} `json:"rows"`
		}
		if err := json.Unmarshal([]byte(row.Changes), &changes); err != nil {
			return nil, brokenJournal(badField(row.Seq, "changes", err.Error()))
		}
		for _, c := range changes.Rows {
			if _, ok := searched[c.Table]; ok {
				touched[c.Table] = append(touched[c.Table], c.ID)
			}
		}
	}
	return touched, nil
}

// documents reads the touched rows as they are now; what is no longer there is gone.
func documents(r store.Reader, touched map[string][]string) (docs []store.SearchDoc, gone []store.SearchHit, err error) {
	for _, table := range store.Tables() {
		ids := slices.Compact(slices.Sorted(slices.Values(touched[table])))
		if len(ids) == 0 {
			continue
		}
		s := searched[table]
		found, err := r.SearchRows(table, s.fields, ids)
		if err != nil {
			return nil, nil, err
		}
		for _, id := range ids {
			row, ok := found[id]
			if !ok {
				gone = append(gone, store.SearchHit{Kind: s.kind, ID: id})
				continue
			}
			docs = append(docs, document(s.kind, row))
		}
	}
	return docs, gone, nil
}

func document(kind string, row store.SearchRow) store.SearchDoc {
	texts := slices.DeleteFunc(slices.Clone(row.Texts), func(s string) bool { return s == "" })
	all := strings.Join(texts, "\n")
	title, _, _ := strings.Cut(all, "\n")
	if kind == "item" || kind == "step" || kind == "project" {
		title = strings.TrimSpace(row.Texts[0] + " " + row.Texts[1])
	}
	return store.SearchDoc{
		Kind: kind, ID: row.ID, Project: row.Project, Deployment: row.Deployment, Item: row.Item,
		Title: title, Text: all, Words: wordsOf(all),
	}
}
