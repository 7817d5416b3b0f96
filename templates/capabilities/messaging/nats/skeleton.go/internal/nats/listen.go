package nats

import (
	"context"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// How long to wait while the broker or its streams are not available.
const pause = time.Second

// listen processes messages to the service, one after the other, until ctx ends.
func listen(ctx context.Context, b *broker, handle Handler, logger *slog.Logger) {
	for ctx.Err() == nil {
		if b.connection.IsConnected() {
			if err := receive(ctx, b, handle, logger); err != nil && ctx.Err() == nil {
				logger.WarnContext(ctx, "Messages cannot be received", "err", err.Error())
			}
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
		}
	}
}

func receive(ctx context.Context, b *broker, handle Handler, logger *slog.Logger) error {
	consumer, err := ensureConsumer(ctx, b.js)
	if err != nil {
		return err
	}
	messages, err := consumer.Messages(jetstream.PullMaxMessages(10))
	if err != nil {
		return err
	}
	defer messages.Stop()
	for {
		message, err := messages.Next(jetstream.NextContext(ctx))
		if err != nil {
			return err
		}
		// A received message is finished, even if ctx ends meanwhile.
		deliver(context.WithoutCancel(ctx), message, b, handle, logger)
	}
}
