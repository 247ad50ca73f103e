package api

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// pictureKinds are the kinds of content that the window may show by itself: nothing in them can be run.
var pictureKinds = []string{"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"}

// pictures gives the window the pictures of the open workspace under /picture/KIND/RECORD, with ?value= where
// the file is a value of an activity or a step. It is not bound.
type pictures struct{ files *Files }

func (p pictures) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/picture/"), "/")
	if r.Method != http.MethodGet || !strings.HasPrefix(r.URL.Path, "/picture/") || len(parts) != 2 {
		http.NotFound(w, r)
		return
	}
	link := app.FileLink{Kind: parts[0], Record: parts[1], Value: r.URL.Query().Get("value")}
	content, name, err := p.files.read(link)
	if err != nil {
		http.Error(w, string(domain.CodeOf(err)), http.StatusNotFound)
		return
	}
	kind := http.DetectContentType(content)
	if !slices.Contains(pictureKinds, kind) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}
