package app

import "renogen/backend/domain"

// PatternFits asks whether a text, as it is being typed, fits a pattern of a template. Only Go answers: patterns
// are written for it, and the window knows another kind.
type PatternFits struct {
	Pattern string `json:"pattern"`
	Text    string `json:"text"`
}

// PatternFitsView answers it; a broken pattern fits nothing.
type PatternFitsView struct {
	Fits bool `json:"fits"`
}

func init() { ask("pattern.fits", patternFits) }

func patternFits(_ *View, p *PatternFits) (PatternFitsView, error) {
	return PatternFitsView{Fits: domain.FitsPattern(p.Pattern, p.Text)}, nil
}
