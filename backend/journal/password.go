package journal

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"renogen/backend/domain"
)

// MinPassword is the shortest password in characters.
const MinPassword = 12

//go:embed common_passwords.txt
var commonList string

var commonPasswords = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(commonList) {
		words[word] = true
	}
	return words
}()

// CheckPassword refuses what is guessed first: short ones, common ones (also with
// digits and signs around them or in place of letters), digits alone, repetitions
// and runs of neighbours.
func CheckPassword(password string) error {
	length := utf8.RuneCountInString(password)
	if length < MinPassword {
		return domain.Invalid(keyPasswordShort, "min", strconv.Itoa(MinPassword), "length", strconv.Itoa(length))
	}
	lower := strings.ToLower(password)
	if commonPasswords[lower] || commonPasswords[bareWord(lower)] || bareWord(lower) == "" || repeats(lower) || runs(lower) {
		return domain.Invalid(keyPasswordCommon)
	}
	return nil
}

var lookalikes = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "@", "a", "5", "s", "$", "s", "7", "t")

// bareWord takes digits and signs off both ends and reads look-alikes as letters.
func bareWord(s string) string {
	return lookalikes.Replace(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// repeats tells whether the text is one piece over and over.
func repeats(s string) bool {
	for size := 1; size <= len(s)/2; size++ {
		if len(s)%size == 0 && strings.Repeat(s[:size], len(s)/size) == s {
			return true
		}
	}
	return false
}

// runs tells whether every character is the neighbour of the one before, in one
// direction: abcdefghijkl, 987654321098.
func runs(s string) bool {
	letters := []rune(s)
	step := letters[1] - letters[0]
	for i := 1; i < len(letters); i++ {
		if letters[i]-letters[i-1] != step {
			return false
		}
	}
	return step >= -1 && step <= 1
}
