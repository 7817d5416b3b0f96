"""The connection of this process to the broker."""

import asyncio
import json
import logging

import nats.errors
from fastapi import status
from nats.aio.client import Client
from nats.js import JetStreamContext
from nats.js.api import Header
from opentelemetry.trace import SpanKind

from app import service
from app.http.problem import HttpProblem
from app.nats.traces import trace_headers, traced
from app.retry import retry

# Seconds; how long the broker may take to acknowledge a message.
_ACK_TIMEOUT = 1.0

# Seconds.
_CONNECT_TIMEOUT = 2
_RECONNECT_WAIT = 1

_logger = logging.getLogger(__name__)


class Broker:
    """One connection, which reconnects by itself."""

    def __init__(self, url: str) -> None:
        """Store the address; connect later."""
        self._url = url
        self._client = Client()
        self._connecting: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Return at once; the connection may be made long after startup."""
        self._connecting = asyncio.create_task(
            self._client.connect(
                self._url,
                name=service.NAME,
                allow_reconnect=True,
                max_reconnect_attempts=-1,
                connect_timeout=_CONNECT_TIMEOUT,
                reconnect_time_wait=_RECONNECT_WAIT,
                error_cb=_log_error,
            )
        )

    async def close(self) -> None:
        """Close the connection, and cancel a pending one."""
        if self._connecting is not None:
            self._connecting.cancel()
        await self._client.close()

    @property
    def is_connected(self) -> bool:
        """Whether it is connected."""
        return self._client.is_connected

    @property
    def jetstream(self) -> JetStreamContext:
        """The JetStream context."""
        return self._client.jetstream(timeout=_ACK_TIMEOUT)

    async def check(self) -> None:
        """Raise while the broker does not answer."""
        if not self.is_connected:
            raise ConnectionError("not connected")
        await self._client.flush()

    async def announce(self, subject: str, message_id: str, body: object) -> None:
        """Return when the broker has acknowledged it, or raise a problem with status 503.

        The id is the same for the same event, so duplicates are dropped.
        """
        payload = json.dumps(body).encode()
        with traced(SpanKind.PRODUCER, subject):
            headers = {**trace_headers(), Header.MSG_ID: message_id}
            try:
                await retry(lambda: self._publish(subject, payload, headers), _may_pass)
            except (ConnectionError, nats.errors.Error) as error:
                raise HttpProblem(
                    status.HTTP_503_SERVICE_UNAVAILABLE, "The broker does not answer."
                ) from error

    async def _publish(self, subject: str, payload: bytes, headers: dict[str, str]) -> None:
        if not self.is_connected:
            raise ConnectionError("not connected")
        await self.jetstream.publish(subject, payload, headers=headers)


async def _log_error(error: Exception) -> None:
    _logger.debug("Broker error", extra={"err": str(error)})


def _may_pass(error: Exception) -> bool:
    return isinstance(error, (ConnectionError, nats.errors.Error))
