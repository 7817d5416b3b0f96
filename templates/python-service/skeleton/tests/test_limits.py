import asyncio

import httpx
import pytest

from app.application import create_app
from app.config import Config
from app.greetings.memory import MemoryGreetings
from app.health import Readiness
from app.http import limits
from app.server import listen, serve

pytestmark = pytest.mark.anyio

JSON = {"content-type": "application/json"}


async def answer(begins_with: bytes, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Send the beginning of a request and nothing more; return all that comes until the end."""
    monkeypatch.setattr(limits, "HEAD_TIMEOUT", 0.2)
    monkeypatch.setattr(limits, "REQUEST_TIMEOUT", 0.2)
    readiness = Readiness()
    app = create_app(readiness, MemoryGreetings())
    listener = listen("127.0.0.1", 0)
    serving = asyncio.create_task(serve(app, readiness, Config(), listener, 0))
    reader, writer = await asyncio.open_connection(*listener.getsockname())
    try:
        writer.write(begins_with)
        return await asyncio.wait_for(reader.read(), 5)
    finally:
        writer.close()
        serving.cancel()


HALF_A_HEAD = b"GET /greetings HTTP/1.1\r\nHost: a\r\nX-Slow: "
HALF_A_BODY = (
    b"POST /greetings HTTP/1.1\r\nHost: a\r\n"
    b"Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
)


@pytest.mark.parametrize(
    "begins_with",
    [b"", HALF_A_HEAD, b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n" + HALF_A_HEAD, HALF_A_BODY],
)
async def test_who_is_too_slow_is_told_so_and_cut_off(
    begins_with: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = await answer(begins_with, monkeypatch)
    assert b"HTTP/1.1 408 Request Timeout\r\n" in text
    assert b"connection: close\r\n" in text
    assert text.endswith(b'{"type":"about:blank","title":"Request Timeout","status":408}')


@pytest.mark.parametrize(
    "body", [rb'{"name":"a\u0000b"}', rb'{"name":"\ud800"}', rb'{"a\u0000":1}']
)
async def test_text_that_no_database_stores_is_refused(
    client: httpx.AsyncClient, body: bytes
) -> None:
    response = await client.post("/greetings", content=body, headers=JSON)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
