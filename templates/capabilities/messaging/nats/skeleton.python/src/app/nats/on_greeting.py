"""An example of a handler: replace it with your own, and keep its shape."""

import logging

from app.greetings.models import Greeting

_logger = logging.getLogger(__name__)


async def on_greeting(body: bytes) -> None:
    """Receive a greeting."""
    greeting = Greeting.model_validate_json(body)
    _logger.info("Received a greeting", extra={"greeting": str(greeting.id)})
