package domain

import "errors"

// Together joins what is wrong with one input: all problems of its fields at once. An error that is not
// about fields stands alone.
func Together(errs ...error) error {
	var all Problems
	for _, err := range errs {
		if err == nil {
			continue
		}
		var ours *Error
		if !errors.As(err, &ours) || ours.Code != CodeInvalid || len(ours.Fields) == 0 {
			return err
		}
		all.join(ours.Fields)
	}
	return all.Err()
}

// join keeps what is noted already: the first problem of a field stays.
func (p *Problems) join(fields map[string]Problem) {
	if p.fields == nil {
		p.fields = map[string]Problem{}
	}
	for field, problem := range fields {
		if _, known := p.fields[field]; !known {
			p.fields[field] = problem
		}
	}
}
