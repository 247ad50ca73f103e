package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"hash"
	"io"
	"reflect"
	"regexp"
	"slices"

	"renogen/backend/domain"
)

// PieceSize gives the size of a piece of file content; ok is false when it is not in the workspace.
func (r Reader) PieceSize(piece domain.ID) (size int64, ok bool, err error) {
	err = r.s.query(func(rows *sql.Rows) error { ok = true; return rows.Scan(&size) },
		"SELECT size FROM file_pieces WHERE id = ?", piece)
	return size, ok, err
}

// PieceBytes reads one piece of file content. Bytes that are not what the piece's id says are refused.
func (r Reader) PieceBytes(piece domain.ID) ([]byte, error) {
	var b []byte
	found := false
	err := r.s.query(func(rows *sql.Rows) error { found = true; return rows.Scan(&b) },
		"SELECT bytes FROM file_pieces WHERE id = ?", piece)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(b); !found || hex.EncodeToString(sum[:]) != piece {
		return nil, domain.Unavailable("file.damaged")
	}
	return b, nil
}

// FileDigest gives the SHA-256 of pieces one after the other.
func (r Reader) FileDigest(pieces []string) (domain.ID, error) {
	whole := sha256.New()
	for _, piece := range pieces {
		b, err := r.PieceBytes(piece)
		if err != nil {
			return "", err
		}
		whole.Write(b)
	}
	return hex.EncodeToString(whole.Sum(nil)), nil
}

// FileContent reads the content of a file piece by piece, each in a short transaction of its own (read): it can be
// read slowly without delaying anybody who writes. Content that is not what the file's id says ends in an error.
func FileContent(read func(func(Reader) error) error, file domain.File) io.Reader {
	return &fileReader{read: read, file: file, left: file.Pieces, whole: sha256.New()}
}

type fileReader struct {
	read  func(func(Reader) error) error
	file  domain.File
	left  []string
	now   []byte
	whole hash.Hash
}

func (f *fileReader) Read(p []byte) (int, error) {
	for len(f.now) == 0 {
		if len(f.left) == 0 {
			return 0, f.end()
		}
		err := f.read(func(r Reader) (err error) {
			f.now, err = r.PieceBytes(f.left[0])
			return err
		})
		if err != nil {
			return 0, err
		}
		f.left = f.left[1:]
		f.whole.Write(f.now)
	}
	n := copy(p, f.now)
	f.now = f.now[n:]
	return n, nil
}

func (f *fileReader) end() error {
	if hex.EncodeToString(f.whole.Sum(nil)) != f.file.ID {
		return domain.Unavailable("file.damaged")
	}
	return io.EOF
}

// linkedFile is how a file stands in the values of activities and in what was approved or run.
var linkedFile = regexp.MustCompile(`"file":"([0-9a-f]{64})"`)

// linkPlaces are all places that can refer to a file.
var linkPlaces = []string{
	"SELECT file FROM attachments",
	"SELECT file FROM evidence WHERE file <> ''",
	"SELECT file FROM signed_documents",
	"SELECT file FROM document_signatures",
	`SELECT "values" FROM activities WHERE "values" LIKE '%"file":"%'`,
	`SELECT "text" FROM contents WHERE "text" LIKE '%"file":"%'`,
}

// LinkedFiles gives the ids of all files that something refers to.
func (r Reader) LinkedFiles() (map[domain.ID]bool, error) {
	linked := map[domain.ID]bool{}
	for _, place := range linkPlaces {
		err := r.s.query(func(rows *sql.Rows) error {
			var text string
			if err := rows.Scan(&text); err != nil {
				return err
			}
			if domain.IsDigest(text) {
				linked[text] = true
			}
			for _, match := range linkedFile.FindAllStringSubmatch(text, -1) {
				linked[match[1]] = true
			}
			return nil
		}, place)
		if err != nil {
			return nil, err
		}
	}
	return linked, nil
}

// Files reads all files in the order of their ids.
func (r Reader) Files() ([]domain.File, error) { return rowsWhere[domain.File](r, "ORDER BY id") }

// PiecesBefore gives the ids of the pieces that were made before a time, oldest first.
func (r Reader) PiecesBefore(at int64) ([]domain.ID, error) {
	return r.texts("SELECT id FROM file_pieces WHERE created_at < ? ORDER BY created_at, id", at)
}

// LinkedTo reads what a link to a file says: the project that it is in, the file and its name.
type LinkedTo struct {
	Project domain.ID
	File    domain.ID
	Name    string
}

// EvidenceLink gives the file of a piece of evidence, of a step or of a task.
func (r Reader) EvidenceLink(evidence domain.ID) (LinkedTo, error) {
	return r.linkedTo(`SELECT d.project, e.file, e.name FROM evidence e
		LEFT JOIN tasks t ON t.id = e.task LEFT JOIN run_steps rs ON rs.id = e.run_step LEFT JOIN runs ON runs.id = rs.run
		JOIN deployments d ON d.id = COALESCE(t.deployment, runs.deployment) WHERE e.id = ?`, evidence)
}

// DocumentLink gives the file of a signed document, with all signatures so far.
func (r Reader) DocumentLink(document domain.ID) (LinkedTo, error) {
	return r.linkedTo(`SELECT d.project, s.file, s.name FROM signed_documents s JOIN deployments d ON d.id = s.deployment WHERE s.id = ?`, document)
}

func (r Reader) linkedTo(query string, id domain.ID) (LinkedTo, error) {
	var link LinkedTo
	err := r.s.query(func(rows *sql.Rows) error { return rows.Scan(&link.Project, &link.File, &link.Name) }, query, id)
	return link, err
}

// LeftFiles gives the files that rows of this transaction referred to before and do not any more, since it
// began or since the last Changes.
func (tx *Tx) LeftFiles() []domain.ID {
	var left []domain.ID
	for _, touch := range tx.touched {
		after := filesOf(touch.after)
		for _, file := range filesOf(touch.before) {
			if !slices.Contains(after, file) {
				left = append(left, file)
			}
		}
	}
	slices.Sort(left)
	return slices.Compact(left)
}

// filesOf gives the files that a row refers to.
func filesOf(row reflect.Value) []domain.ID {
	if !row.IsValid() {
		return nil
	}
	switch row := row.Interface().(type) {
	case domain.Attachment:
		return []domain.ID{row.File}
	case domain.Evidence:
		return []domain.ID{row.File}
	case domain.SignedDocument:
		return []domain.ID{row.File}
	case domain.DocumentSignature:
		return []domain.ID{row.File}
	case domain.Activity:
		var files []domain.ID
		for _, value := range row.Values {
			files = append(files, value.File)
		}
		return files
	}
	return nil
}
