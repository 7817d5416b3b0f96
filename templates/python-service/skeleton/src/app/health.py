"""What the probes of the platform ask."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from fastapi import APIRouter, Response, status

# Seconds; a dependency that takes longer is as good as down.
_CHECK_TIMEOUT = 1.0

Check = Callable[[], Awaitable[object]]


class Readiness:
    """Whether the service wants traffic. It never wants any again once it drains."""

    def __init__(self, checks: Mapping[str, Check] | None = None) -> None:
        """Hold the service ready while no check raises."""
        self._checks = checks or {}
        self.draining = False

    def drain(self) -> None:
        """Say that no more traffic is wanted."""
        self.draining = True

    async def failed(self) -> list[str]:
        """Name the checks that do not pass."""
        return [name for name, check in self._checks.items() if not await _passes(check)]


async def _passes(check: Check) -> bool:
    try:
        async with asyncio.timeout(_CHECK_TIMEOUT):
            await check()
    except Exception:  # noqa: BLE001 (whatever it is, the dependency is not there)
        return False
    return True


def health_routes(readiness: Readiness) -> APIRouter:
    """Answer the probes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/livez")
    async def livez() -> dict[str, str]:
        """Say that the process turns; it must not look at anything that a restart cannot mend."""
        return {"status": "alive"}

    @router.get("/readyz")
    async def readyz(response: Response) -> dict[str, object]:
        """Say whether traffic is welcome."""
        if readiness.draining:
            response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
            return {"status": "draining"}
        if failed := await readiness.failed():
            response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
            return {"status": "waiting", "for": failed}
        return {"status": "ready"}

    return router
