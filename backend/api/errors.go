package api

import (
	"errors"
	"log/slog"

	"github.com/google/uuid"

	"renogen/backend/domain"
)

// FormatError gives what the window gets for an error: always a domain.Error.
// An error that is not ours is told as internal, with the reference under which the log has all of it.
func FormatError(err error) any {
	var ours *domain.Error
	if errors.As(err, &ours) {
		if cause := errors.Unwrap(ours); cause != nil {
			slog.Warn("refused", "code", ours.Code, "key", ours.Key, "cause", cause.Error())
		}
		return ours
	}
	ref := uuid.NewString()[:8]
	slog.Error("internal", "ref", ref, "cause", err.Error())
	return &domain.Error{Code: domain.CodeInternal, Key: "internal", Params: map[string]string{"ref": ref}}
}
