package pdf

import "renogen/backend/export"

// approvals has a box to sign in for everybody who decided, or two empty ones.
func (r *runBook) approvals() block {
	widths := []float64{30, 34, 54, r.sheet.body() - 118}
	t := table{width: r.sheet.body(), head: []row{r.headOf(widths, "Role", "Name", "Decision", "Signature")}}
	given := r.book.Approvals
	if len(given) == 0 {
		given = []export.Approval{{Role: "Release manager", Name: r.head.ReleaseManager.Name, Decision: "not approved yet"}, {Role: "Approver", Decision: "not approved yet"}}
	}
	for _, a := range given {
		t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths,
			r.para(labelFace, widths[0]-2, capital(a.Role)).as(""),
			r.para(typeface{sans, 9, 4.7}, widths[1]-2, a.Name).aligned(toLeft).as(""),
			r.decision(widths[2]-2, a), r.signature(widths[3]-2, a))})
	}
	return t
}

func (r *runBook) decision(width float64, a export.Approval) block {
	out := stack{r.para(typeface{sans, 9, 4.7}, width, a.Decision).as("")}
	if a.At != 0 {
		out = append(out, r.para(smallFace, width, r.zone.Moment(a.At)).as(""))
	}
	if a.Alone != "" {
		out = append(out, r.para(smallBold, width, "ALONE: "+a.Alone).as(""))
	}
	return out
}

func (r *runBook) signature(width float64, a export.Approval) block {
	box := drawing{9, func(p *painter, x, y float64) {
		p.outline(x, y+0.4, width, 8, 0.15, grey(120))
		p.signHere(a.Name, x, y+0.4, width, 8, "Signature of "+joinedBy(", ", a.Name, a.Role))
	}}
	out := stack{box}
	if a.Key != "" {
		out = append(out, r.para(typeface{mono, 6.5, 3.2}, width, "key "+a.Key).in(second).as(""))
	}
	if a.Content != "" {
		out = append(out, r.para(typeface{mono, 6.5, 3.2}, width, "over content "+a.Content[:min(16, len(a.Content))]+"…").in(second).as(""))
	}
	if a.KeyNotConfirmed {
		out = append(out, r.para(smallBold, width, "KEY NOT CONFIRMED").as(""))
	}
	return out
}
