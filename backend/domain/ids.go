package domain

import "regexp"

var idShape = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)

const idLength = 36

// IsID says whether a text is the UUIDv7 of a record and nothing else.
func IsID(text string) bool { return len(text) == idLength && idShape.MatchString(text) }

// IDsIn finds the UUIDv7 that stand in a text.
func IDsIn(text string) []ID { return idShape.FindAllString(text, -1) }
