package app

import "renogen/backend/domain"

// loadAway finds out whether the run book is with a laptop, and which of its steps were taken back.
func (b *book) loadAway() error {
	row, ok, err := b.CopyAway(b.project.ID, b.deployment.ID)
	if err != nil || !ok {
		return err
	}
	b.away = &row
	b.taken, err = b.TakenBack(row.ID)
	return err
}

func (b *book) isAway(step domain.ID) bool {
	_, back := b.taken[step]
	return b.away != nil && !back
}

func (b *book) awayView() *AwayView {
	if b.away == nil {
		return nil
	}
	return &AwayView{
		Copy: b.away.ID, Holder: b.away.Holder, HolderName: b.name(b.away.Holder), Until: b.away.Until,
		Can: can(b.relation, "copy.take_back"),
	}
}
