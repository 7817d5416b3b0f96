package httpapi

import (
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// LogRequests writes one line per request when it ends. Query strings are left out: they may hold
// secrets. A panic is answered, and logged with its stack.
func LogRequests(logger *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		recorder := &recorder{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			logger.InfoContext(r.Context(), "Request completed",
				"method", r.Method,
				"path", r.URL.Path,
				"route", routeOf(r.Pattern),
				"status", recorder.status,
				"duration_ms", float64(time.Since(begun).Round(100*time.Microsecond).Microseconds())/1000,
			)
		}()
		defer answerPanic(logger, recorder, r)
		next.ServeHTTP(recorder, r)
	})
}

func answerPanic(logger *slog.Logger, w *recorder, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	logger.ErrorContext(r.Context(), "Request failed", "err", cause, "stack", string(debug.Stack()))
	if w.written {
		// A partial response must not look complete.
		panic(http.ErrAbortHandler)
	}
	_ = writeProblem(w, NewProblem(http.StatusInternalServerError, ""))
}

// recorder remembers the status of an answer.
type recorder struct {
	http.ResponseWriter

	status  int
	written bool
}

func (r *recorder) WriteHeader(status int) {
	if !r.written {
		r.status, r.written = status, true
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(text []byte) (int, error) {
	r.written = true
	return r.ResponseWriter.Write(text)
}

// Unwrap lets http.ResponseController find what the recorder hides.
func (r *recorder) Unwrap() http.ResponseWriter {
	return r.ResponseWriter
}
