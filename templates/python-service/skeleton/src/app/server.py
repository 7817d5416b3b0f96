"""Listens, and shuts down without losing a request."""

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Iterator

import uvicorn
from fastapi import FastAPI

from app.config import Config
from app.health import Readiness
from app.http.limits import KEEP_ALIVE, MAX_HEAD
from app.http.protocol import Protocol

_logger = logging.getLogger(__name__)


class Server(uvicorn.Server):
    """Serves until the signal handler asks it to stop."""

    def __init__(self, config: uvicorn.Config, *, metrics_port: int) -> None:
        """Serve an application, whose metrics are on another port."""
        super().__init__(config)
        self._metrics_port = metrics_port
        self.cut_off = False

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ignore signals: shutdown has to wait for the load balancers first."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Log that it listens, and where."""
        await super().startup(sockets)
        port = sockets[0].getsockname()[1] if sockets else None
        _logger.info("Started", extra={"port": port, "metrics_port": self._metrics_port})

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish requests in flight, and remember whether that took too long."""
        await super().shutdown(sockets)
        self.cut_off = bool(self.server_state.tasks)


async def serve(
    app: FastAPI,
    readiness: Readiness,
    config: Config,
    listener: socket.socket,
    metrics_port: int,
) -> bool:
    """Serve until a signal comes; return whether every request was answered in time.

    Readiness fails first, so that load balancers stop sending traffic; then the service stops
    listening and finishes requests in flight.
    """
    server = Server(
        uvicorn.Config(
            app,
            access_log=False,
            h11_max_incomplete_event_size=MAX_HEAD,
            http=Protocol,
            lifespan="off",
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=config.shutdown_grace_ms / 1000,  # type: ignore[arg-type]
            timeout_keep_alive=KEEP_ALIVE,
            ws="none",
        ),
        metrics_port=metrics_port,
    )
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    serving = asyncio.create_task(server.serve([listener]))
    await asyncio.wait(
        [serving, asyncio.create_task(stopping.wait())], return_when=asyncio.FIRST_COMPLETED
    )
    readiness.drain()
    _logger.info("Draining", extra={"delay_ms": config.drain_delay_ms})
    await asyncio.sleep(config.drain_delay_ms / 1000)
    server.should_exit = True
    await serving
    if server.cut_off:
        _logger.warning("Cut off requests in flight", extra={"grace_ms": config.shutdown_grace_ms})
    return not server.cut_off


def listen(host: str, port: int) -> socket.socket:
    """Bind a port before anything else."""
    return socket.create_server((host, port), backlog=2048)
