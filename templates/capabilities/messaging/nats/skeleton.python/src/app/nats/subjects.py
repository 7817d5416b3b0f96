"""Subjects and streams."""

from app import service

# Keeps the messages that the service publishes, and those to it.
STREAM = service.NAME

# The dead-letter stream: messages that could not be processed, for people to inspect.
DEAD_STREAM = f"{service.NAME}-dead"

GREETING_CREATED = f"{service.NAME}.greetings.created"


def dead_subject(subject: str) -> str:
    """Return the dead-letter subject of a subject."""
    return f"dead.{subject}"
