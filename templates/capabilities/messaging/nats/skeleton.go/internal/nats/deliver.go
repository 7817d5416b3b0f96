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

// ErrMalformed is what a handler returns for a message that is not what it should be: it will not be
// so the next time.
var ErrMalformed = errors.New("the message is not what it should be")

// Handler works off one message. It may get the same one twice, and has to end in the same state.
type Handler func(ctx context.Context, body []byte) error

type announcer interface {
	announce(ctx context.Context, subject, id string, body any) error
}

type deadLetter struct {
	Subject string `json:"subject"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

// deliver lets go of a message that was worked off. What fails is delivered again, later each time;
// what fails too often, or can never succeed, is laid aside.
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
	// It comes again, which a handler can bear.
	if err != nil {
		logger.WarnContext(ctx, "The broker was not told of the end of a message", "subject", subject, "err", err.Error())
	}
}

func giveBack(ctx context.Context, message jetstream.Msg, failed error, b announcer, logger *slog.Logger) error {
	told, err := message.Metadata()
	if err != nil {
		return fmt.Errorf("metadata: %w", err)
	}
	logger.WarnContext(ctx, "A message could not be worked off",
		"subject", message.Subject(), "deliveries", told.NumDelivered, "err", failed.Error())
	if told.NumDelivered < maxDeliveries && !errors.Is(failed, ErrMalformed) {
		return message.NakWithDelay(time.Second << (told.NumDelivered - 1))
	}
	letter := deadLetter{Subject: message.Subject(), Reason: failed.Error(), Message: string(message.Data())}
	id := fmt.Sprintf("%s-%d", told.Stream, told.Sequence.Stream)
	// If it cannot be laid aside, it is not let go either: it comes again.
	if err := b.announce(ctx, deadPrefix+message.Subject(), id, letter); err != nil {
		return errors.Join(err, message.NakWithDelay(time.Second))
	}
	return message.TermWithReason("laid aside")
}
