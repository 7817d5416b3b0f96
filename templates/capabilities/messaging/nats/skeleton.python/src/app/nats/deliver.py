"""Processes a message, retries it later, or moves it to the dead-letter stream."""

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from nats.aio.msg import Msg
from opentelemetry.trace import SpanKind
from pydantic import ValidationError

from app.http.problem import HttpProblem
from app.nats.streams import MAX_DELIVERIES
from app.nats.subjects import dead_subject
from app.nats.traces import sent_context, traced

# Processes one message. It may get the same one twice, so it must be idempotent.
Handler = Callable[[bytes], Awaitable[None]]

_logger = logging.getLogger(__name__)


class Announcer(Protocol):
    """Anything that can publish."""

    async def announce(self, subject: str, message_id: str, body: object) -> None:
        """Return when the broker has acknowledged it."""


async def deliver(message: Msg, broker: Announcer, handle: Handler) -> None:
    """Acknowledge a processed message.

    A failed one is redelivered with a growing delay; one that fails too often, or can never
    succeed, is moved to the dead-letter stream.
    """
    try:
        with traced(SpanKind.CONSUMER, message.subject, sent_context(message.headers)):
            await handle(message.data)
    except Exception as error:  # noqa: BLE001 (whatever it is, the message must not be lost)
        await _give_back(message, broker, error)
    else:
        await message.ack()


async def _give_back(message: Msg, broker: Announcer, error: Exception) -> None:
    told = message.metadata
    deliveries = told.num_delivered
    _logger.warning(
        "A message could not be processed",
        extra={"subject": message.subject, "deliveries": deliveries, "err": str(error)},
    )
    # An invalid message would be invalid the next time too.
    hopeless = isinstance(error, (ValidationError, json.JSONDecodeError, UnicodeDecodeError))
    if deliveries < MAX_DELIVERIES and not hopeless:
        await message.nak(delay=2 ** (deliveries - 1))
        return
    letter = {
        "subject": message.subject,
        "reason": str(error),
        "message": message.data.decode(errors="replace"),
    }
    try:
        await broker.announce(
            dead_subject(message.subject), f"{told.stream}-{told.sequence.stream}", letter
        )
    except HttpProblem:
        # If it cannot be moved, it is not acknowledged either: it is redelivered.
        await message.nak(delay=1)
    else:
        await message.term()
