package greetings

import (
	"slices"
	"sync"

	"github.com/google/uuid"
)

// Store keeps greetings in memory: an example that runs without a database. It forgets the oldest
// greeting when it is full, so that no client can fill the memory, and all of them at a restart.
type Store struct {
	mu       sync.RWMutex
	capacity int
	// The oldest first.
	greetings []Greeting
}

// NewStore returns a store for at most this many greetings.
func NewStore(capacity int) *Store {
	return &Store{capacity: capacity}
}

// Add keeps a greeting.
func (s *Store) Add(greeting Greeting) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.greetings = append(s.greetings, greeting)
	if len(s.greetings) > s.capacity {
		s.greetings = slices.Delete(s.greetings, 0, 1)
	}
}

// Find returns the greeting with this id, and whether there is one.
func (s *Store) Find(id uuid.UUID) (Greeting, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	at := slices.IndexFunc(s.greetings, func(greeting Greeting) bool { return greeting.ID == id })
	if at < 0 {
		return Greeting{}, false
	}
	return s.greetings[at], true
}

// List returns the newest greetings first.
func (s *Store) List(limit int) []Greeting {
	s.mu.RLock()
	defer s.mu.RUnlock()
	newest := slices.Clone(s.greetings[max(0, len(s.greetings)-limit):])
	slices.Reverse(newest)
	return newest
}
