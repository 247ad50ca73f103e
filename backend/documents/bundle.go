package documents

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// sumsName is the list of digests, the last file of a bundle.
const sumsName = "SHA256SUMS"

// bundle is files for a ZIP. The same files give the same bytes.
type bundle struct {
	at    time.Time
	files []bundled
}

// bundled is one file, read when it is written. digest is the SHA-256 that it has to have; empty: any.
type bundled struct {
	name   string
	digest string
	open   func() (io.ReadCloser, error)
}

func (b *bundle) add(name string, content []byte) {
	b.files = append(b.files, bundled{name: name, open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(content)), nil
	}})
}

func (b *bundle) addText(name, content string) { b.add(name, []byte(content)) }

// has says whether there is a file of that name already.
func (b *bundle) has(name string) bool {
	return slices.ContainsFunc(b.files, func(f bundled) bool { return f.name == name })
}

// write writes the ZIP: the files by name, all of one time, and the list of their digests.
func (b *bundle) write(ctx context.Context, w io.Writer, progress func(done, total int64)) error {
	slices.SortFunc(b.files, func(a, b bundled) int { return cmp.Compare(a.name, b.name) })
	archive := zip.NewWriter(w)
	var sums strings.Builder
	for i, file := range b.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		digest, err := b.writeFile(archive, file)
		if err != nil {
			return fmt.Errorf("bundle: %s: %w", file.name, err)
		}
		sums.WriteString(digest + "  " + file.name + "\n")
		progress(int64(i+1), int64(len(b.files)))
	}
	to, err := b.create(archive, sumsName)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(to, sums.String()); err != nil {
		return err
	}
	return archive.Close()
}

func (b *bundle) writeFile(archive *zip.Writer, file bundled) (digest string, err error) {
	content, err := file.open()
	if err != nil {
		return "", err
	}
	defer content.Close()
	to, err := b.create(archive, file.name)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(to, sum), content); err != nil {
		return "", err
	}
	digest = hex.EncodeToString(sum.Sum(nil))
	if file.digest != "" && file.digest != digest {
		return "", fmt.Errorf("its content is %s, not %s", digest, file.digest)
	}
	return digest, nil
}

func (b *bundle) create(archive *zip.Writer, name string) (io.Writer, error) {
	return archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: b.at})
}
