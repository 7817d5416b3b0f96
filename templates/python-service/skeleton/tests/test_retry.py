import pytest

from app.retry import retry

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("failures", "may_pass", "tried", "succeeds"),
    [(0, True, 1, True), (2, True, 3, True), (3, True, 3, False), (1, False, 1, False)],
)
async def test_what_may_pass_is_tried_again(
    failures: int, tried: int, *, may_pass: bool, succeeds: bool
) -> None:
    attempts = 0

    async def attempt() -> str:
        nonlocal attempts
        attempts += 1
        if attempts <= failures:
            raise ConnectionError("connection refused")
        return "done"

    if succeeds:
        assert await retry(attempt, lambda _: may_pass) == "done"
    else:
        with pytest.raises(ConnectionError):
            await retry(attempt, lambda _: may_pass)
    assert attempts == tried
