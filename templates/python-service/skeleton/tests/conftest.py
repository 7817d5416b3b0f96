"""Fixtures of several tests."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.application import create_app
from app.greetings.memory import MemoryGreetings
from app.health import Readiness


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(Readiness(), MemoryGreetings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client
