"""Puts the database into the service."""

import logging

from app.config import Config
from app.dependencies import Dependencies
from app.postgres.database import Database
from app.postgres.greetings import PostgresGreetings

_logger = logging.getLogger(__name__)


def open_postgres(config: Config, dependencies: Dependencies) -> None:
    """Keep greetings in the database, or in memory where there is none, as on your own machine."""
    if config.database_url is None:
        _logger.info("DATABASE_URL is not set: what is kept is lost at the next start")
        return
    database = Database(config.database_url)
    dependencies.greetings = PostgresGreetings(database)
    dependencies.add("postgres", database.check, database.opened())
