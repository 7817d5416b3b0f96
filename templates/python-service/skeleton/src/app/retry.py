"""Retries transient failures."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

_ATTEMPTS = 3

# Seconds; the wait before the second attempt is at most this, before the third at most twice this.
_FIRST_WAIT = 0.1

_Result = TypeVar("_Result")

_logger = logging.getLogger(__name__)


async def retry(
    attempt: Callable[[], Awaitable[_Result]], may_pass: Callable[[Exception], bool]
) -> _Result:
    """Return what one of three attempts returns, or raise what the last one raised."""
    for tries in range(1, _ATTEMPTS):
        try:
            return await attempt()
        except Exception as error:
            if not may_pass(error):
                raise
            _logger.warning("Retrying", extra={"err": str(error), "attempt": tries})
        # Random, so that clients that failed together do not retry together.
        await asyncio.sleep(random.random() * _FIRST_WAIT * 2 ** (tries - 1))  # noqa: S311
    return await attempt()
