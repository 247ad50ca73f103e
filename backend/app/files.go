package app

import (
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// FilePiece brings a piece of file content of at most 1 MB into the workspace. The bytes travel beside the
// command; the journal has their SHA-256.
type FilePiece struct {
	Digest domain.ID `json:"digest"`
	Size   int64     `json:"size"`
}

// FileAdd makes a file of pieces that are in the workspace already. Its id is the SHA-256 of the whole.
type FileAdd struct {
	File   domain.ID   `json:"file"`
	Size   int64       `json:"size"`
	Pieces []domain.ID `json:"pieces"`
}

// FileClean deletes content that nothing has referred to for domain.CleanAfterDays. One command deletes at
// most maxCleaned pieces, so that nobody waits long; FilesUsage says what is left to do.
type FileClean struct{}

const (
	maxCleaned  = 200
	millisADay  = 24 * 60 * 60 * 1000
	cleanMillis = domain.CleanAfterDays * millisADay
)

func init() {
	register("file.piece", addPiece)
	register("file.add", addFile)
	register("file.clean", cleanFiles)
}

// addsContent is the relation of a person to the content of the workspace as a whole: the roles that he
// has in any project that is not archived.
func (a *Authority) addsContent(r domain.Relation, user domain.ID) domain.Relation {
	r.Member = true
	for project := range a.Members {
		if !a.Projects[project].Archived {
			r.Roles |= a.RolesOf(project, user)
		}
	}
	return r
}

func addPiece(c *Call, p *FilePiece) error {
	if err := c.permit(c.rules.addsContent(c.relation(""), c.actor)); err != nil {
		return err
	}
	if !domain.IsDigest(p.Digest) || p.Size < 1 || p.Size > domain.MaxPiece {
		return domain.Invalid("file.piece.form")
	}
	row := domain.FilePiece{ID: p.Digest, Size: p.Size}
	if c.content != nil { // replaying has no bytes
		b, ok := c.content(p.Digest)
		if !ok || int64(len(b)) != p.Size || journal.Digest(b) != p.Digest {
			return domain.Invalid("file.piece.content")
		}
		row.Bytes = b
	}
	c.about.Record = row.ID
	if _, known, err := c.tx.PieceSize(row.ID); err != nil || known {
		return err
	}
	return store.Put(c.tx, row)
}

func addFile(c *Call, p *FileAdd) error {
	if err := c.permit(c.rules.addsContent(c.relation(""), c.actor)); err != nil {
		return err
	}
	if !domain.IsDigest(p.File) {
		return domain.Invalid("file.no_digest")
	}
	if err := fileFits(c.rules.Workspace, p.Size); err != nil {
		return err
	}
	var sum int64
	for _, piece := range p.Pieces {
		size, known, err := c.tx.PieceSize(piece)
		if err != nil {
			return err
		}
		if !known {
			return domain.Conflict("file.piece.missing")
		}
		sum += size
	}
	if sum != p.Size {
		return domain.Invalid("file.piece.sum", "size", strconv.FormatInt(p.Size, 10), "sum", strconv.FormatInt(sum, 10))
	}
	if c.content != nil {
		if whole, err := c.tx.FileDigest(p.Pieces); err != nil {
			return err
		} else if whole != p.File {
			return domain.Invalid("file.piece.content")
		}
	}
	c.about.Record = p.File
	if _, known, err := store.Find[domain.File](c.tx.Reader, p.File); err != nil || known {
		return err
	}
	return store.Put(c.tx, domain.File{ID: p.File, Size: p.Size, Pieces: p.Pieces})
}

// FileFits refuses a file of this size that the workspace would not take.
func (a *App) FileFits(size int64) error { return fileFits(a.Settings(), size) }

// fileFits refuses an empty file, and one over the limit of the workspace.
func fileFits(w domain.Workspace, size int64) error {
	if size < 1 {
		return domain.Invalid("file.empty")
	}
	if size > w.FileLimit {
		return domain.Invalid("file.too_large", "size", megabytes(size), "limit", megabytes(w.FileLimit))
	}
	return nil
}

// megabytes writes a size for a sentence, rounded up to a tenth: 50.1 MB.
func megabytes(size int64) string {
	tenths := (size*10 + 1<<20 - 1) >> 20
	return strconv.FormatInt(tenths/10, 10) + "." + strconv.FormatInt(tenths%10, 10) + " MB"
}

// noteLeftFiles notes when a link to a file was taken away by this command, whichever it is: clean-up waits
// from then on.
func (c *Call) noteLeftFiles() error {
	for _, id := range c.tx.LeftFiles() {
		row, known, err := store.Find[domain.File](c.tx.Reader, id)
		if err != nil {
			return err
		}
		if !known {
			continue
		}
		row.LeftAt = c.at
		if err := store.Put(c.tx, row); err != nil {
			return err
		}
	}
	return nil
}

func cleanFiles(c *Call, _ *FileClean) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	unused, err := unusedContent(c.tx.Reader, c.at-cleanMillis)
	if err != nil {
		return err
	}
	if len(unused.files)+len(unused.pieces) == 0 {
		return domain.Conflict("file.nothing_to_clean")
	}
	for _, file := range unused.files {
		if err := store.Delete[domain.File](c.tx, file.ID); err != nil {
			return err
		}
	}
	for _, piece := range unused.pieces[:min(len(unused.pieces), maxCleaned)] {
		if err := store.Delete[domain.FilePiece](c.tx, piece); err != nil {
			return err
		}
	}
	return nil
}

// unused is content that nothing refers to, in the order in which it is deleted.
type unused struct {
	files  []domain.File
	pieces []domain.ID
}

// unusedContent finds what nothing refers to and was made, and left, before a time.
func unusedContent(r store.Reader, before int64) (unused, error) {
	var out unused
	linked, err := r.LinkedFiles()
	if err != nil {
		return out, err
	}
	files, err := r.Files()
	if err != nil {
		return out, err
	}
	kept := map[domain.ID]bool{}
	for _, file := range files {
		if !linked[file.ID] && file.CreatedAt < before && file.LeftAt < before {
			out.files = append(out.files, file)
			continue
		}
		for _, piece := range file.Pieces {
			kept[piece] = true
		}
	}
	pieces, err := r.PiecesBefore(before)
	for _, piece := range pieces {
		if !kept[piece] {
			out.pieces = append(out.pieces, piece)
		}
	}
	return out, err
}
