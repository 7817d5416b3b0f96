"""One line per request, written when it ends."""

import logging
from time import perf_counter

from fastapi import status
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.health import Readiness
from app.http.problem import problem_response

_logger = logging.getLogger(__name__)

PROBES = frozenset({"/livez", "/readyz"})


class RequestLog:
    """Logs requests, and answers internal errors; closes connections while the service drains.

    Query strings are left out: they may hold secrets.
    """

    def __init__(self, app: ASGIApp, readiness: Readiness) -> None:
        """Wrap an application."""
        self._app = app
        self._readiness = readiness

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and write its line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = perf_counter()
        answered: int | None = None

        async def watch(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = message["status"]
                if self._readiness.draining:
                    message["headers"] = [*message["headers"], (b"connection", b"close")]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception:
            _logger.exception("Request failed")
            if answered is not None:
                raise
            failure = problem_response(status.HTTP_500_INTERNAL_SERVER_ERROR)
            await failure(scope, receive, watch)
        finally:
            if scope["path"] not in PROBES:
                _logger.info(
                    "Request completed",
                    extra={
                        "method": scope["method"],
                        "path": scope["path"],
                        "route": getattr(scope.get("route"), "path", None),
                        "status": answered,
                        "duration_ms": round((perf_counter() - begun) * 1000, 1),
                    },
                )
