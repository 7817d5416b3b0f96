"""Publishes greetings."""

from uuid import UUID

from app.greetings.models import Greeting
from app.greetings.store import GreetingStore
from app.nats.broker import Broker
from app.nats.subjects import GREETING_CREATED


class AnnouncedGreetings:
    """Publishes a greeting after it is stored."""

    def __init__(self, store: GreetingStore, broker: Broker) -> None:
        """Wrap this store."""
        self._store = store
        self._broker = broker

    async def add(self, greeting: Greeting) -> None:
        """Store a greeting and publish it."""
        await self._store.add(greeting)
        body = greeting.model_dump(mode="json", by_alias=True)
        await self._broker.announce(GREETING_CREATED, str(greeting.id), body)

    async def find(self, greeting_id: UUID) -> Greeting | None:
        """Return the greeting with this id, if there is one."""
        return await self._store.find(greeting_id)

    async def newest(self, limit: int) -> list[Greeting]:
        """Return the newest greetings first."""
        return await self._store.newest(limit)
