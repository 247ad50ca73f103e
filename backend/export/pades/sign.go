package pades

import (
	"crypto"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"strings"
)

// Signer is who signs: Chain begins with the certificate of Key, then those that vouch for it.
type Signer struct {
	Key   crypto.Signer
	Chain []*x509.Certificate
}

// Statement is what a signature says about itself, in plain text beside it.
type Statement struct {
	// Field is the name of the field that is filled.
	Field string
	// Name is who signs, Reason what for.
	Name, Reason string
	// At is when, in Unix milliseconds. The file keeps whole seconds.
	At int64
	// Certify makes it the author's signature, which must be the first: nothing but signatures may follow.
	Certify bool
}

// room is what is kept for a signature, in hexadecimal digits: enough for a chain of a company's certificates.
const room = 24576

// Sign fills a field of a prepared document. The same input gives the same bytes.
func Sign(b []byte, s Statement, by Signer) ([]byte, error) {
	out, from, to, err := appendSignature(b, s)
	if err != nil {
		return nil, err
	}
	der, err := signCMS(covered(out, from, to), by.Key, by.Chain)
	if err != nil {
		return nil, err
	}
	if 2*len(der) > room {
		return nil, fmt.Errorf("%w: the chain of certificates is too long", ErrKey)
	}
	copy(out[from+1:], hex.EncodeToString(der))
	return out, nil
}

// covered gives the bytes that a signature is over: all but its own digits with their brackets.
func covered(b []byte, from, to int) []byte {
	out := make([]byte, 0, len(b)-(to-from))
	return append(append(out, b[:from]...), b[to:]...)
}

// appendSignature appends everything but the signature itself, whose brackets stand from from up to to.
func appendSignature(b []byte, s Statement) (out []byte, from, to int, err error) {
	f, err := open(b)
	if err != nil {
		return nil, 0, 0, err
	}
	field, err := f.field(s.Field)
	if err != nil {
		return nil, 0, 0, err
	}
	if field.dict().get("V") != nil {
		return nil, 0, 0, fmt.Errorf("%w: the field %s is signed already", ErrForm, s.Field)
	}
	u, err := f.update()
	if err != nil {
		return nil, 0, 0, err
	}
	n := u.number()
	reference := ""
	if s.Certify {
		if err := u.certify(n); err != nil {
			return nil, 0, 0, err
		}
		reference = " /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P 2 /V /1.2>>>>]"
	}
	drawing, err := u.appearance(field)
	if err != nil {
		return nil, 0, 0, err
	}
	if drawing > 0 {
		if field, err = field.set("AP", fmt.Sprintf("<</N %d 0 R>>", drawing)); err != nil {
			return nil, 0, 0, err
		}
	}
	if field, err = field.set("V", fmt.Sprintf("%d 0 R", n)); err != nil {
		return nil, 0, 0, err
	}
	u.put(field.number, string(field.raw))
	u.begin(n)
	fmt.Fprintf(&u.out, "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name %s /Reason %s /M %s%s /ByteRange ",
		plain(s.Name), plain(s.Reason), pdfDate(s.At), reference)
	ranges := u.out.Len()
	const blank = "[0 0000000000 0000000000 0000000000]"
	u.out.WriteString(blank + " /Contents ")
	from = u.out.Len()
	u.out.WriteString("<" + strings.Repeat("0", room) + ">")
	to = u.out.Len()
	u.out.WriteString(">>\nendobj\n")
	out = u.finish()
	written := fmt.Sprintf("[0 %d %d %d]", from, to, len(out)-to)
	copy(out[ranges:], written+strings.Repeat(" ", len(blank)-len(written)))
	return out, from, to, nil
}

// certify says in the catalogue that object n certifies the document.
func (u *update) certify(n int) error {
	root, err := u.root()
	if err != nil {
		return err
	}
	if root.dict().get("Perms") != nil {
		return fmt.Errorf("%w: it is certified already", ErrForm)
	}
	if root, err = root.set("Perms", fmt.Sprintf("<</DocMDP %d 0 R>>", n)); err != nil {
		return err
	}
	u.put(root.number, string(root.raw))
	return nil
}

// fields gives the signature fields of a document in their order.
func (f *file) fields() ([]object, error) {
	root, err := f.root()
	if err != nil {
		return nil, err
	}
	var out []object
	for _, kid := range f.resolveList(f.resolve(root.dict().get("AcroForm")).get("Fields")) {
		at, ok := kid.(ref)
		if !ok {
			return nil, fmt.Errorf("%w: a field stands at no place", ErrForm)
		}
		field, err := f.object(at)
		if err != nil {
			return nil, err
		}
		if field.dict().has("FT", "Sig") {
			out = append(out, field)
		}
	}
	return out, nil
}

func (f *file) field(name string) (object, error) {
	fields, err := f.fields()
	if err != nil {
		return object{}, err
	}
	for _, field := range fields {
		if words(field.dict().get("T")) == name {
			return field, nil
		}
	}
	return object{}, fmt.Errorf("%w: it has no field %s", ErrForm, name)
}
