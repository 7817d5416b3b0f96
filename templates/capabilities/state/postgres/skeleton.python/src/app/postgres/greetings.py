"""The table that the migrations create."""

from uuid import UUID

from app.greetings.models import Greeting
from app.postgres.database import Database


class PostgresGreetings:
    """Keeps greetings in the database."""

    def __init__(self, database: Database) -> None:
        """Keep them in this one."""
        self._database = database

    async def add(self, greeting: Greeting) -> None:
        """Keep a greeting."""
        await self._database.run(
            "INSERT greetings",
            "INSERT INTO greetings (id, name, message, created_at) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (id) DO NOTHING",
            (greeting.id, greeting.name, greeting.message, greeting.created_at),
        )

    async def find(self, greeting_id: UUID) -> Greeting | None:
        """Return the greeting with this id, if there is one."""
        rows = await self._database.run(
            "SELECT greetings",
            "SELECT id, name, message, created_at FROM greetings WHERE id = %s",
            (greeting_id,),
        )
        return Greeting.model_validate(rows[0]) if rows else None

    async def newest(self, limit: int) -> list[Greeting]:
        """Return the newest greetings first."""
        rows = await self._database.run(
            "SELECT greetings",
            "SELECT id, name, message, created_at FROM greetings"
            " ORDER BY created_at DESC, id LIMIT %s",
            (limit,),
        )
        return [Greeting.model_validate(row) for row in rows]
