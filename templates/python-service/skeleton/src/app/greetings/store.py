"""Where greetings are kept."""

from typing import Protocol
from uuid import UUID

from app.greetings.models import Greeting


class GreetingStore(Protocol):
    """Keeps greetings."""

    async def add(self, greeting: Greeting) -> None:
        """Keep a greeting."""

    async def find(self, greeting_id: UUID) -> Greeting | None:
        """Return the greeting with this id, if there is one."""

    async def newest(self, limit: int) -> list[Greeting]:
        """Return the newest greetings first."""
