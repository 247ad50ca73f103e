package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// SearchIndex is this workstation's own index of a workspace's words. It can be lost
// at any time: it is made again from the journal.
type SearchIndex struct {
	mu     sync.Mutex
	handle *sql.DB
	s      *session
}

// SearchDoc is one thing that can be found. Words are folded; Text is what a hit shows.
type SearchDoc struct {
	Kind, ID, Project, Deployment, Item string
	Title, Text                         string
	Words                               []string
}

// SearchHit is a document that has all the words asked for.
type SearchHit struct {
	Kind, ID, Project, Deployment, Item, Title, Text string
}

const searchSchema = `
CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS docs (
  doc INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, project TEXT NOT NULL, deployment TEXT NOT NULL,
  item TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id));
CREATE TABLE IF NOT EXISTS words (word TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (word, doc)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS words_of_doc ON words (doc, word);
CREATE INDEX IF NOT EXISTS docs_of_project ON docs (project);
CREATE INDEX IF NOT EXISTS docs_of_deployment ON docs (deployment);
CREATE INDEX IF NOT EXISTS docs_of_item ON docs (item);
`

// OpenSearchIndex opens the index in a folder, or one in memory when folder is empty.
// An index that cannot be read is made anew.
func OpenSearchIndex(folder string) (*SearchIndex, error) {
	if folder == "" {
		return openIndex("file::memory:?")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, mapFileError(folder, err)
	}
	path := filepath.Join(folder, "search.sqlite")
	index, err := openIndex("file:" + filepath.ToSlash(path) + "?_journal_mode=DELETE&_synchronous=OFF&_busy_timeout=2000&")
	if err == nil {
		return index, nil
	}
	if removed := os.Remove(path); removed != nil {
		return nil, errors.Join(err, removed)
	}
	return openIndex("file:" + filepath.ToSlash(path) + "?_journal_mode=DELETE&_synchronous=OFF&_busy_timeout=2000&")
}

func openIndex(dsn string) (*SearchIndex, error) {
	handle, err := sql.Open(driverName, dsn+"_cache_size=-32768")
	if err != nil {
		return nil, mapError(err)
	}
	handle.SetMaxOpenConns(1)
	s, err := newSession(context.Background(), handle)
	if err != nil {
		return nil, errors.Join(err, handle.Close())
	}
	if _, err := s.conn.ExecContext(context.Background(), searchSchema); err != nil {
		return nil, errors.Join(mapError(err), s.close(), handle.Close())
	}
	return &SearchIndex{handle: handle, s: s}, nil
}

// Close ends the connection.
func (x *SearchIndex) Close() error { return errors.Join(x.s.close(), x.handle.Close()) }

// Head says up to which entry the index was fed.
func (x *SearchIndex) Head() (Head, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	var h Head
	err := x.s.query(func(rows *sql.Rows) error { return rows.Scan(&h.Seq, &h.Hash) }, "SELECT seq, hash FROM head")
	return h, err
}

// Update takes over documents and removals that some entries brought, and notes the
// new head with them.
func (x *SearchIndex) Update(put []SearchDoc, gone []SearchHit, head Head) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.s.exec("BEGIN"); err != nil {
		return err
	}
	if err := x.update(put, gone, head); err != nil {
		return errors.Join(err, x.s.exec("ROLLBACK"))
	}
	return x.s.exec("COMMIT")
}

// Empty forgets all: the index was fed by another history of the workspace.
func (x *SearchIndex) Empty() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return errors.Join(x.s.exec("DELETE FROM words"), x.s.exec("DELETE FROM docs"), x.s.exec("DELETE FROM head"))
}

func (x *SearchIndex) update(put []SearchDoc, gone []SearchHit, head Head) error {
	for _, g := range gone {
		if err := x.remove(g.Kind, g.ID); err != nil {
			return err
		}
	}
	for _, d := range put {
		if err := x.put(d); err != nil {
			return err
		}
	}
	return x.s.exec("INSERT INTO head (id, seq, hash) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash", head.Seq, head.Hash)
}

func (x *SearchIndex) remove(kind, id string) error {
	if err := x.s.exec("DELETE FROM words WHERE doc = (SELECT doc FROM docs WHERE kind = ? AND id = ?)", kind, id); err != nil {
		return err
	}
	return x.s.exec("DELETE FROM docs WHERE kind = ? AND id = ?", kind, id)
}

func (x *SearchIndex) put(d SearchDoc) error {
	if err := x.remove(d.Kind, d.ID); err != nil {
		return err
	}
	err := x.s.exec("INSERT INTO docs (kind, id, project, deployment, item, title, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
		d.Kind, d.ID, d.Project, d.Deployment, d.Item, d.Title, d.Text)
	if err != nil {
		return err
	}
	doc, err := scalar[int64](Reader{s: x.s}, "SELECT doc FROM docs WHERE kind = ? AND id = ?", d.Kind, d.ID)
	if err != nil {
		return err
	}
	for _, word := range d.Words {
		if err := x.s.exec("INSERT INTO words (word, doc) VALUES (?, ?) ON CONFLICT DO NOTHING", word, doc); err != nil {
			return err
		}
	}
	return nil
}

// commonWord is how many documents make a word common: counting stops there.
const commonWord = 2000

// Find gives up to limit documents of the given kind ("" for all) and projects in which
// every word begins some word of the document, newest first.
func (x *SearchIndex) Find(words, projects []string, kind string, limit int) ([]SearchHit, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	out := []SearchHit{}
	if len(words) == 0 || len(projects) == 0 {
		return out, nil
	}
	ordered, common, err := x.rarestFirst(words)
	if err != nil {
		return nil, err
	}
	marks, projectArgs := list(projects)
	text := "SELECT d.doc, d.kind, d.id, d.project, d.deployment, d.item, d.title, d.body FROM docs d WHERE "
	args := []any{ordered[0], after(ordered[0])}
	if common {
		// Walking from the newest document on finds enough of them at once.
		text += "EXISTS (SELECT 1 FROM words o WHERE o.doc = d.doc AND o.word >= ? AND o.word < ?)"
	} else {
		text += "d.doc IN (SELECT w.doc FROM words w WHERE w.word >= ? AND w.word < ?)"
	}
	for _, word := range ordered[1:] {
		text += " AND EXISTS (SELECT 1 FROM words o WHERE o.doc = d.doc AND o.word >= ? AND o.word < ?)"
		args = append(args, word, after(word))
	}
	if kind != "" {
		text += " AND d.kind = ?"
		args = append(args, kind)
	}
	text += " AND +d.project IN (" + marks + ") ORDER BY d.doc DESC LIMIT ?"
	args = append(append(args, projectArgs...), limit)
	err = x.s.query(func(rows *sql.Rows) error {
		var h SearchHit
		var doc int64
		if err := rows.Scan(&doc, &h.Kind, &h.ID, &h.Project, &h.Deployment, &h.Item, &h.Title, &h.Text); err != nil {
			return err
		}
		out = append(out, h)
		return nil
	}, text, args...)
	return out, err
}

// rarestFirst puts the word first that begins a word of the fewest documents, and says
// whether even that one is common.
func (x *SearchIndex) rarestFirst(words []string) (ordered []string, common bool, err error) {
	ordered = append([]string{}, words...)
	best, fewest := 0, commonWord+1
	for i, word := range ordered {
		n, err := scalar[int](Reader{s: x.s}, "SELECT count(*) FROM (SELECT 1 FROM words WHERE word >= ? AND word < ? LIMIT ?)", word, after(word), commonWord)
		if err != nil {
			return nil, false, err
		}
		if n < fewest {
			best, fewest = i, n
		}
	}
	ordered[0], ordered[best] = ordered[best], ordered[0]
	return ordered, fewest >= commonWord, nil
}

// after is the end of the range of words that begin with prefix.
func after(prefix string) string { return strings.TrimRight(prefix, "\U0010ffff") + "\U0010ffff" }
