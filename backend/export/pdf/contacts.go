package pdf

import "renogen/backend/export"

// abreast is how many people to call stand beside each other.
func (s sheet) abreast() int {
	if s.body() < 150 {
		return 2
	}
	return 3
}

// contacts lists whom to call, telephone numbers in figures of one width.
func (d *document) contacts(people []export.Person) block {
	const between = 6.0
	out := d.section("Who to call")
	if len(people) == 0 {
		return append(out, d.para(strongFace, d.sheet.body(), "No telephone number is known. Write them here before the window opens:"), gap(9), d.blankLine(), gap(9), d.blankLine())
	}
	abreast := d.sheet.abreast()
	width := (d.sheet.body() - float64(abreast-1)*between) / float64(abreast)
	t := table{width: d.sheet.body(), role: roleList} // they have no heads, as cells of a table need them
	rows := (len(people) + abreast - 1) / abreast
	for i := range rows {
		var cells columns
		for j := 0; i+j*rows < len(people); j++ {
			cells = append(cells, column{float64(j) * (width + between), group(roleItem, group(roleBody, d.contact(width, people[i+j*rows])))})
		}
		t.rows = append(t.rows, row{cells: cells, role: roleNone})
	}
	return append(out, t)
}

func (d *document) blankLine() block {
	return drawing{0.3, func(p *painter, x, y float64) { p.writeOn(x, y, x+d.sheet.body()) }}
}

// contact is a name with the role beside it, the number below.
func (d *document) contact(width float64, person export.Person) block {
	telephone := person.Telephone
	if telephone == "" {
		telephone = "no number"
	}
	name := d.para(labelFace, width*0.6, person.Name).aligned(toLeft).as("")
	by := widest(name) + 2.5
	role := d.para(typeface{sans, 8, labelFace.lead}, width-by, capital(person.Role)).aligned(toLeft).in(second).as("")
	return stack{columns{{0, name}, {by, role}}, d.para(phoneFace, width, telephone).as("")}
}
