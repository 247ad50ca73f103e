package app

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// query is one thing that can be asked: its name, the types of its parameters and
// of its answer, and how.
type query struct {
	name           string
	params, result reflect.Type
	// prepare is what has to be done before the workspace is read; mostly nothing.
	prepare func(*App) error
	run     func(*View, any) (any, error)
}

var queries = map[string]*query{}

func ask[P, R any](name string, run func(*View, *P) (R, error)) {
	if _, double := queries[name]; double {
		panic("app: query registered twice: " + name)
	}
	queries[name] = &query{
		name: name, params: reflect.TypeFor[P](), result: reflect.TypeFor[R](),
		run: func(v *View, params any) (any, error) { return run(v, params.(*P)) },
	}
}

// QueryNames lists all queries in alphabetical order.
func QueryNames() []string { return slices.Sorted(maps.Keys(queries)) }

// QueryTypes gives the parameter and result types of a query; nil when there is none.
func QueryTypes(name string) (params, result reflect.Type) {
	if q, ok := queries[name]; ok {
		return q.params, q.result
	}
	return nil, nil
}

// View is one execution of a query: one consistent state of the workspace, seen by
// one person at one time.
type View struct {
	store.Reader
	app   *App
	rules *Authority
	user  domain.ID
	now   int64
}

// Get answers a query. params is a pointer to its parameter struct.
func (a *App) Get(user domain.ID, name string, params any) (any, error) {
	q, ok := queries[name]
	if !ok {
		return nil, domain.Invalid("query.unknown", "query", name)
	}
	if t := reflect.TypeOf(params); t.Elem() != q.params {
		return nil, fmt.Errorf("query %s takes %s, not %s", name, q.params, t)
	}
	rules := a.authority()
	if rules.Users[user].State != domain.UserActive {
		return nil, domain.Unauthenticated("session.blocked")
	}
	if q.prepare != nil {
		if err := q.prepare(a); err != nil {
			return nil, err
		}
	}
	return read(a, func(r store.Reader) (any, error) {
		return q.run(&View{Reader: r, app: a, rules: rules, user: user, now: a.host.Now()}, params)
	})
}

// GetJSON answers a query whose parameters were typed by a person or sent by the
// window. Empty parameters mean {}.
func (a *App) GetJSON(user domain.ID, name string, params []byte) (any, error) {
	q, ok := queries[name]
	if !ok {
		return nil, domain.Invalid("query.unknown", "query", name)
	}
	p := reflect.New(q.params).Interface()
	if len(params) == 0 {
		params = []byte("{}")
	}
	if err := journal.DecodeLenient(params, p); err != nil {
		return nil, err
	}
	answer, err := a.Get(user, name, p)
	return withLists(answer), err
}

// Ask answers a query with its own types, for Go callers.
func Ask[R, P any](a *App, user domain.ID, name string, params *P) (R, error) {
	var zero R
	out, err := a.Get(user, name, params)
	if err != nil {
		return zero, err
	}
	return out.(R), nil
}

// see gives a project that the person may look into; to others a private project
// does not exist.
func (v *View) see(project domain.ID) (domain.Project, error) {
	p, ok := v.rules.Projects[project]
	if !ok {
		return p, domain.Missing()
	}
	return p, domain.PermitRow("see", v.relation(project))
}

func (v *View) relation(project domain.ID) domain.Relation {
	r := v.rules.Relation(project, v.user)
	r.Offline = v.rules.Offline != nil
	key, _ := v.rules.CurrentKey(v.user)
	r.Unconfirmed = v.rules.Workspace.ConfirmedKeysOnly && !Confirmed(key)
	return r
}

// can says of each command whether the person may do it, and why not.
func can(r domain.Relation, commands ...string) []domain.Ability {
	out := []domain.Ability{}
	for _, name := range commands {
		ability := domain.Ability{Action: name, Allowed: true, Remark: domain.RemarkNone}
		if err := domain.Permit(name, r); err != nil {
			ability.Allowed = false
			errors.As(err, &ability.Why)
		}
		out = append(out, ability)
	}
	return out
}

// allowed lists the commands that the person may do, for rows of a list.
func allowed(r domain.Relation, commands ...string) []string {
	out := []string{}
	for _, name := range commands {
		if domain.Permit(name, r) == nil {
			out = append(out, name)
		}
	}
	return out
}

// notNow says of a command that is allowed in general why it is not now.
func notNow(ability domain.Ability, reason error) domain.Ability {
	if ability.Allowed && reason != nil {
		ability.Allowed, ability.Why = false, refusal(reason)
	}
	return ability
}
