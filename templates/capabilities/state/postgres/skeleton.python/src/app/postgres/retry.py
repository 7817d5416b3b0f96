"""Says which failures may pass, and tries again."""

import asyncio
import logging
import random
import re
from collections.abc import Awaitable, Callable
from typing import TypeVar

import psycopg

_ATTEMPTS = 3

# Seconds; the wait before the second attempt is at most this, before the third at most twice this.
_FIRST_WAIT = 0.1

# SQLSTATE: connection lost, too many of them, server going down or up, deadlock, serialization.
_PASSING = re.compile(r"08...|53300|57P0[123]|40P01|40001")

_Result = TypeVar("_Result")

_logger = logging.getLogger(__name__)


def may_pass(error: BaseException) -> bool:
    """Whether the same statement may succeed a moment later."""
    if not isinstance(error, psycopg.Error):
        return False
    if error.sqlstate is not None:
        return _PASSING.fullmatch(error.sqlstate) is not None
    # What the server did not say itself is a connection that could not be made or was lost.
    return isinstance(error, psycopg.OperationalError)


async def retry(attempt: Callable[[], Awaitable[_Result]]) -> _Result:
    """Return what one of three attempts returns."""
    for tries in range(1, _ATTEMPTS):
        try:
            return await attempt()
        except psycopg.Error as error:
            if not may_pass(error):
                raise
            _logger.warning("The database failed", extra={"err": str(error), "attempt": tries})
        # By chance, so that all those who failed together do not come back together.
        await asyncio.sleep(random.random() * _FIRST_WAIT * 2 ** (tries - 1))  # noqa: S311
    return await attempt()
