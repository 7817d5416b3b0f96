"""External dependencies of the service: each is added at startup."""

import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from app.greetings.memory import MemoryGreetings
from app.health import Check

if TYPE_CHECKING:
    from app.greetings.store import GreetingStore


class Dependencies:
    """Opened before the first request, and closed after the last one in reverse order."""

    def __init__(self) -> None:
        self.greetings: GreetingStore = MemoryGreetings()
        # What /readyz checks.
        self.checks: dict[str, Check] = {}
        self._lifespans: list[contextlib.AbstractAsyncContextManager[object]] = []

    def add(
        self, name: str, check: Check, lifespan: contextlib.AbstractAsyncContextManager[object]
    ) -> None:
        """Let /readyz check a dependency, and open and close it with the service."""
        self.checks[name] = check
        self._lifespans.append(lifespan)

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Keep them open inside the context."""
        async with contextlib.AsyncExitStack() as stack:
            for lifespan in self._lifespans:
                await stack.enter_async_context(lifespan)
            yield
