"""The streams and the consumer, as the code wants them."""

from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, StreamConfig
from nats.js.errors import NotFoundError

from app import service
from app.nats.subjects import DEAD_STREAM, GREETING_CREATED, STREAM

# Seconds.
_DAY = 86_400
_ACK_WAIT = 30
_DUPLICATE_WINDOW = 120

# How often a message is delivered before it is laid aside.
MAX_DELIVERIES = 5


async def ensure_consumer(jetstream: JetStreamContext) -> None:
    """Make what is missing of the streams and of the consumer, and change what is different."""
    streams = [
        # The broker forgets ids of messages after this window; within it a second one is dropped.
        StreamConfig(
            name=STREAM,
            subjects=[f"{service.NAME}.>"],
            max_age=7 * _DAY,
            duplicate_window=_DUPLICATE_WINDOW,
        ),
        StreamConfig(name=DEAD_STREAM, subjects=[f"dead.{service.NAME}.>"], max_age=30 * _DAY),
    ]
    for wanted in streams:
        try:
            await jetstream.update_stream(wanted)
        except NotFoundError:
            await jetstream.add_stream(wanted)
    await jetstream.add_consumer(
        STREAM,
        ConsumerConfig(
            durable_name=service.NAME,
            filter_subject=GREETING_CREATED,
            ack_policy=AckPolicy.EXPLICIT,
            ack_wait=_ACK_WAIT,
            # One more than the service itself counts to, which is when it lays a message aside.
            max_deliver=MAX_DELIVERIES + 1,
        ),
    )
