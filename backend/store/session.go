package store

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"strings"
)

// session is one pinned connection with its prepared statements.
type session struct {
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	// absent are the tables that an older schema does not have. They are read as empty: replaying a journal of old, our
	// rules look into tables that were not there when it was written.
	absent map[string]bool
}

func newSession(ctx context.Context, db *sql.DB) (*session, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, mapError(err)
	}
	return &session{conn: conn, statements: map[string]*sql.Stmt{}}, nil
}

func (s *session) close() error {
	for _, st := range s.statements {
		_ = st.Close() // the connection goes with them; its own Close reports what matters
	}
	return s.conn.Close()
}

func (s *session) prepare(query string) (*sql.Stmt, error) {
	if st, ok := s.statements[query]; ok {
		return st, nil
	}
	st, err := s.conn.PrepareContext(context.Background(), fixedPlan(query))
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", query, mapError(err))
	}
	s.statements[query] = st
	return st, nil
}

// fixedPlan keeps SQLite from making the plan of a statement anew each time that it is
// used. It does so where a parameter could be a number that makes another plan better,
// and the driver clears all parameters after each use; "+?" is the same value, but no
// parameter by itself. It halves the time of a look-up by an index.
func fixedPlan(query string) string { return strings.ReplaceAll(query, "?", "+?") }

func (s *session) exec(query string, args ...any) error {
	st, err := s.prepare(query)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(context.Background(), args...)
	return mapError(err)
}

// affected runs a statement and says how many rows it changed.
func (s *session) affected(query string, args ...any) (int64, error) {
	st, err := s.prepare(query)
	if err != nil {
		return 0, err
	}
	result, err := st.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, mapError(err)
	}
	return result.RowsAffected()
}

// query calls scan for each row.
func (s *session) query(scan func(*sql.Rows) error, query string, args ...any) error {
	st, err := s.prepare(query)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(context.Background(), args...)
	if err != nil {
		return mapError(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return mapError(rows.Err())
}

// Reader reads from one consistent state of the workspace.
type Reader struct {
	s     *session
	known knownRows // of a write transaction; nil otherwise
}

// rowsWhere reads the rows of T that a WHERE clause (with ORDER BY, LIMIT) selects.
func rowsWhere[T any](r Reader, where string, args ...any) ([]T, error) {
	t := tableOf[reflect.TypeFor[T]()]
	out := []T{}
	if r.s.absent[t.name] {
		return out, nil
	}
	var row T
	v := reflect.ValueOf(&row).Elem()
	scanner := t.scannerInto(v)
	err := r.s.query(func(rows *sql.Rows) error {
		if err := scanner.scan(rows); err != nil {
			return err
		}
		if r.known != nil {
			r.known.keep(t, v.FieldByName("ID").String(), v)
		}
		out = append(out, row)
		return nil
	}, t.selectSQL+" "+where, args...)
	return out, err
}

// Find reads the row of T with that id; ok is false when there is none.
func Find[T any](r Reader, id string) (row T, ok bool, err error) {
	if known, ok := r.known.find(tableOf[reflect.TypeFor[T]()], id); ok {
		return known.Interface().(T), true, nil
	}
	rows, err := rowsWhere[T](r, "WHERE id = ?", id)
	if err != nil || len(rows) == 0 {
		return row, false, err
	}
	return rows[0], true, nil
}

// Get reads the row of T with that id, or fails with not_found.
func Get[T any](r Reader, id string) (T, error) {
	row, ok, err := Find[T](r, id)
	if err == nil && !ok {
		err = notFound(tableOf[reflect.TypeFor[T]()].name, id)
	}
	return row, err
}

// scalar reads one value, or the zero value when there is no row.
func scalar[T any](r Reader, query string, args ...any) (T, error) {
	var v T
	err := r.s.query(func(rows *sql.Rows) error { return rows.Scan(&v) }, query, args...)
	return v, err
}

// texts reads one column of text.
func (r Reader) texts(query string, args ...any) ([]string, error) {
	out := []string{}
	err := r.s.query(func(rows *sql.Rows) error {
		var v string
		if err := rows.Scan(&v); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	}, query, args...)
	return out, err
}
