package journal

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"renogen/backend/domain"
)

// Refusals of JSON. All but keyTooDeep, keyTooLarge and keyUTF8 met while writing
// carry line, column and path.
const (
	keySyntax       domain.Key = "json.syntax"
	keyTrailing     domain.Key = "json.trailing"
	keyUnknown      domain.Key = "json.unknown_key"
	keySpelling     domain.Key = "json.spelling"
	keyDouble       domain.Key = "json.double_key"
	keyName         domain.Key = "json.key_name"
	keyNull         domain.Key = "json.null"
	keyFraction     domain.Key = "json.fraction"
	keyTooLarge     domain.Key = "json.too_large"
	keyTooDeep      domain.Key = "json.too_deep"
	keyUTF8         domain.Key = "json.utf8"
	keyKind         domain.Key = "json.kind"
	keyHex          domain.Key = "json.hex"
	keyNotCanonical domain.Key = "json.not_canonical"
)

// Refusals of keys, passwords, codes and sealed values.
const (
	keyKeyBad         domain.Key = "key.bad"
	keyKeyUser        domain.Key = "key.user"
	keySealedBad      domain.Key = "key.sealed_bad"
	keyWrongPassword  domain.Key = "password.wrong"
	keyPasswordShort  domain.Key = "password.too_short"
	keyPasswordCommon domain.Key = "password.common"
	keyCodeForm       domain.Key = "code.form"
	keySecretBad      domain.Key = "secret.cannot_open"
)

// failure is a refusal on its way up: every level puts its part before the path.
type failure struct {
	key    domain.Key
	at     int // offset in the input
	path   string
	params []string
}

func (f *failure) inKey(name string) *failure {
	if f.path != "" && f.path[0] != '[' {
		name += "."
	}
	f.path = name + f.path
	return f
}

func (f *failure) inIndex(i int) *failure {
	dot := ""
	if f.path != "" && f.path[0] != '[' {
		dot = "."
	}
	f.path = "[" + strconv.Itoa(i) + "]" + dot + f.path
	return f
}

// report turns the failure into the error that a person reads. Path "." is the whole input.
func (f *failure) report(input []byte) error {
	before := input[:min(f.at, len(input))]
	line := bytes.Count(before, []byte{'\n'}) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	path := f.path
	if path == "" {
		path = "."
	}
	params := append([]string{"line", strconv.Itoa(line), "column", strconv.Itoa(column), "path", path}, f.params...)
	return domain.Invalid(f.key, params...)
}
