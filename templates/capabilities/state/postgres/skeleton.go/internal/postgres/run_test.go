package postgres

import (
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

func TestRun(t *testing.T) {
	refused := func(code string) error { return fmt.Errorf("insert: %w", &pgconn.PgError{Code: code}) }
	cases := []struct {
		name  string
		cause error
		// How often it fails, and how often it is tried.
		failures, tried int
		succeeds        bool
	}{
		{"a deadlock passes", refused("40P01"), 1, 2, true},
		{"so does a server that restarts", refused("57P01"), 2, 3, true},
		{"and a connection that was lost", io.ErrUnexpectedEOF, 1, 2, true},
		{"and nobody who listens", &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, 2, 3, true},
		{"the third failure is the last", refused("08006"), 3, 3, false},
		{"a key that is taken stays taken", refused("23505"), 1, 1, false},
		{"a table that is missing stays missing", refused("42P01"), 1, 1, false},
		{"no row is an answer", pgx.ErrNoRows, 1, 1, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tried := 0
			err := run(t.Context(), func() error {
				tried++
				if tried <= c.failures {
					return c.cause
				}
				return nil
			})
			if tried != c.tried || (err == nil) != c.succeeds {
				t.Errorf("tried %d times, and then %v", tried, err)
			}
			if !c.succeeds && !errors.Is(err, c.cause) {
				t.Errorf("%v does not say that it was %v", err, c.cause)
			}
		})
	}
}
