package api

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
)

// packedFrom is the length in bytes from which an answer goes to the window packed: the bridge copies and escapes each
// byte of a text several times, which costs far more than packing what repeats itself as much as lists do.
const packedFrom = 64 << 10

// GetPacked answers as Get does. An answer of some length is packed: base64 of gzip, which begins with "H4sI".
func (d *Door) GetPacked(name, params string) (string, error) {
	text, err := d.Get(name, params)
	if err != nil || len(text) < packedFrom {
		return text, err
	}
	return packed(text)
}

func packed(text string) (string, error) {
	var out bytes.Buffer
	to := base64.NewEncoder(base64.StdEncoding, &out)
	zip, err := gzip.NewWriterLevel(to, gzip.BestSpeed)
	if err != nil {
		return "", err
	}
	if _, err := zip.Write([]byte(text)); err != nil {
		return "", err
	}
	if err := zip.Close(); err != nil {
		return "", err
	}
	if err := to.Close(); err != nil {
		return "", err
	}
	return out.String(), nil
}
