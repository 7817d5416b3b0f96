"""What the service works with that lives elsewhere: each is added at the start."""

import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from app.greetings.memory import MemoryGreetings
from app.health import Check

if TYPE_CHECKING:
    from app.greetings.store import GreetingStore


class Dependencies:
    """Opened before the first request, closed after the last: the last one that was added first."""

    def __init__(self) -> None:
        self.greetings: GreetingStore = MemoryGreetings()
        # What /readyz asks.
        self.checks: dict[str, Check] = {}
        self._lifespans: list[contextlib.AbstractAsyncContextManager[object]] = []

    def add(
        self, name: str, check: Check, lifespan: contextlib.AbstractAsyncContextManager[object]
    ) -> None:
        """Let /readyz ask for a dependency, and open and close it with the service."""
        self.checks[name] = check
        self._lifespans.append(lifespan)

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Keep them open for a while."""
        async with contextlib.AsyncExitStack() as stack:
            for lifespan in self._lifespans:
                await stack.enter_async_context(lifespan)
            yield
