"""The connections of this process to the database."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import LiteralString

from fastapi import status
from opentelemetry import trace
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

from app import service
from app.http.problem import HttpProblem
from app.postgres.may_pass import may_pass
from app.retry import retry

# How much of the database one process may use.
_MAX_CONNECTIONS = 10

# Seconds.
_MAX_LIFETIME = 1_800
_ACQUIRE_TIMEOUT = 1.0
_CONNECT_TIMEOUT = 2
_STATEMENT_TIMEOUT = 5

Row = DictRow


class Database:
    """A pool of connections, which are opened on demand."""

    def __init__(self, url: str) -> None:
        """Store the address; connect later."""
        self._pool = AsyncConnectionPool(
            url,
            open=False,
            min_size=0,
            max_size=_MAX_CONNECTIONS,
            max_lifetime=_MAX_LIFETIME,
            timeout=_ACQUIRE_TIMEOUT,
            check=AsyncConnectionPool.check_connection,
            kwargs={
                "application_name": service.NAME,
                "autocommit": True,
                "connect_timeout": _CONNECT_TIMEOUT,
                "options": f"-c statement_timeout={_STATEMENT_TIMEOUT}s",
            },
        )

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Connect when somebody asks, until the end."""
        async with self._pool:
            yield

    async def run(
        self, name: str, statement: LiteralString, values: Sequence[object] = ()
    ) -> list[Row]:
        """Run a statement and return its rows, or raise a problem with status 503.

        Its name, such as SELECT greetings, is used for its spans.

        Transient failures are retried: so a statement must be idempotent, as INSERT … ON CONFLICT
        DO NOTHING is.
        """

        async def attempt() -> list[Row]:
            async with _traced(name, statement), self._pool.connection() as connection:
                cursor = connection.cursor(row_factory=dict_row)
                await cursor.execute(statement, values)
                return await cursor.fetchall() if cursor.description else []

        try:
            return await retry(attempt, may_pass)
        except Exception as error:
            if not may_pass(error):
                raise
            raise HttpProblem(
                status.HTTP_503_SERVICE_UNAVAILABLE, "The database does not answer."
            ) from error

    async def check(self) -> None:
        """Raise while the database does not answer."""
        async with self._pool.connection() as connection:
            await connection.execute("SELECT 1")


@contextlib.asynccontextmanager
async def _traced(name: str, statement: str) -> AsyncIterator[None]:
    """Record an attempt as a span, without the values: those may be personal data."""
    attributes = {
        "db.system.name": "postgresql",
        "db.query.summary": name,
        "db.query.text": statement,
    }
    tracer = trace.get_tracer(service.NAME)
    with tracer.start_as_current_span(name, kind=trace.SpanKind.CLIENT, attributes=attributes):
        yield
