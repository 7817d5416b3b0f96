package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
)

// Handler answers a request, or returns why it cannot: a *Problem is shown to the client, any other
// error stays in the log.
type Handler func(http.ResponseWriter, *http.Request) error

// serve applies the limits of a request, and returns every error as problem+json.
func serve(logger *slog.Logger, handler Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), handlerTimeout)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)

		err := handler(w, r)
		if err == nil {
			return
		}
		problem := problemOf(err)
		if problem.Status >= http.StatusInternalServerError {
			logger.ErrorContext(ctx, "Request failed", "err", err.Error())
		}
		if err := writeProblem(w, problem); err != nil {
			logger.ErrorContext(ctx, "Answer failed", "err", err.Error())
		}
	}
}

func problemOf(err error) *Problem {
	if problem, ok := errors.AsType[*Problem](err); ok {
		return problem
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return NewProblem(http.StatusRequestEntityTooLarge, "The body is too large.")
	}
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return NewProblem(http.StatusRequestTimeout, "The request took too long to arrive.")
	case errors.Is(err, context.DeadlineExceeded):
		return NewProblem(http.StatusServiceUnavailable, "")
	default:
		return NewProblem(http.StatusInternalServerError, "")
	}
}
