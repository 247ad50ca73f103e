package documents

import (
	"iter"
	"strconv"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/html"
	"renogen/backend/export/pdf"
)

// BoardRefresh is after how many seconds a board reads its file again. Whoever keeps a board up to date writes it at
// least as often as BoardEvery, because forecasts move with the clock.
const (
	BoardRefresh = 10
	BoardEvery   = 30 // seconds
)

func (m *maker) board() (Document, error) {
	answer, err := app.Ask[app.RunBookDocument](m.app, m.user, "document.run_book", &app.DocumentRunBook{Deployment: m.Deployment})
	if err != nil {
		return Document{}, err
	}
	zone, err := export.NewZone(answer.Project.TimeZone)
	if err != nil {
		return Document{}, err
	}
	w := boardWriter{answer: answer, zone: zone, figures: figuresOf(answer), ended: m.Ended, still: m.Still}
	page, err := html.StatusBoard(w.board())
	head := factsOf(answer.DocumentFacts).head("SB")
	return Document{Name: head.FileName(string(HTML)), Bytes: page}, err
}

// boardWriter says in words how a run goes.
type boardWriter struct {
	answer  app.RunBookDocument
	zone    *export.Zone
	figures figures
	ended   bool
	still   bool
}

func (w boardWriter) board() html.Board {
	a := w.answer
	f := factsOf(a.DocumentFacts)
	head := f.head("SB")
	done, all := w.finished(a.Book.Stages...)
	out := html.Board{
		Title: a.Deployment.Title, Project: joined(" · ", a.Project.Title, a.Environment), State: string(a.Window),
		StateWord: text(domain.Key("document.board.state." + string(a.Window))), Window: w.zone.Window(head.Window),
		Done: done, All: all, Progress: progressText(done, all), Figures: w.bigFigures(),
		Written: w.written(), Refresh: BoardRefresh, Stopped: w.ended,
	}
	if w.ended || w.still {
		out.Refresh = 0
	}
	if !isApproved(a.Book.Approval) {
		out.Notes = append(out.Notes, text("document.board.draft"))
	}
	if fault := a.Book.Approval.Fault; fault != nil {
		out.Notes = append(out.Notes, language.Text(fault.Key, fault.Params))
	}
	if all > 0 {
		out.Stages = w.stages()
	}
	out.Lists = w.lists()
	return out
}

func (w boardWriter) stages() []html.Stage {
	var out []html.Stage
	for _, stage := range w.answer.Book.Stages {
		done, all := w.finished(stage)
		line := html.Stage{
			Title: words(pdf.StageWord, string(stage.Stage)), Done: done, All: all, Progress: progressText(done, all),
		}
		if all == 0 {
			line.Progress = text("document.board.stage_empty")
		}
		out = append(out, line)
	}
	return out
}

// finished counts the steps that are completed or skipped, of all that count: not those that have a later one in their
// place, because they were run again.
func (w boardWriter) finished(stages ...app.RunBookStage) (done, all int) {
	again := w.again()
	for _, stage := range stages {
		for _, section := range stage.Sections {
			for _, s := range section.Steps {
				switch {
				case s.State == domain.StepCompleted:
					done++
				case again[s.ID]:
					continue
				case s.State == domain.StepSkipped:
					done++
				}
				all++
			}
		}
	}
	return done, all
}

// again are the steps that have a later one in their place.
func (w boardWriter) again() map[domain.ID]bool {
	out := map[domain.ID]bool{}
	for s := range w.steps() {
		if s.Origin != domain.StepDeviation {
			out[s.After] = true
		}
	}
	return out
}

// steps gives all steps in their order.
func (w boardWriter) steps() iter.Seq[app.RunBookStep] {
	return func(yield func(app.RunBookStep) bool) {
		for _, stage := range w.answer.Book.Stages {
			for _, section := range stage.Sections {
				for _, s := range section.Steps {
					if !yield(s) {
						return
					}
				}
			}
		}
	}
}

func progressText(done, all int) string {
	if all == 0 {
		return text("document.board.no_steps")
	}
	return text("document.board.progress", "done", strconv.Itoa(done), "all", strconv.Itoa(all))
}

func (w boardWriter) written() string {
	at := w.zone.Local(w.answer.At).Format("15:04:05 ") + w.zone.Short(w.answer.At)
	if !w.zone.IsUTC() {
		at += " · " + export.UTC(w.answer.At).Format("15:04:05 UTC")
	}
	date := w.zone.Local(w.answer.At).Format("2 Jan 2006 ")
	if w.ended {
		return text("document.board.ended", "at", date+at)
	}
	return text("document.board.written", "at", date+at)
}

func (w boardWriter) clock(ms int64) string {
	return w.zone.ClockOn(ms, w.answer.Deployment.Start) + " " + w.zone.Short(ms)
}

// bigFigures are the same as the run book's gauge in the window.
func (w boardWriter) bigFigures() []html.Figure {
	f, out := w.figures, []html.Figure{}
	if f.ends != 0 {
		label := "document.board.ends"
		if f.left == 0 && !f.open {
			label = "document.board.done"
		}
		note := domain.Key("document.board.before_end")
		if f.late > 0 {
			note = "document.board.after_window"
		}
		out = append(out, html.Figure{
			Label: text(domain.Key(label)), Value: w.clock(f.ends), Note: text(note, "span", export.Duration(max(f.late, -f.late))), Bad: f.late > 0,
		})
	}
	if f.decideBy != 0 && w.answer.Window != domain.WindowOver {
		out = append(out, html.Figure{
			Label: text("document.board.decide_by"), Value: w.clock(f.decideBy), Bad: w.answer.At > f.decideBy,
			Note: text("document.board.way_back", "span", export.Duration(w.answer.Deployment.WayBackMinutes)),
		})
	}
	return out
}

// mostNext is how many steps the board says come next.
const mostNext = 5

func (w boardWriter) lists() []html.List {
	running := html.List{Title: text("document.board.running"), Tone: "run", Empty: text("document.board.none_running")}
	held := html.List{Title: text("document.board.blocked"), Tone: "hold", Empty: text("document.board.none_blocked")}
	next := html.List{Title: text("document.board.next"), Tone: "next", Empty: text("document.board.none_next")}
	if w.answer.Book.Progress.Steps == 0 {
		next.Empty = text("document.board.none_yet")
	}
	again := w.again()
	for s := range w.steps() {
		switch {
		case s.State == domain.StepInProgress:
			running.Steps = append(running.Steps, w.running(s))
		case s.State == domain.StepOnHold || s.State == domain.StepFailed && !again[s.ID]:
			held.Steps = append(held.Steps, w.held(s))
		case s.State == domain.StepNew && len(next.Steps) < mostNext:
			next.Steps = append(next.Steps, w.next(s))
		}
	}
	return []html.List{running, held, next}
}

func (w boardWriter) line(s app.RunBookStep) html.Step {
	who := s.AssigneeName
	if who == "" {
		who = s.OwnerName
	}
	if who == "" && s.OwnerRole != "" {
		who = roleName(s.OwnerRole)
	}
	return html.Step{Number: s.Number, Title: s.Title, Who: who}
}

func (w boardWriter) running(s app.RunBookStep) html.Step {
	out := w.line(s)
	out.Who = s.StartedByName
	used := minutesUsed(s, w.answer.At)
	out.When = text("document.board.used", "used", export.Duration(used), "planned", export.Duration(s.Minutes))
	out.Late = s.Minutes > 0 && used > s.Minutes
	return out
}

func (w boardWriter) held(s app.RunBookStep) html.Step {
	out := w.line(s)
	out.When, out.Why = words(pdf.StateWord, string(s.State)), s.Remark
	if s.HoldUntil != 0 {
		out.Why = joined("; ", s.Remark, text("document.held_until", "at", w.clock(s.HoldUntil)))
		out.Late = s.HoldUntil < w.answer.At
	}
	return out
}

func (w boardWriter) next(s app.RunBookStep) html.Step {
	out := w.line(s)
	out.When = export.Duration(s.Minutes)
	if s.PlannedAt != 0 {
		out.When = w.clock(s.PlannedAt)
	}
	if s.Blocked != nil && s.Blocked.Key != "" {
		out.Why = language.Text(s.Blocked.Key, s.Blocked.Params)
	}
	return out
}

// figures say how the work that is left stands against the window, as the window of the program does: the steps that are
// left are done one after another from now on.
type figures struct {
	open           bool
	left, late     int // minutes
	ends, decideBy int64
}

const aMinute = 60_000

func figuresOf(a app.RunBookDocument) figures {
	var out figures
	begun, lastEnd := false, int64(0)
	for _, stage := range a.Book.Stages {
		for _, section := range stage.Sections {
			for _, s := range section.Steps {
				begun = begun || s.StartedAt > 0
				lastEnd = max(lastEnd, s.EndedAt)
				if s.State != domain.StepNew && s.State != domain.StepInProgress && s.State != domain.StepOnHold {
					continue
				}
				out.open = true
				used := 0
				if s.State == domain.StepInProgress {
					used = minutesUsed(s, a.At)
				}
				out.left += max(0, s.Minutes-used)
			}
		}
	}
	from := a.At
	if !begun {
		from = max(from, a.Deployment.Start)
	}
	out.ends = lastEnd
	if out.open {
		out.ends = from + int64(out.left)*aMinute
	}
	if out.ends != 0 {
		out.late = int(out.ends/aMinute - a.End/aMinute) // as the minutes that are shown
	}
	if a.Deployment.WayBackMinutes > 0 {
		out.decideBy = a.End - int64(a.Deployment.WayBackMinutes)*aMinute
	}
	return out
}

func minutesUsed(s app.RunBookStep, now int64) int { return int(max(0, now-s.StartedAt) / aMinute) }
