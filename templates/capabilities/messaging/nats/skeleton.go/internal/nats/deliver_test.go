package nats

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"testing"
	"time"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

func TestDeliver(t *testing.T) {
	away := errors.New("the database is down")
	malformed := fmt.Errorf("%w: it has no id", ErrMalformed)
	cases := []struct {
		name       string
		fails      error
		deliveries uint64
		answer     string
		laidAside  bool
	}{
		{"a processed message is acknowledged", nil, 1, "ack", false},
		{"a failed message is redelivered", away, 1, "again after 1s", false},
		{"and later each time", away, 4, "again after 8s", false},
		{"one that failed too often is dead-lettered", away, 5, "term", true},
		{"an invalid one is dead-lettered at once", malformed, 1, "term", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			message := &delivered{deliveries: c.deliveries}
			letters := &shelf{}
			handle := func(context.Context, []byte) error { return c.fails }
			deliver(t.Context(), message, letters, handle, slog.New(slog.DiscardHandler))
			if message.answer != c.answer {
				t.Errorf("answered by %q; want %q", message.answer, c.answer)
			}
			if (letters.subject != "") != c.laidAside {
				t.Fatalf("dead-lettered on %q", letters.subject)
			}
			if !c.laidAside {
				return
			}
			want := &shelf{
				subject: "dead.orders.greetings.created",
				id:      "orders-7",
				body:    deadLetter{Subject: "orders.greetings.created", Reason: c.fails.Error(), Message: "{}"},
			}
			if !reflect.DeepEqual(letters, want) {
				t.Errorf("dead-lettered %+v; want %+v", letters, want)
			}
		})
	}
}

func TestWhatCannotBeDeadLetteredIsRedelivered(t *testing.T) {
	message := &delivered{deliveries: 5}
	handle := func(context.Context, []byte) error { return errors.New("the database is down") }
	deliver(t.Context(), message, &shelf{fails: errors.New("the broker is down")}, handle, slog.New(slog.DiscardHandler))
	if message.answer != "again after 1s" {
		t.Errorf("answered by %q", message.answer)
	}
}

// delivered is a message, and remembers how it was answered.
type delivered struct {
	jetstream.Msg

	deliveries uint64
	answer     string
}

func (d *delivered) Subject() string        { return "orders.greetings.created" }
func (d *delivered) Headers() client.Header { return nil }
func (d *delivered) Data() []byte           { return []byte("{}") }

func (d *delivered) Metadata() (*jetstream.MsgMetadata, error) {
	return &jetstream.MsgMetadata{
		Stream:       "orders",
		Sequence:     jetstream.SequencePair{Stream: 7},
		NumDelivered: d.deliveries,
	}, nil
}

func (d *delivered) Ack() error { return d.answered("ack") }

func (d *delivered) NakWithDelay(delay time.Duration) error {
	return d.answered("again after " + delay.String())
}

func (d *delivered) TermWithReason(string) error { return d.answered("term") }

func (d *delivered) answered(by string) error {
	d.answer = by
	return nil
}

// shelf takes dead letters.
type shelf struct {
	subject, id string
	body        any
	fails       error
}

func (s *shelf) announce(_ context.Context, subject, id string, body any) error {
	if s.fails == nil {
		s.subject, s.id, s.body = subject, id, body
	}
	return s.fails
}
