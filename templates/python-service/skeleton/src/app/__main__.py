"""Starts the service and stops it in order."""

import asyncio
import logging
import sys

from prometheus_client import start_http_server

from app.application import create_app
from app.config import Config, ConfigError, read_config
from app.health import Readiness
from app.log import start_logging
from app.server import listen, serve
from app.telemetry.start import start_telemetry

_logger = logging.getLogger(__name__)


def main() -> int:
    """Run the service from start to stop; return the exit status."""
    start_logging("info")
    try:
        config = read_config()
    except ConfigError as error:
        _logger.critical("Invalid configuration", extra={"problems": error.problems})
        return 1
    start_logging(config.log_level)
    try:
        return _run(config)
    except (OSError, ValueError):
        _logger.critical("Failed", exc_info=True)
        return 1


def _run(config: Config) -> int:
    telemetry = start_telemetry()
    readiness = Readiness()
    app = create_app(readiness)
    # On a port of their own, so that the metrics are never published with the application.
    metrics, _ = start_http_server(config.metrics_port, config.host, telemetry.registry)
    listener = listen(config.host, config.port)
    finished = asyncio.run(serve(app, readiness, config, listener, metrics.server_port))
    metrics.shutdown()
    telemetry.flush()
    _logger.info("Stopped")
    return 0 if finished else 1


sys.exit(main())
