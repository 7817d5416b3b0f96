import pytest

from app.greetings.memory import MemoryGreetings
from app.greetings.models import Greeting, NewGreeting

pytestmark = pytest.mark.anyio


async def test_it_lists_the_newest_first_and_forgets_the_oldest() -> None:
    store = MemoryGreetings(capacity=2)
    first, second, third = (Greeting.of(NewGreeting(name=name)) for name in "abc")
    for greeting in (first, second, third):
        await store.add(greeting)
    assert await store.newest(10) == [third, second]
    assert await store.newest(1) == [third]
    assert await store.find(first.id) is None
    assert await store.find(third.id) == third
