// Package health answers liveness and readiness probes.
package health

import (
	"context"
	"encoding/json"
	"net/http"
	"sync/atomic"
	"time"
)

// A dependency that takes longer than this counts as down.
const checkTimeout = time.Second

// Check reports whether a dependency that requests need is available.
type Check struct {
	Name string
	Ping func(context.Context) error
}

// Readiness is whether the service accepts traffic. Once it drains, it never does again.
type Readiness struct {
	draining atomic.Bool
	checks   []Check
}

// NewReadiness reports ready while all checks pass.
func NewReadiness(checks ...Check) *Readiness {
	return &Readiness{checks: checks}
}

// Drain stops accepting traffic.
func (r *Readiness) Drain() {
	r.draining.Store(true)
}

// Register adds the probes. /livez reports that the process is alive; it must not check anything that
// a restart cannot fix. /readyz reports that the service is ready for traffic.
func (r *Readiness) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, status{Status: "alive"})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, request *http.Request) {
		if r.draining.Load() {
			answer(w, http.StatusServiceUnavailable, status{Status: "draining"})
			return
		}
		if failed := r.failed(request.Context()); len(failed) > 0 {
			answer(w, http.StatusServiceUnavailable, status{Status: "waiting", For: failed})
			return
		}
		answer(w, http.StatusOK, status{Status: "ready"})
	})
}

type status struct {
	Status string   `json:"status"`
	For    []string `json:"for,omitempty"`
}

func (r *Readiness) failed(ctx context.Context) []string {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	var names []string
	for _, check := range r.checks {
		if check.Ping(ctx) != nil {
			names = append(names, check.Name)
		}
	}
	return names
}

func answer(w http.ResponseWriter, code int, body status) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(body)
}
