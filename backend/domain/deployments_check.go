package domain

import "time"

// Check gives the plan as it is to be saved, or all that is wrong with its fields. The zone is the project's;
// a plan with a date only starts when its day begins there, and may leave the duration open.
func (p Plan) Check(zone *time.Location) (Plan, error) {
	var c Checker
	p.Title = c.Line("title", p.Title, MaxTitle, true)
	p.Description = c.Text("description", p.Description, MaxLongText, false)
	c.Time("start", p.Start, true)
	if p.DateOnly {
		year, month, day := time.UnixMilli(p.Start).In(zone).Date()
		p.Start = DayStart(year, month, day, zone)
	}
	if !p.DateOnly || p.Minutes != 0 {
		checkWindow(&c, "minutes", p.Minutes)
	}
	OneOf(&c, "risk", p.Risk, false, RiskLow, RiskMedium, RiskHigh)
	p.RiskNote = c.Text("risk_note", p.RiskNote, MaxNote, false)
	p.WayBack = c.Text("way_back", p.WayBack, MaxLongText, false)
	c.Minutes("way_back_minutes", p.WayBackMinutes, 0, MaxWindow)
	p.URL = c.URL("url", p.URL, false)
	p.URLLabel = c.Line("url_label", p.URLLabel, MaxLabel, false)
	return p, c.Err()
}
