"""Greetings in memory."""

from itertools import islice
from uuid import UUID

from app.greetings.models import Greeting


class MemoryGreetings:
    """Keeps greetings in memory: an example that runs without a database.

    When full, it drops the oldest greeting, so that no client can fill the memory. A restart loses
    all of them.
    """

    def __init__(self, capacity: int = 1_000) -> None:
        """Keep at most this many."""
        self._capacity = capacity
        # The oldest first.
        self._greetings: dict[UUID, Greeting] = {}

    async def add(self, greeting: Greeting) -> None:
        """Keep a greeting."""
        self._greetings[greeting.id] = greeting
        if len(self._greetings) > self._capacity:
            del self._greetings[next(iter(self._greetings))]

    async def find(self, greeting_id: UUID) -> Greeting | None:
        """Return the greeting with this id, if there is one."""
        return self._greetings.get(greeting_id)

    async def newest(self, limit: int) -> list[Greeting]:
        """Return the newest greetings first."""
        return list(islice(reversed(self._greetings.values()), limit))
