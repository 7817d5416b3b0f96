// Package greetings is an example resource: replace it with your own, and keep its shape.
package greetings

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
)

// NewGreeting is the body of a request, already validated against the OpenAPI document.
type NewGreeting struct {
	Name string `json:"name"`
}

// Greeting is a greeting in a response.
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
		// As precise as a database timestamp.
		CreatedAt: time.Now().UTC().Truncate(time.Microsecond),
	}
}
