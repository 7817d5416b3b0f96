package httpapi

import "time"

// Limits for one request; raise them where a route needs it.
const (
	maxBody = 256 << 10
	// MaxHeader is how many bytes the head of a request may have.
	MaxHeader = 16 << 10
	// ReadTimeout is how long a request may take to arrive.
	ReadTimeout = 30 * time.Second
	// handlerTimeout is when the context of a handler ends.
	handlerTimeout = 30 * time.Second
	// WriteTimeout cuts off what ignores its context.
	WriteTimeout = handlerTimeout + ReadTimeout + 5*time.Second
	// IdleTimeout is longer than that of common load balancers, 60 s, so that they close first.
	IdleTimeout = 72 * time.Second
)
