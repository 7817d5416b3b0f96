from app.greetings.models import Greeting, NewGreeting
from app.greetings.store import GreetingStore


def test_it_lists_the_newest_first_and_forgets_the_oldest() -> None:
    store = GreetingStore(capacity=2)
    first, second, third = (Greeting.of(NewGreeting(name=name)) for name in "abc")
    for greeting in (first, second, third):
        store.add(greeting)
    assert store.newest(10) == [third, second]
    assert store.newest(1) == [third]
    assert store.find(first.id) is None
    assert store.find(third.id) == third
