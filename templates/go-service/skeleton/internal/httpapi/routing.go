package httpapi

import (
	"fmt"
	"net/http"
	"strings"

	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"
)

// Route passes a request to its handler, and names the route in its trace. The mux's own errors, 404
// and 405, are returned as problem+json too.
func Route(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler, pattern := mux.Handler(r)
		if pattern != "" {
			span := trace.SpanFromContext(r.Context())
			span.SetAttributes(semconv.HTTPRoute(routeOf(pattern)))
			mux.ServeHTTP(w, r)
			return
		}
		refused := refused{header: w.Header(), status: http.StatusNotFound}
		handler.ServeHTTP(&refused, r)
		detail := fmt.Sprintf("Nothing at %s %s.", r.Method, r.URL.Path)
		_ = writeProblem(w, NewProblem(refused.status, detail))
	})
}

// routeOf is a pattern of the mux without its method.
func routeOf(pattern string) string {
	_, route, _ := strings.Cut(pattern, " ")
	return route
}

// refused keeps the status and the headers of an answer, such as Allow, and drops its text.
type refused struct {
	header http.Header
	status int
}

func (r *refused) Header() http.Header { return r.header }

func (r *refused) WriteHeader(status int) { r.status = status }

func (r *refused) Write(text []byte) (int, error) { return len(text), nil }
