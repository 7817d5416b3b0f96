"""Limits for one request; raise them where a route needs it."""

import asyncio

from fastapi import status
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.problem import problem_response

# Bytes.
MAX_BODY = 256 * 1024
MAX_HEAD = 16 * 1024

TOO_LARGE = "The body is too large."

# Seconds until the head of a request must be received.
HEAD_TIMEOUT = 30

# Seconds until a request must be received and answered.
REQUEST_TIMEOUT = 30

# Seconds; longer than the idle time of common load balancers, 60 s, so that they close first.
KEEP_ALIVE = 72


class Limits:
    """Ends requests that exceed the limits, with a response if none has begun."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request within its limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _announced(scope) > MAX_BODY:
            await problem_response(
                status.HTTP_413_CONTENT_TOO_LARGE, TOO_LARGE, headers={"connection": "close"}
            )(scope, receive, send)
            return
        body = _Body(receive)
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            async with asyncio.timeout(REQUEST_TIMEOUT):
                await self._app(scope, body.receive, watch)
        except TimeoutError:
            if begun:
                raise
            if body.is_complete:
                late = problem_response(status.HTTP_503_SERVICE_UNAVAILABLE)
            else:
                late = problem_response(
                    status.HTTP_408_REQUEST_TIMEOUT, headers={"connection": "close"}
                )
            await late(scope, receive, send)


class _Body:
    """Counts the received bytes of a body."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._length = 0
        self.is_complete = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._length += len(message.get("body", b""))
        self.is_complete = not message.get("more_body", False)
        if self._length > MAX_BODY:
            raise HTTPException(status.HTTP_413_CONTENT_TOO_LARGE, TOO_LARGE)
        return message


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
