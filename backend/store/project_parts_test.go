package store

import (
	"slices"
	"strings"
	"testing"
)

// Whoever adds a table decides whether it goes with its project.
func TestEveryTableIsAPartOfAProjectOrOfTheWorkspace(t *testing.T) {
	shared := []string{"workspaces", "users", "key_sets", "certificates", "invitations", "environments", "file_pieces", "files", "contents"}
	for _, table := range tables {
		isPart := slices.ContainsFunc(projectParts, func(p part) bool { return p.table == table.name })
		if isPart == slices.Contains(shared, table.name) {
			t.Errorf("table %s: does it belong to a project?", table.name)
		}
	}
}

// Columns that name a content are found by their names.
func TestEveryContentPlaceIsKnown(t *testing.T) {
	for _, table := range tables {
		for _, column := range table.columns {
			if column.kind != kindText || !strings.HasSuffix(column.name, "content") {
				continue
			}
			known := false
			for _, place := range contentPlaces {
				known = known || place.table == table.name && place.column == column.name
			}
			if !known {
				t.Errorf("%s.%s names a content", table.name, column.name)
			}
		}
	}
}
