package greetings

import (
	"context"
	"slices"
	"sync"

	"github.com/google/uuid"
)

// Memory keeps greetings in memory: an example that runs without a database. When full, it drops the
// oldest greeting, so that no client can fill the memory. A restart loses all of them.
type Memory struct {
	mu       sync.RWMutex
	capacity int
	// The oldest first.
	greetings []Greeting
}

// NewMemory returns a store for at most this many greetings.
func NewMemory(capacity int) *Memory {
	return &Memory{capacity: capacity}
}

// Add keeps a greeting.
func (s *Memory) Add(_ context.Context, greeting Greeting) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.greetings = append(s.greetings, greeting)
	if len(s.greetings) > s.capacity {
		s.greetings = slices.Delete(s.greetings, 0, 1)
	}
	return nil
}

// Find returns the greeting with this id, and whether there is one.
func (s *Memory) Find(_ context.Context, id uuid.UUID) (Greeting, bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	at := slices.IndexFunc(s.greetings, func(greeting Greeting) bool { return greeting.ID == id })
	if at < 0 {
		return Greeting{}, false, nil
	}
	return s.greetings[at], true, nil
}

// List returns the newest greetings first.
func (s *Memory) List(_ context.Context, limit int) ([]Greeting, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	newest := slices.Clone(s.greetings[max(0, len(s.greetings)-limit):])
	slices.Reverse(newest)
	return newest, nil
}
