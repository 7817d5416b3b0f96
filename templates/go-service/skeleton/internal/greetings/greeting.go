// Package greetings is an example resource: replace it by your own, and keep its shape.
package greetings

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
)

// NewGreeting is what a caller sends, already held against the OpenAPI document.
type NewGreeting struct {
	Name string `json:"name"`
}

// Greeting is what a caller gets.
type Greeting struct {
	ID        uuid.UUID `json:"id"`
	Name      string    `json:"name"`
	Message   string    `json:"message"`
	CreatedAt time.Time `json:"createdAt"`
}

func greet(wanted NewGreeting) Greeting {
	name := strings.TrimSpace(wanted.Name)
	return Greeting{
		ID:      uuid.New(),
		Name:    name,
		Message: fmt.Sprintf("Hello, %s!", name),
		// No more exact than a database keeps it.
		CreatedAt: time.Now().UTC().Truncate(time.Microsecond),
	}
}
