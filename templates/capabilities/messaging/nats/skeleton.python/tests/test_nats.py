import asyncio
import os
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar, cast
from uuid import uuid4

import httpx
import nats
import pytest
from elsewhere import nowhere
from nats.aio.msg import Msg
from nats.js import JetStreamContext
from nats.js.errors import NotFoundError
from process import PATIENCE, launch, start

from app.nats.deliver import deliver
from app.nats.on_greeting import on_greeting
from app.nats.subjects import DEAD_STREAM, GREETING_CREATED, STREAM

NATS_URL = os.environ.get("NATS_URL", "")

Result = TypeVar("Result")

needs_broker = pytest.mark.skipif(not NATS_URL, reason="NATS_URL is not set")


class Delivery:
    """A message, which remembers how it was answered."""

    def __init__(self, data: bytes, deliveries: int) -> None:
        self.subject = "orders.greetings.created"
        self.headers = None
        self.data = data
        sequence = Msg.Metadata.SequencePair(consumer=1, stream=7)
        self.metadata = Msg.Metadata(sequence, 0, deliveries, datetime.now(UTC), "orders", "orders")
        self.answer = ""

    async def ack(self) -> None:
        self.answer = "ack"

    async def nak(self, delay: float) -> None:
        self.answer = f"again after {delay} s"

    async def term(self) -> None:
        self.answer = "term"


class Shelf:
    """Takes dead letters."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, str, object]] = []

    async def announce(self, subject: str, message_id: str, body: object) -> None:
        self.letters.append((subject, message_id, body))


async def succeed(_: bytes) -> None:
    pass


async def fail(_: bytes) -> None:
    raise ConnectionError("the database is down")


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("handle", "deliveries", "answer", "dead_lettered"),
    [
        (succeed, 1, "ack", False),
        (fail, 1, "again after 1 s", False),
        (fail, 4, "again after 8 s", False),
        (fail, 5, "term", True),
        (on_greeting, 1, "term", True),
    ],
)
async def test_a_failed_message_is_redelivered_and_in_the_end_dead_lettered(
    handle: Callable[[bytes], Awaitable[None]], deliveries: int, answer: str, *, dead_lettered: bool
) -> None:
    message, shelf = Delivery(b'{"id": ', deliveries), Shelf()
    await deliver(cast("Msg", message), shelf, handle)
    assert message.answer == answer
    assert bool(shelf.letters) == dead_lettered
    for subject, message_id, letter in shelf.letters:
        assert (subject, message_id) == ("dead.orders.greetings.created", "orders-7")
        assert cast("dict[str, str]", letter)["message"] == '{"id": '


def test_without_its_broker_it_lives_and_is_not_ready() -> None:
    with start(NATS_URL=f"nats://{nowhere()}") as process:
        assert httpx.get(f"{process.url}/livez").status_code == 200
        ready = httpx.get(f"{process.url}/readyz")
        assert ready.status_code == 503
        assert ready.json() == {"status": "waiting", "for": ["nats"]}
        refused = httpx.post(f"{process.url}/greetings", json={"name": "Ada"}, timeout=20)
        assert refused.status_code == 503
        assert refused.json()["detail"] == "The broker does not answer."
        process.terminate()
        assert process.exit() == 0


def test_a_wrong_broker_stops_the_start() -> None:
    with launch(NATS_URL="amqp://ana:hunter2@broker.example") as process:
        assert "hunter2" not in str(process.awaits("Invalid configuration"))
        assert process.exit() == 1


@needs_broker
def test_a_greeting_is_published_and_received() -> None:
    with start(NATS_URL=NATS_URL) as process:
        with_broker(until_it_listens)
        created = httpx.post(f"{process.url}/greetings", json={"name": "Ada"})
        assert created.status_code == 201
        heard = process.awaits("Received a greeting")
        assert heard["greeting"] == created.json()["id"]

        async def last(jetstream: JetStreamContext) -> None:
            kept = await jetstream.get_last_msg(STREAM, GREETING_CREATED)
            assert kept.data is not None
            assert httpx.Response(200, content=kept.data).json() == created.json()
            assert (kept.headers or {})["traceparent"].startswith("00-")

        with_broker(last)
        process.terminate()
        assert process.exit() == 0


@needs_broker
def test_an_invalid_message_is_dead_lettered() -> None:
    broken = f'{{"id": "{uuid4()}"'.encode()

    async def send(jetstream: JetStreamContext) -> None:
        await until_it_listens(jetstream)
        await jetstream.publish(GREETING_CREATED, broken)

    async def is_dead_lettered(jetstream: JetStreamContext) -> None:
        kept = await eventually(lambda: jetstream.get_last_msg(DEAD_STREAM, dead))
        while httpx.Response(200, content=kept.data or b"").json()["message"] != broken.decode():
            await asyncio.sleep(0.05)
            kept = await jetstream.get_last_msg(DEAD_STREAM, dead)

    dead = f"dead.{GREETING_CREATED}"
    with start(NATS_URL=NATS_URL) as process:
        with_broker(send)
        with_broker(is_dead_lettered)
        process.terminate()
        assert process.exit() == 0


def with_broker(work: Callable[[JetStreamContext], Coroutine[Any, Any, None]]) -> None:
    """Talk to the broker as somebody else would."""

    async def talk() -> None:
        client = await nats.connect(NATS_URL)
        try:
            async with asyncio.timeout(PATIENCE):
                await work(client.jetstream())
        finally:
            await client.close()

    asyncio.run(talk())


async def until_it_listens(jetstream: JetStreamContext) -> None:
    await eventually(lambda: jetstream.consumer_info(STREAM, STREAM))


async def eventually(ask: Callable[[], Awaitable[Result]]) -> Result:
    while True:
        try:
            return await ask()
        except NotFoundError:
            await asyncio.sleep(0.05)
