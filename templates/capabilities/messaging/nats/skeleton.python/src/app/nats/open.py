"""Connects the service to the broker."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from app.config import Config
from app.dependencies import Dependencies
from app.nats.announced import AnnouncedGreetings
from app.nats.broker import Broker
from app.nats.listen import Listener
from app.nats.on_greeting import on_greeting

_logger = logging.getLogger(__name__)


def open_nats(config: Config, dependencies: Dependencies) -> None:
    """Publish and consume greetings; without an address, as on your own machine, do neither."""
    if config.nats_url is None:
        _logger.info("NATS_URL is not set: nothing is published or consumed")
        return
    broker = Broker(config.nats_url)
    dependencies.greetings = AnnouncedGreetings(dependencies.greetings, broker)
    dependencies.add("nats", broker.check, _opened(broker))


@contextlib.asynccontextmanager
async def _opened(broker: Broker) -> AsyncIterator[None]:
    broker.open()
    listener = Listener(broker, on_greeting)
    listening = asyncio.create_task(listener.run())
    try:
        yield
    finally:
        listener.stop()
        await listening
        await broker.close()
