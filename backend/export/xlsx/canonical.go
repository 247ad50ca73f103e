package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
)

// contentTypes has to be the first part: some readers tell the kind of a file by it.
const contentTypes = "[Content_Types].xml"

// canonical writes the parts of a workbook in the order of their names and without times: the library keeps sheets in a
// map, whose order is another each time.
func canonical(workbook []byte) ([]byte, error) {
	from, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, fmt.Errorf("xlsx: %w", err)
	}
	files := slices.Clone(from.File)
	slices.SortFunc(files, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(place(a.Name), place(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, file := range files {
		if err := copyPart(to, file); err != nil {
			return nil, fmt.Errorf("xlsx: %w", err)
		}
	}
	err = to.Close()
	return out.Bytes(), err
}

func place(name string) int {
	if name == contentTypes {
		return 0
	}
	return 1
}

func copyPart(to *zip.Writer, file *zip.File) error {
	content, err := file.Open()
	if err != nil {
		return err
	}
	defer content.Close()
	part, err := to.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.Copy(part, content)
	return err
}
