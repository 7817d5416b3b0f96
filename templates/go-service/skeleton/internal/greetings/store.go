package greetings

import (
	"context"

	"github.com/google/uuid"
)

// Store is where greetings are kept.
type Store interface {
	// Add keeps a greeting.
	Add(ctx context.Context, greeting Greeting) error
	// Find returns the greeting with this id, and whether there is one.
	Find(ctx context.Context, id uuid.UUID) (Greeting, bool, error)
	// List returns the newest greetings first.
	List(ctx context.Context, limit int) ([]Greeting, error)
}
