import httpx
import pytest

from app.application import create_app
from app.greetings.memory import MemoryGreetings
from app.health import Readiness

pytestmark = pytest.mark.anyio


async def unreachable() -> None:
    raise ConnectionRefusedError


async def reachable() -> None:
    pass


async def get(readiness: Readiness, path: str) -> tuple[int, object]:
    transport = httpx.ASGITransport(create_app(readiness, MemoryGreetings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        response = await client.get(path)
        return response.status_code, response.json()


async def test_it_is_ready_while_all_is_well() -> None:
    readiness = Readiness({"database": reachable})
    assert await get(readiness, "/readyz") == (200, {"status": "ready"})


async def test_it_is_not_ready_while_a_dependency_is_down() -> None:
    readiness = Readiness({"database": unreachable})
    waiting = {"status": "waiting", "for": ["database"]}
    assert await get(readiness, "/readyz") == (503, waiting)
    # A restart would not fix it.
    assert await get(readiness, "/livez") == (200, {"status": "alive"})


async def test_it_is_never_ready_again_once_it_drains() -> None:
    readiness = Readiness()
    readiness.drain()
    assert await get(readiness, "/readyz") == (503, {"status": "draining"})
    assert await get(readiness, "/livez") == (200, {"status": "alive"})
