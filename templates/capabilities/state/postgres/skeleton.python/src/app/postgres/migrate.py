"""Migrates the database in an init container, before the service starts."""

import logging
import sys
from pathlib import Path

import psycopg
from yoyo import get_backend, read_migrations

from app.config import ConfigError, read_config
from app.log import start_logging

_logger = logging.getLogger(__name__)


def main() -> int:
    """Run the migrations that have not run yet; return the exit status."""
    start_logging("warn")
    try:
        url = read_config().database_url
    except ConfigError as error:
        _logger.critical("Invalid configuration", extra={"problems": error.problems})
        return 1
    if url is None:
        _logger.critical("DATABASE_URL is not set")
        return 1
    try:
        done = _migrate(url)
    except psycopg.Error:
        _logger.critical("Migration failed", exc_info=True)
        return 1
    logging.getLogger().setLevel(logging.INFO)
    _logger.info("Migrated", extra={"migrations": done})
    return 0


def _migrate(url: str) -> list[str]:
    _, _, address = url.partition("://")
    migrations = read_migrations(str(Path(__file__).parent / "migrations"))
    # One pod after the other. The lock ends with its connection, however the pod ends.
    with psycopg.connect(url) as guard:
        guard.execute("SELECT pg_advisory_lock(hashtext('migrations'))")
        backend = get_backend(f"postgresql+psycopg://{address}")
        waiting = backend.to_apply(migrations)
        backend.apply_migrations(waiting)
        return [migration.id for migration in waiting]


if __name__ == "__main__":
    sys.exit(main())
