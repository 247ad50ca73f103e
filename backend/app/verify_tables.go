package app

import (
	"errors"
	"fmt"

	"renogen/backend/domain"
	"renogen/backend/store"
)

func (v *verification) tables() error {
	differences, err := v.compare()
	if err != nil {
		return err
	}
	schema, err := store.SchemaDifferences(v.have, v.want)
	if err != nil {
		return err
	}
	v.addAll(append(differences, schema...))
	return nil
}

func (v *verification) compare() ([]store.Difference, error) {
	if v.report.Level == Full {
		return store.Compare(v.have, v.want)
	}
	return store.CompareFold(v.have, v.folded, v.want)
}

func (v *verification) addAll(differences []store.Difference) {
	for _, d := range differences {
		v.add(Finding{Table: d.Table, Row: d.Row, Field: d.Field, What: d.What})
	}
}

// authority checks that what the changes of all entries made of people, keys, roles
// and settings is what those entries made of them that have the right to. Doing all
// commands again shows that, and more, by itself.
func (v *verification) authority() error {
	if v.report.Level == Full {
		return nil
	}
	rules := v.follower.rules
	members := map[domain.ID]domain.Member{}
	for _, project := range rules.Members {
		for _, m := range project {
			members[m.ID] = m
		}
	}
	return errors.Join(
		sameRows(v, map[domain.ID]domain.Workspace{rules.Workspace.ID: rules.Workspace}),
		sameRows(v, rules.Users), sameRows(v, rules.KeySets), sameRows(v, rules.Invitations),
		sameRows(v, rules.Projects), sameRows(v, members),
		sameRows(v, rules.ProjectKeys), sameRows(v, rules.KeyGrants), sameRows(v, rules.Certificates),
	)
}

func sameRows[T any](v *verification, want map[domain.ID]T) error {
	differences, err := store.CompareRows(v.folded, want)
	v.addAll(differences)
	return err
}

// files checks that the pieces of each file together are the content that its id names.
func (v *verification) files() error {
	return v.have.Read(func(r store.Reader) error {
		files, err := r.Files()
		for _, file := range files {
			if digest, err := r.FileDigest(file.Pieces); err != nil || digest != file.ID {
				v.add(Finding{Table: "files", Row: file.ID, Field: "pieces", What: "together they are not the content that the id names"})
			}
		}
		return err
	})
}

// migrations checks what golang-migrate and the file's header note against the journal.
func (v *verification) migrations() error {
	return v.have.Read(func(r store.Reader) error {
		version, dirty, rows, err := r.MigrationRecord()
		if err != nil {
			return err
		}
		if rows != 1 {
			v.add(Finding{Table: "schema_migrations", Field: "version", What: fmt.Sprintf("it has %d rows, not one", rows)})
		}
		if schema := v.follower.rules.schema(); version != schema {
			v.add(Finding{Table: "schema_migrations", Row: "1", Field: "version", What: fmt.Sprintf("it is %d, the journal says %d", version, schema)})
		}
		if dirty {
			v.add(Finding{Table: "schema_migrations", Row: "1", Field: "dirty", What: "a migration was not finished"})
		}
		id, user, err := r.Identity()
		if id != store.ApplicationID {
			v.add(Finding{Table: "header", Field: "application_id", What: "it is not that of a workspace"})
		}
		if user != 0 {
			v.add(Finding{Table: "header", Field: "user_version", What: "it is not zero"})
		}
		return err
	})
}
