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
		p.Start = dayBegins(p.Start, zone)
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

// dayBegins gives the first moment of the local day in which the moment lies. Where clocks go forward
// at midnight, that is not 00:00.
func dayBegins(moment int64, zone *time.Location) int64 {
	year, month, day := time.UnixMilli(moment).In(zone).Date()
	begin := time.Date(year, month, day, 0, 0, 0, 0, zone)
	for begin.Day() != day {
		begin = begin.Add(15 * time.Minute)
	}
	return begin.UnixMilli()
}
