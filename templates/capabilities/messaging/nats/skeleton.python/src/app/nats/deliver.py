"""Works off a message, tries again later, and lays aside what cannot succeed."""

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

# Works off one message. It may get the same one twice, and has to end in the same state.
Handler = Callable[[bytes], Awaitable[None]]

_logger = logging.getLogger(__name__)


class Announcer(Protocol):
    """Whoever can announce."""

    async def announce(self, subject: str, message_id: str, body: object) -> None:
        """Return when the broker has kept it."""


async def deliver(message: Msg, broker: Announcer, handle: Handler) -> None:
    """Let go of a message that was worked off.

    What fails is delivered again, later each time; what fails too often, or can never succeed, is
    laid aside.
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
        "A message could not be worked off",
        extra={"subject": message.subject, "deliveries": deliveries, "err": str(error)},
    )
    # A message that is not what it should be will not be so the next time.
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
        # If it cannot be laid aside, it is not let go either: it comes again.
        await message.nak(delay=1)
    else:
        await message.term()
