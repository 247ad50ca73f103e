package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// end writes what stands behind the pages and gives the file: an archival document (PDF/A-3a)
// that can be read aloud (PDF/UA-1).
func (p *painter) end(a about, attachments []Attachment) ([]byte, error) {
	if err := p.putCommon(); err != nil {
		return nil, err
	}
	tree := p.putTree()
	p.putAreas()
	entries := p.putFields()
	if outline := p.putOutline(); outline != 0 {
		entries += fmt.Sprintf(" /Outlines %d 0 R", outline)
	}
	attached, err := p.file.putAttachments(attachments, a.made)
	if err != nil {
		return nil, err
	}
	profile, err := p.file.pack("/N 3", sRGB())
	if err != nil {
		return nil, err
	}
	intent := p.file.add(fmt.Sprintf("<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>", profile))
	metadata := p.file.stream("/Type /Metadata /Subtype /XML", []byte(a.xmp()))
	p.file.put(information, a.information())
	p.file.put(catalogue, fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Metadata %d 0 R /Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /ViewerPreferences <</DisplayDocTitle true>> /OutputIntents [%d 0 R]%s%s>>",
		p.parent, metadata, language, tree, intent, entries, attached))
	return p.file.end(), nil
}

// putCommon writes the list of pages and what all of them draw with.
func (p *painter) putCommon() error {
	var kids, pictures strings.Builder
	for _, n := range p.leaves {
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	p.file.put(p.parent, fmt.Sprintf("<</Type /Pages /Count %d /Kids [%s]>>", len(p.leaves), &kids))
	fonts, err := p.putFonts()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(p.pictures)) {
		fmt.Fprintf(&pictures, "/%s %d 0 R ", name, p.pictures[name])
	}
	p.file.put(p.common, fmt.Sprintf("<</Font <<%s>> /XObject <<%s>>>>", fonts, &pictures))
	return nil
}
