"""The streams and the consumer, as the code needs them."""

from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, StreamConfig
from nats.js.errors import NotFoundError

from app import service
from app.nats.subjects import DEAD_STREAM, GREETING_CREATED, STREAM

# Seconds.
_DAY = 86_400
_ACK_WAIT = 30
_DUPLICATE_WINDOW = 120

# How often a message is delivered before it is dead-lettered.
MAX_DELIVERIES = 5


async def ensure_consumer(jetstream: JetStreamContext) -> None:
    """Create or update the streams and the consumer."""
    streams = [
        # The broker drops messages whose id it has seen within this window.
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
            # One more than the service's own limit, after which it dead-letters a message.
            max_deliver=MAX_DELIVERIES + 1,
        ),
    )
