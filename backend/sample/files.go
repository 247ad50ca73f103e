package sample

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"maps"
	"slices"
	"strings"

	"renogen/backend/domain"
)

// file puts a small file of that name into the workspace. It stands for the real one.
func (s *script) file(by, name string) domain.ID {
	if s.err != nil {
		return ""
	}
	content, err := contentFor(name)
	if err != nil {
		s.err = err
		return ""
	}
	id, err := s.app.AddFile(s.actors[by], name, bytes.NewReader(content))
	if err != nil {
		s.err = err
	}
	return id
}

// contentFor makes the content of a file: an archive that can be opened, or a text.
func contentFor(name string) ([]byte, error) {
	text := []byte("This small file stands for " + name + " in the sample workspace.\n")
	switch {
	case strings.HasSuffix(name, ".tgz"):
		return tgz(text)
	case strings.HasSuffix(name, ".zip"):
		return zipped(text)
	}
	return text, nil
}

const readme = "README.txt"

func tgz(text []byte) ([]byte, error) {
	var b bytes.Buffer
	packed := gzip.NewWriter(&b)
	archive := tar.NewWriter(packed)
	err := archive.WriteHeader(&tar.Header{Name: readme, Mode: 0o644, Size: int64(len(text))})
	if err == nil {
		_, err = archive.Write(text)
	}
	err = errors.Join(err, archive.Close(), packed.Close())
	return b.Bytes(), err
}

func zipped(text []byte) ([]byte, error) {
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	file, err := archive.Create(readme)
	if err == nil {
		_, err = file.Write(text)
	}
	err = errors.Join(err, archive.Close())
	return b.Bytes(), err
}

func sorted(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
