package nats

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"go.opentelemetry.io/otel/trace"
)

// ErrMalformed is returned by a handler for an invalid message: it would be invalid the next time
// too.
var ErrMalformed = errors.New("the message is invalid")

// Handler processes one message. It may get the same one twice, so it must be idempotent.
type Handler func(ctx context.Context, body []byte) error

type announcer interface {
	announce(ctx context.Context, subject, id string, body any) error
}

type deadLetter struct {
	Subject string `json:"subject"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

// deliver acknowledges a processed message. A failed one is redelivered with a growing delay; one that
// fails too often, or can never succeed, is moved to the dead-letter stream.
func deliver(ctx context.Context, message jetstream.Msg, b announcer, handle Handler, logger *slog.Logger) {
	subject := message.Subject()
	ctx = sentContext(ctx, message.Headers())
	failed := traced(ctx, trace.SpanKindConsumer, subject, func(ctx context.Context) error {
		return handle(ctx, message.Data())
	})
	var err error
	if failed == nil {
		err = message.Ack()
	} else {
		err = giveBack(ctx, message, failed, b, logger)
	}
	// It is redelivered, which a handler tolerates.
	if err != nil {
		logger.WarnContext(ctx, "A message could not be acknowledged", "subject", subject, "err", err.Error())
	}
}

func giveBack(ctx context.Context, message jetstream.Msg, failed error, b announcer, logger *slog.Logger) error {
	told, err := message.Metadata()
	if err != nil {
		return fmt.Errorf("metadata: %w", err)
	}
	logger.WarnContext(ctx, "A message could not be processed",
		"subject", message.Subject(), "deliveries", told.NumDelivered, "err", failed.Error())
	if told.NumDelivered < maxDeliveries && !errors.Is(failed, ErrMalformed) {
		return message.NakWithDelay(time.Second << (told.NumDelivered - 1))
	}
	letter := deadLetter{Subject: message.Subject(), Reason: failed.Error(), Message: string(message.Data())}
	id := fmt.Sprintf("%s-%d", told.Stream, told.Sequence.Stream)
	// If it cannot be moved, it is not acknowledged either: it is redelivered.
	if err := b.announce(ctx, deadPrefix+message.Subject(), id, letter); err != nil {
		return errors.Join(err, message.NakWithDelay(time.Second))
	}
	return message.TermWithReason("dead-lettered")
}
