"""Connects the service to the database."""

import logging

from app.config import Config
from app.dependencies import Dependencies
from app.postgres.database import Database
from app.postgres.greetings import PostgresGreetings

_logger = logging.getLogger(__name__)


def open_postgres(config: Config, dependencies: Dependencies) -> None:
    """Store greetings in the database, or in memory without one, as on your own machine."""
    if config.database_url is None:
        _logger.info("DATABASE_URL is not set: data is kept in memory and lost on restart")
        return
    database = Database(config.database_url)
    dependencies.greetings = PostgresGreetings(database)
    dependencies.add("postgres", database.check, database.opened())
