"""What is announced, and where it is kept."""

from app import service

# Keeps what the service announces, and what is announced to it.
STREAM = service.NAME

# Keeps what could not be worked off, for people to look at.
DEAD_STREAM = f"{service.NAME}-dead"

GREETING_CREATED = f"{service.NAME}.greetings.created"


def dead_subject(subject: str) -> str:
    """Say on which subject a message is laid aside."""
    return f"dead.{subject}"
