package documents

import (
	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
)

// runSheet makes what the steps are worked from by hand. Its content is that of the run book under another number.
func (m *maker) runSheet() (Document, error) {
	book, err := m.book()
	if err != nil {
		return Document{}, err
	}
	book = sheetOf(book)
	density, err := densityNamed(m.Density)
	if err != nil {
		return Document{}, err
	}
	return m.write(book.Head, book.Content, func(p pdf.Options) ([]byte, error) {
		p.Density = density
		return pdf.RunSheet(book, p)
	})
}

// sheetOf is a run book under the number of its run sheet.
func sheetOf(book export.RunBook) export.RunBook {
	book.Head.Number = book.Head.Number[:len(book.Head.Number)-len("RB")] + "RS"
	return book
}

// densityNamed gives the density with a name; none is the standard one.
func densityNamed(name string) (pdf.Density, error) {
	switch density := pdf.Density(name); density {
	case "":
		return pdf.Standard, nil
	case pdf.Standard, pdf.Compact, pdf.LargePrint:
		return density, nil
	}
	return "", domain.Invalid("document.unknown_density", "density", name)
}

// changesOf tells what a run book that is a draft again has otherwise than its approved version.
func changesOf(changes []domain.BookChange, head export.Head) []string {
	out := []string{}
	if !head.Draft || head.Version == 0 {
		return out
	}
	for _, change := range changes {
		out = append(out, language.Text(change.Key, change.Params))
	}
	return out
}
