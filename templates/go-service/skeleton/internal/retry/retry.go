// Package retry retries transient failures.
package retry

import (
	"context"
	"math/rand/v2"
	"time"
)

const (
	attempts = 3
	// The wait before the second attempt is up to this long; before the third, up to twice as long.
	firstWait = 100 * time.Millisecond
)

// Do tries at most three times, a little later each time, and returns the last failure.
func Do(ctx context.Context, mayPass func(error) bool, attempt func() error) error {
	wait := firstWait
	for tries := 1; ; tries++ {
		err := attempt()
		if err == nil || tries == attempts || !mayPass(err) {
			return err
		}
		// Random, so that clients that failed together do not retry together.
		select {
		case <-time.After(rand.N(wait)): //nolint:gosec // nothing has to be unguessable
		case <-ctx.Done():
			return ctx.Err()
		}
		wait *= 2
	}
}
