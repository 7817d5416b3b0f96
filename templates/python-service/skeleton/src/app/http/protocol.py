"""HTTP/1.1 that ends connections which do not send the head of a request in time."""

import asyncio

from fastapi import status
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.http import limits
from app.http.problem import problem_response


class Protocol(H11Protocol):
    """Answers 408 on the connection: the application has no request yet that it could answer."""

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._start_timer()

    def data_received(self, data: bytes) -> None:
        """Wait for the rest of a head that has begun, and stop once it is complete."""
        before = self.cycle
        if before is None or before.response_complete:
            self._start_timer()
        super().data_received(data)
        if self.cycle is not before:
            self._stop_timer()

    def on_response_complete(self) -> None:
        """Wait for the rest of a head that was sent behind the last request."""
        super().on_response_complete()
        if self.cycle.response_complete and self.conn.trailing_data[0]:
            self._start_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_timer()
        super().connection_lost(exc)

    def _start_timer(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(limits.HEAD_TIMEOUT, self._end)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        problem = problem_response(status.HTTP_408_REQUEST_TIMEOUT, headers={"connection": "close"})
        head = [b"HTTP/1.1 408 Request Timeout"]
        head += [b"%s: %s" % header for header in problem.raw_headers]
        self.transport.write(b"\r\n".join([*head, b"", problem.body]))
        self.transport.close()
