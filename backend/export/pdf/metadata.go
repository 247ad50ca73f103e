package pdf

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// language is that of the sentences of all documents.
const language = "en-GB"

// about is what the file says of itself, twice: for old readers and for new ones.
type about struct {
	title, subject, author, keywords, creator string
	made                                      time.Time
}

const producer = "Renogen with gofpdf 1.16.2"

// information is the old form.
func (a about) information() string {
	made := a.made.Format("(D:20060102150405+00'00')")
	var b strings.Builder
	for _, entry := range [][2]string{
		{"Title", a.title}, {"Subject", a.subject}, {"Author", a.author}, {"Keywords", a.keywords}, {"Creator", a.creator}, {"Producer", producer},
	} {
		if entry[1] != "" {
			fmt.Fprintf(&b, "/%s %s ", entry[0], utf16Hex(entry[1]))
		}
	}
	return "<<" + b.String() + "/CreationDate " + made + " /ModDate " + made + ">>"
}

// xmp is the new form. It claims PDF/A-3a and PDF/UA-1; the schema of the latter has to be
// described for the former.
func (a about) xmp() string {
	made := a.made.Format("2006-01-02T15:04:05Z")
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	about := func(spaces, inner string) {
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\" %s>%s</rdf:Description>\n", spaces, inner)
	}
	about(`xmlns:dc="http://purl.org/dc/elements/1.1/"`, "<dc:format>application/pdf</dc:format>"+
		property("dc:title", "Alt", ` xml:lang="x-default"`, a.title)+property("dc:creator", "Seq", "", a.author)+property("dc:description", "Alt", ` xml:lang="x-default"`, a.subject))
	about(`xmlns:xmp="http://ns.adobe.com/xap/1.0/"`, "<xmp:CreateDate>"+made+"</xmp:CreateDate><xmp:ModifyDate>"+made+"</xmp:ModifyDate><xmp:CreatorTool>"+html.EscapeString(a.creator)+"</xmp:CreatorTool>")
	about(`xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`, "<pdf:Producer>"+producer+"</pdf:Producer><pdf:Keywords>"+html.EscapeString(a.keywords)+"</pdf:Keywords>")
	about(`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`, "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
	about(`xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, "<pdfuaid:part>1</pdfuaid:part>")
	b.WriteString(schemaOfUA)
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.String()
}

func property(name, list, attribute, text string) string {
	if text == "" {
		return ""
	}
	return fmt.Sprintf("<%s><rdf:%s><rdf:li%s>%s</rdf:li></rdf:%s></%s>", name, list, attribute, html.EscapeString(text), list, name)
}

const schemaOfUA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
	`<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`
