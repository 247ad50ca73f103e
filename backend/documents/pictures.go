package documents

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"renogen/backend/app"
)

// largestPicture is the largest file, in bytes, that is printed as a picture; larger ones are named only.
const largestPicture = 20 << 20

var printed = []string{".png", ".jpg", ".jpeg", ".gif"}

// pictures reads evidence that is to be printed.
func (m *maker) pictures() func(app.EvidenceShown, int64) ([]byte, error) {
	return func(e app.EvidenceShown, size int64) ([]byte, error) {
		if e.File == "" || size > largestPicture || !slices.Contains(printed, strings.ToLower(filepath.Ext(e.Name))) {
			return nil, nil
		}
		content, _, err := m.app.OpenFile(m.user, app.FileLink{Kind: "evidence", Record: e.ID})
		if err != nil {
			return nil, err
		}
		defer content.Close()
		return io.ReadAll(content)
	}
}
