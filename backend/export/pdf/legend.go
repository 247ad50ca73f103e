package pdf

import (
	"fmt"
	"slices"

	"renogen/backend/domain"
)

// legend explains how to work with the book and what its marks mean; it stays together.
func (r *runBook) legend() block {
	return slices.Concat(r.section("How to use this book on paper"), stack{r.rules()}, r.section("Marks"), stack{r.marks()})
}

var paperRules = []string{
	"One reads, one acts. Read the whole step aloud, do it, compare with “Expect”, then tick the box and write the time.",
	"Never start a step while a box above it is empty, unless the release manager writes the reason into the deviation log.",
	"A WARNING stands before the action that it belongs to. At a CHECKPOINT stop and get every vote.",
	"Commands: a small number at the left starts a line, ↩ at the right means that it goes on. Type it as one line. \\u{…}, \\x… and ⇥ stand for characters that cannot be printed; copied out of the file the command is exact.",
	"Every page has the same code. A page with another code, or none, is scrap.",
}

func (r *runBook) rules() block {
	var rules stack
	for i, rule := range paperRules {
		rules = append(rules, group(roleItem, indented{
			by: 7, label: r.para(strongFace, 6, fmt.Sprintf("%d.", i+1)).as(roleLabel), body: r.para(textFace, r.sheet.body()-7, rule).as(roleBody),
		}), gap(1))
	}
	return group(roleNumbered, rules)
}

// marks shows every mark with what it means, as many beside each other as have room.
func (r *runBook) marks() block {
	type mark struct {
		text string
		draw func(p *painter, x, y float64)
	}
	var all []mark
	for _, state := range stateOrder {
		all = append(all, mark{r.words(StateWord, string(state)), func(p *painter, x, y float64) { p.state(x, y+1, state) }})
	}
	for _, risk := range []domain.Risk{domain.RiskLow, domain.RiskMedium, domain.RiskHigh} {
		all = append(all, mark{"Risk " + r.words(RiskWord, string(risk)), func(p *painter, x, y float64) { p.riskBars(x, y+4.4, risk) }})
	}
	all = append(all, mark{"Point of no return", func(p *painter, x, y float64) { p.noReturnSign(x, y+1, black) }})
	const high, room = 7.0, 29.0
	abreast := int(r.sheet.body() / room)
	rows := (len(all) + abreast - 1) / abreast
	return drawing{float64(rows) * high, func(p *painter, x, y float64) {
		for i, m := range all {
			mx, my := x+float64(i%abreast)*r.sheet.body()/float64(abreast), y+float64(i/abreast)*high
			m.draw(p, mx, my)
			p.in(roleP, func() { p.say(mx+6.5, my+4.3, typeface{sans, 9, 4}, black, m.text) })
		}
	}}
}
