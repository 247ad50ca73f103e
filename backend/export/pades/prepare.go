package pades

import (
	"bytes"
	"compress/zlib"
	"crypto/md5" //nolint:gosec // PDF's own check sum of an attachment; nothing relies on it
	"fmt"
	"slices"
	"strings"
	"time"
)

// Attachment is a file that travels inside the PDF. Relation is what it is to the document, as PDF/A-3 names it: Source or
// Data.
type Attachment struct {
	Name, Description, MIME, Relation string
	Data                              []byte
}

// Field is a place for one signature. Name is unique in the document, Tip says to people whose signature it is for.
type Field struct {
	Name, Tip string
}

// Prepare appends attachments and empty signature fields to a finished document. Its result is the first revision, which all
// signatures cover. at, in Unix milliseconds, is the date of the attachments. The fields are invisible: they show in the
// list of signatures that readers have, and nowhere on paper.
func Prepare(b []byte, attachments []Attachment, fields []Field, at int64) ([]byte, error) {
	f, err := open(b)
	if err != nil {
		return nil, err
	}
	root, err := f.root()
	if err != nil {
		return nil, err
	}
	for _, taken := range []name{"Names", "AF", "AcroForm"} {
		if root.dict().get(taken) != nil {
			return nil, fmt.Errorf("%w: it has attachments or fields already", ErrForm)
		}
	}
	u, err := f.update()
	if err != nil {
		return nil, err
	}
	if root, err = u.attach(root, attachments, at); err != nil {
		return nil, err
	}
	if root, err = u.addFields(root, fields); err != nil {
		return nil, err
	}
	u.put(root.number, string(root.raw))
	return u.finish(), nil
}

func (u *update) attach(root object, attachments []Attachment, at int64) (object, error) {
	if len(attachments) == 0 {
		return root, nil
	}
	date := pdfDate(at)
	var names, refs []string
	for _, a := range slices.SortedFunc(slices.Values(attachments), func(a, b Attachment) int { return strings.Compare(a.Name, b.Name) }) {
		packed, err := deflate(a.Data)
		if err != nil {
			return root, err
		}
		content, spec := u.number(), u.number()
		u.putStream(content, fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Filter /FlateDecode /Params <</Size %d /CheckSum <%X> /ModDate %s /CreationDate %s>>",
			strings.ReplaceAll(a.MIME, "/", "#2F"), len(a.Data), md5.Sum(a.Data), date, date), packed) //nolint:gosec // see above
		u.put(spec, fmt.Sprintf("<</Type /Filespec /F (%s) /UF %s /Desc %s /AFRelationship /%s /EF <</F %d 0 R /UF %d 0 R>>>>",
			a.Name, plain(a.Name), plain(a.Description), a.Relation, content, content))
		names = append(names, fmt.Sprintf("(%s) %d 0 R", a.Name, spec))
		refs = append(refs, fmt.Sprintf("%d 0 R", spec))
	}
	root, err := root.set("Names", "<</EmbeddedFiles <</Names ["+strings.Join(names, " ")+"]>>>>")
	if err != nil {
		return root, err
	}
	return root.set("AF", "["+strings.Join(refs, " ")+"]")
}

// addFields puts the fields on the first page, and into the structure of a tagged document.
func (u *update) addFields(root object, fields []Field) (object, error) {
	if len(fields) == 0 {
		return root, nil
	}
	page, err := u.firstPage(root)
	if err != nil {
		return root, err
	}
	tags, err := u.structure(root)
	if err != nil {
		return root, err
	}
	var refs []string
	for _, field := range fields {
		n := u.number()
		parent := tags.form(u, n, page.number, field.Tip)
		u.put(n, fmt.Sprintf("<</Type /Annot /Subtype /Widget /FT /Sig /T %s /TU %s /F 132 /Rect [0 0 0 0] /P %d 0 R%s>>",
			plain(field.Name), plain(field.Tip), page.number, parent))
		refs = append(refs, fmt.Sprintf("%d 0 R", n))
	}
	if err := tags.finish(u); err != nil {
		return root, err
	}
	annotations := append(u.resolveList(page.dict().get("Annots")), list{}...)
	if page, err = page.set("Annots", strings.TrimSuffix(write(annotations), "]")+" "+strings.Join(refs, " ")+"]"); err != nil {
		return root, err
	}
	u.put(page.number, string(page.raw))
	form := u.number()
	u.put(form, "<</Fields ["+strings.Join(refs, " ")+"] /SigFlags 3>>")
	return root.set("AcroForm", fmt.Sprintf("%d 0 R", form))
}

func (f *file) firstPage(root object) (object, error) {
	node, _ := root.dict().get("Pages").(ref)
	for range maxDepth {
		o, err := f.object(node)
		if err != nil {
			return o, err
		}
		if o.dict().has("Type", "Page") {
			return o, nil
		}
		kids := f.resolveList(o.dict().get("Kids"))
		if len(kids) == 0 {
			break
		}
		node, _ = kids[0].(ref)
	}
	return object{}, fmt.Errorf("%w: it has no pages", ErrForm)
}

// pdfDate writes a time as PDF does.
func pdfDate(at int64) string {
	return time.UnixMilli(at).UTC().Format("(D:20060102150405+00'00')")
}

func deflate(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
