package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// FileLink names what refers to a file: an attachment or a piece of evidence by its id, or the value of an
// activity or a step by the id of both.
type FileLink struct {
	// Kind is attachment, evidence, activity, step, or document for a signed one.
	Kind   string    `json:"kind"`
	Record domain.ID `json:"record"`
	Value  string    `json:"value,omitempty"`
}

// FilesUsage asks how much file content a workspace has, and what could be cleaned up now.
type FilesUsage struct{}

// FilesUsageView counts files and their bytes; Unused are those that file.clean would delete, Pieces the
// pieces of content that would go.
type FilesUsageView struct {
	Files       int              `json:"files"`
	Bytes       int64            `json:"bytes"`
	Unused      int              `json:"unused"`
	UnusedBytes int64            `json:"unused_bytes"`
	Pieces      int              `json:"pieces"`
	Can         []domain.Ability `json:"can"`
}

func init() { ask("files.usage", filesUsage) }

func filesUsage(v *View, _ *FilesUsage) (FilesUsageView, error) {
	var out FilesUsageView
	if err := domain.PermitRow("administrate", v.relation("")); err != nil {
		return out, err
	}
	files, err := v.Files()
	if err != nil {
		return out, err
	}
	unused, err := unusedContent(v.Reader, v.now-cleanMillis)
	if err != nil {
		return out, err
	}
	for _, file := range files {
		out.Files, out.Bytes = out.Files+1, out.Bytes+file.Size
	}
	for _, file := range unused.files {
		out.Unused, out.UnusedBytes = out.Unused+1, out.UnusedBytes+file.Size
	}
	out.Pieces = len(unused.pieces)
	out.Can = can(v.relation(""), "file.clean")
	if len(unused.files)+len(unused.pieces) == 0 {
		out.Can[0] = notNow(out.Can[0], domain.Conflict("file.nothing_to_clean"))
	}
	return out, nil
}

// AddFile brings the content of a file into the workspace, piece by piece, each in a short transaction of its
// own, and gives its id. Content that is there already is not stored again. Nothing refers to the file yet.
// name is only for messages.
func (a *App) AddFile(actor Actor, name string, r io.Reader) (domain.ID, error) {
	if err := a.fitsSoFar(name, r); err != nil {
		return "", err
	}
	whole, add := sha256.New(), &FileAdd{Pieces: []domain.ID{}}
	piece := make([]byte, domain.MaxPiece)
	for {
		n, err := io.ReadFull(r, piece)
		if n > 0 {
			add.Size += int64(n)
			if err := fileFits(a.Settings(), add.Size); err != nil {
				return "", err
			}
			whole.Write(piece[:n])
			id, err := a.addPiece(actor, bytes.Clone(piece[:n]))
			if err != nil {
				return "", err
			}
			add.Pieces = append(add.Pieces, id)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			break
		}
		if err != nil {
			return "", unreadable(name, err)
		}
	}
	add.File = hex.EncodeToString(whole.Sum(nil))
	known, err := read(a, func(r store.Reader) (bool, error) {
		_, known, err := store.Find[domain.File](r, add.File)
		return known, err
	})
	if err != nil || known {
		return add.File, err
	}
	return add.File, a.doNow(actor, add, nil)
}

// fitsSoFar refuses at once, before anything is stored, a file whose size can be told beforehand.
func (a *App) fitsSoFar(name string, r io.Reader) error {
	s, ok := r.(io.Seeker)
	if !ok {
		return nil // a pipe: its size shows while it is read
	}
	at, err := s.Seek(0, io.SeekCurrent)
	if err != nil {
		return unreadable(name, err)
	}
	end, err := s.Seek(0, io.SeekEnd)
	if err != nil {
		return unreadable(name, err)
	}
	if _, err := s.Seek(at, io.SeekStart); err != nil {
		return unreadable(name, err)
	}
	return fileFits(a.Settings(), end-at)
}

func unreadable(name string, err error) error {
	return domain.Unavailable("file.unreadable", "name", domain.SanitiseName(name)).Because(err)
}

func (a *App) addPiece(actor Actor, b []byte) (domain.ID, error) {
	id := journal.Digest(b)
	known, err := read(a, func(r store.Reader) (bool, error) {
		_, known, err := r.PieceSize(id)
		return known, err
	})
	if err != nil || known {
		return id, err
	}
	return id, a.doNow(actor, &FilePiece{Digest: id, Size: int64(len(b))}, map[domain.ID][]byte{id: b})
}

// doNow does a command that a person's session needs on the way to another one.
func (a *App) doNow(actor Actor, payload any, content map[domain.ID][]byte) error {
	id, err := NewID()
	if err != nil {
		return err
	}
	_, err = a.do(Order{Actor: actor, ID: id, Name: nameOf(payload), Payload: payload, Content: content})
	return err
}

// OpenFile gives the content of a file and its name, by what refers to it: whoever may see the project that
// the link is in may read it.
func (a *App) OpenFile(user domain.ID, link FileLink) (io.ReadCloser, string, error) {
	rules := a.authority()
	if rules.Users[user].State != domain.UserActive {
		return nil, "", domain.Unauthenticated("session.blocked")
	}
	var found store.LinkedTo
	file, err := read(a, func(r store.Reader) (domain.File, error) {
		v := &View{Reader: r, app: a, rules: rules, user: user, now: a.host.Now()}
		var err error
		if found, err = v.linked(link); err != nil {
			return domain.File{}, err
		}
		return record[domain.File](r, found.File)
	})
	if err != nil {
		return nil, "", err
	}
	return io.NopCloser(store.FileContent(a.db.Read, file)), domain.SanitiseName(found.Name), nil
}

// TakesFile says whether the project takes files with such a name for what refers to this one. Only attachments are bound
// to its list of types.
func (a *App) TakesFile(user domain.ID, link FileLink, name string) (bool, error) {
	if link.Kind != "attachment" {
		return true, nil
	}
	rules := a.authority()
	return read(a, func(r store.Reader) (bool, error) {
		v := &View{Reader: r, app: a, rules: rules, user: user, now: a.host.Now()}
		found, err := v.attachmentLink(link.Record)
		return domain.ExtensionAllowed(name, rules.Projects[found.Project].Extensions), err
	})
}

// linked finds the file that a link refers to, for a person who may see its project.
func (v *View) linked(link FileLink) (found store.LinkedTo, err error) {
	switch link.Kind {
	case "attachment":
		found, err = v.attachmentLink(link.Record)
	case "evidence":
		found, err = v.EvidenceLink(link.Record)
	case "activity":
		found, err = v.activityLink(link)
	case "step":
		found, err = v.stepLink(link)
	case "document":
		found, err = v.DocumentLink(link.Record)
	}
	if err != nil {
		return found, err
	}
	if _, err := v.see(found.Project); err != nil {
		return found, err
	}
	if found.File == "" {
		return found, domain.Missing()
	}
	return found, nil
}

func (v *View) activityLink(link FileLink) (store.LinkedTo, error) {
	activity, err := record[domain.Activity](v.Reader, link.Record)
	if err != nil {
		return store.LinkedTo{}, err
	}
	item, err := v.itemAsApproved(activity.Item)
	return valueLink(item.Project, activity.Values, link.Value), err
}

// attachmentLink gives the file of an attachment; of an approved item only what was approved.
func (v *View) attachmentLink(id domain.ID) (store.LinkedTo, error) {
	attachment, err := record[domain.Attachment](v.Reader, id)
	if err != nil {
		return store.LinkedTo{}, err
	}
	item, err := v.itemAsApproved(attachment.Item)
	return store.LinkedTo{Project: item.Project, File: attachment.File, Name: attachment.Name}, err
}

// itemAsApproved gives an item that the person may look into, if it is as it was approved or is not approved.
func (v *View) itemAsApproved(id domain.ID) (domain.Item, error) {
	item, err := record[domain.Item](v.Reader, id)
	if err != nil {
		return item, err
	}
	if _, err := v.see(item.Project); err != nil {
		return item, err
	}
	return item, v.approvalFault(item)
}

func (v *View) stepLink(link FileLink) (store.LinkedTo, error) {
	step, err := record[domain.Step](v.Reader, link.Record)
	if err != nil {
		return store.LinkedTo{}, err
	}
	deployment, err := record[domain.Deployment](v.Reader, step.Deployment)
	if err != nil {
		return store.LinkedTo{}, err
	}
	if _, err := v.see(deployment.Project); err != nil {
		return store.LinkedTo{}, err
	}
	content, err := v.stepContent(deployment.Project, step)
	return valueLink(deployment.Project, content.Values, link.Value), err
}

func valueLink(project domain.ID, values []domain.Value, id string) store.LinkedTo {
	i := slices.IndexFunc(values, func(value domain.Value) bool { return value.ID == id })
	if i < 0 {
		return store.LinkedTo{Project: project}
	}
	return store.LinkedTo{Project: project, File: values[i].File, Name: values[i].FileName}
}
