package pdf

import (
	"cmp"
	"crypto/md5" //nolint:gosec // the format's own check sum of attachments
	"fmt"
	"slices"
	"strings"
	"time"
)

// Attachment is a file inside the document.
type Attachment struct {
	// Name is ASCII, such as "approvals.json".
	Name, Description string
	// MIME is such as "application/json".
	MIME string
	// Relationship says what it is to the document.
	Relationship Relationship
	Data         []byte
}

// Relationship is what an attachment is to its document.
type Relationship string

// Relationships: the document shows its Source; Data stands behind it; a Supplement adds to it.
const (
	Source     Relationship = "Source"
	Data       Relationship = "Data"
	Supplement Relationship = "Supplement"
)

// putAttachments writes the attachments and gives the entries of the catalogue that name them.
func (f *file) putAttachments(all []Attachment, made time.Time) (string, error) {
	if len(all) == 0 {
		return "", nil
	}
	sorted := slices.SortedStableFunc(slices.Values(all), func(a, b Attachment) int { return cmp.Compare(a.Name, b.Name) })
	var names, objects strings.Builder
	for _, a := range sorted {
		n, err := f.putAttachment(a, made)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&names, "%s %d 0 R ", literal(a.Name), n)
		fmt.Fprintf(&objects, "%d 0 R ", n)
	}
	return fmt.Sprintf(" /Names <</EmbeddedFiles <</Names [%s]>>>> /AF [%s]", &names, &objects), nil
}

func (f *file) putAttachment(a Attachment, made time.Time) (int, error) {
	date := made.Format("(D:20060102150405+00'00')")
	sum := md5.Sum(a.Data) //nolint:gosec // as above
	data, err := f.pack(fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params <</Size %d /CheckSum <%X> /CreationDate %s /ModDate %s>>",
		strings.ReplaceAll(a.MIME, "/", "#2F"), len(a.Data), sum, date, date), a.Data)
	if err != nil {
		return 0, err
	}
	return f.add(fmt.Sprintf("<</Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /%s /EF <</F %d 0 R /UF %d 0 R>>>>",
		literal(a.Name), utf16Hex(a.Name), utf16Hex(a.Description), a.Relationship, data, data)), nil
}
