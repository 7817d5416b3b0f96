"""Receives messages while the broker is connected."""

import asyncio
import contextlib
import logging

from app import service
from app.nats.broker import Broker
from app.nats.deliver import Handler, deliver
from app.nats.streams import ensure_consumer
from app.nats.subjects import STREAM

# Seconds to wait while the broker or its streams are not available.
_PAUSE = 1

# Messages at once, and seconds between checks whether to stop.
_BATCH = 10
_PATIENCE = 1

_logger = logging.getLogger(__name__)


class Listener:
    """Processes messages to the service, one after the other."""

    def __init__(self, broker: Broker, handle: Handler) -> None:
        self._broker = broker
        self._handle = handle
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Stop after the current message."""
        self._stopping.set()

    async def run(self) -> None:
        """Listen until it is told to stop."""
        while not self._stopping.is_set():
            if self._broker.is_connected:
                try:
                    await self._receive()
                except Exception as error:  # noqa: BLE001 (whatever it is, it goes on listening)
                    _logger.warning("Messages cannot be received", extra={"err": str(error)})
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), _PAUSE)

    async def _receive(self) -> None:
        jetstream = self._broker.jetstream
        await ensure_consumer(jetstream)
        waiting = await jetstream.pull_subscribe_bind(service.NAME, STREAM)
        while not self._stopping.is_set():
            try:
                messages = await waiting.fetch(_BATCH, timeout=_PATIENCE)
            except TimeoutError:
                if not self._broker.is_connected:
                    return
                continue
            for message in messages:
                await deliver(message, self._broker, self._handle)
        await waiting.unsubscribe()
