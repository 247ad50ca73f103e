package offline

import (
	"errors"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// BringBack does the work of the copy at path again in the shared workspace; dry, it only tries. With end, the copy is
// closed afterwards.
func BringBack(shared *app.App, host app.Host, actor app.Actor, path string, dry, end bool) (out app.Returned, err error) {
	copied, err := app.Open(path, host)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, copied.Close()) }()
	if copied.ID() != shared.ID() {
		return out, domain.Conflict("copy.merge.other_workspace")
	}
	work, err := copied.Work()
	if err != nil {
		return out, err
	}
	return shared.BringBack(app.Return{Actor: actor, Work: work, Pieces: copied.Piece, Dry: dry, End: end})
}
