"""Bodies of requests and responses."""

from datetime import UTC, datetime
from typing import Annotated, Self
from uuid import UUID, uuid4

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

Name = Annotated[
    str, StringConstraints(min_length=1, max_length=100, pattern=r"\S", strip_whitespace=True)
]


class NewGreeting(BaseModel):
    """The body of a request for a greeting."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[Name, Field(description="Who is greeted.")]


class Greeting(BaseModel):
    """A greeting in a response."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)

    id: UUID
    name: str
    message: str
    created_at: AwareDatetime

    @classmethod
    def of(cls, wanted: NewGreeting) -> Self:
        """Greet somebody."""
        return cls(
            id=uuid4(),
            name=wanted.name,
            message=f"Hello, {wanted.name}!",
            created_at=datetime.now(UTC),
        )


class Greetings(BaseModel):
    """A list of greetings."""

    items: list[Greeting]
