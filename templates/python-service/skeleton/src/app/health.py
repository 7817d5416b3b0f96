"""Liveness and readiness probes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from fastapi import APIRouter, Response, status

# Seconds; a dependency that takes longer counts as down.
_CHECK_TIMEOUT = 1.0

Check = Callable[[], Awaitable[object]]


class Readiness:
    """Whether the service accepts traffic. Once it drains, it never does again."""

    def __init__(self, checks: Mapping[str, Check] | None = None) -> None:
        """Report ready while no check raises."""
        self._checks = checks or {}
        self.draining = False

    def drain(self) -> None:
        """Stop accepting traffic."""
        self.draining = True

    async def failed(self) -> list[str]:
        """Return the names of the checks that fail."""
        return [name for name, check in self._checks.items() if not await _passes(check)]


async def _passes(check: Check) -> bool:
    try:
        async with asyncio.timeout(_CHECK_TIMEOUT):
            await check()
    except Exception:  # noqa: BLE001 (whatever it is, the dependency is down)
        return False
    return True


def health_routes(readiness: Readiness) -> APIRouter:
    """Answer the probes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/livez")
    async def livez() -> dict[str, str]:
        """Report that the process is alive; it must not check what a restart cannot fix."""
        return {"status": "alive"}

    @router.get("/readyz")
    async def readyz(response: Response) -> dict[str, object]:
        """Report whether the service is ready for traffic."""
        if readiness.draining:
            response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
            return {"status": "draining"}
        if failed := await readiness.failed():
            response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
            return {"status": "waiting", "for": failed}
        return {"status": "ready"}

    return router
