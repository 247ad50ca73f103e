package main

import (
	"slices"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// approvedCount is how many items have their steps; what waits for whom comes after them.
const approvedCount = 240

// decide takes the items through review and approval; the last of them only part of the way.
func (s *story) decide() error {
	i := -1
	for items := range slices.Chunk(s.items, 200) { // as many as one query answers
		seen, err := ask[app.ItemsSeenView](s, wes, "items.seen", &app.ItemsSeen{Items: items})
		if err != nil {
			return err
		}
		for _, item := range seen.Items {
			i++
			if err := s.decideItem(i, item); err != nil {
				return err
			}
		}
	}
	_, err := s.flush()
	return err
}

func (s *story) decideItem(i int, item app.ItemSeen) error {
	turns := []struct {
		who     int
		payload any
	}{
		{imani, &app.ItemSubmit{Item: item.Item, Seen: item.Seen, Remark: titled(i, 250)}},
		{wes, &app.ItemVerify{Item: item.Item, Seen: item.Seen, Remark: titled(i+1, 250)}},
		{noor, &app.ItemApprove{Item: item.Item, Seen: item.Seen}},
	}
	switch {
	case i == 0:
		turns = turns[:2]
	case i >= approvedCount:
		turns = turns[:i%3]
	}
	for _, turn := range turns {
		if err := s.later(turn.who, turn.payload); err != nil {
			return err
		}
	}
	return nil
}

// run approves the run book and does the first part of its steps, in all ways in which a step can end.
func (s *story) run() error {
	book, err := ask[app.RunBookView](s, noor, "run_book.get", &app.RunBookGet{Deployment: s.deployment})
	if err != nil {
		return err
	}
	if _, err := s.one(noor, &app.RunBookApprove{Deployment: s.deployment, Seen: book.Seen, Remark: cut(pangrams, 400)}); err != nil {
		return err
	}
	s.at = s.now - 85*minute
	n, failed := 0, map[domain.ID]bool{} // nothing more is done for an item that has failed
	for _, stage := range book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				if step.Projected || failed[step.Items[0].ID] || stage.Stage == domain.StagePost {
					continue
				}
				if err := s.step(step, n); err != nil {
					return err
				}
				failed[step.Items[0].ID] = fails(n)
				n++
			}
		}
	}
	_, err = s.flush()
	return err
}

// fails says whether the n-th step is one that fails.
func fails(n int) bool { return n%45 == 13 }

// step does what is done about the n-th step so far.
func (s *story) step(step app.RunBookStep, n int) error {
	if n >= 360 {
		return nil
	}
	s.at += 12_000
	if n%30 == 7 {
		return s.later(mei, &app.StepSkip{Step: step.ID, Seen: step.Seen, Remark: cut(pangrams, 500)})
	}
	if err := s.later(mei, &app.StepStart{Step: step.ID, Seen: step.Seen}); err != nil {
		return err
	}
	seen, err := app.SeenDigest("step", step.ID, app.StepSeen{
		Content: step.Content, State: domain.StepInProgress, Assignee: step.Assignee, StartedAt: s.at,
	})
	if err != nil {
		return err
	}
	switch {
	case n%60 == 11:
		return s.later(mei, &app.StepHold{Step: step.ID, Seen: seen, Remark: cut(scripts[0], 300), Until: whole(s.now + 30*minute)})
	case n >= 355:
		return nil
	case fails(n):
		return s.later(mei, &app.StepFail{Step: step.ID, Seen: seen, Remark: cut(pangrams, 500)})
	}
	s.at += 2_000
	return s.later(mei, &app.StepComplete{Step: step.ID, Seen: seen, Remark: titled(n, 250)})
}

// today brings the clock of the story to its end.
func (s *story) today() error {
	s.at = s.now - minute
	_, err := s.one(mei, &app.CommentAdd{Item: s.items[0], Text: "Nearly there."})
	return err
}
