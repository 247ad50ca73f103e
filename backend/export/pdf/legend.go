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

func (r *runBook) marks() block {
	return drawing{14, func(p *painter, x, y float64) {
		step := r.sheet.body() / float64(len(stateOrder))
		for i, state := range stateOrder {
			p.state(x+float64(i)*step, y+1, state)
			p.in(roleP, func() {
				p.say(x+float64(i)*step+6, y+4.3, typeface{sans, 9, 4}, black, r.words(StateWord, string(state)))
			})
		}
		for i, risk := range []domain.Risk{domain.RiskLow, domain.RiskMedium, domain.RiskHigh} {
			p.riskBars(x+float64(i)*step, y+11.4, risk)
			p.in(roleP, func() {
				p.say(x+float64(i)*step+6, y+11.4, typeface{sans, 9, 4}, black, "Risk "+r.words(RiskWord, string(risk)))
			})
		}
		p.noReturnSign(x+3*step, y+8, black)
		p.in(roleP, func() { p.say(x+3*step+7, y+11.4, typeface{sans, 9, 4}, black, "Point of no return") })
	}}
}
