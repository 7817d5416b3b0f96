"""An example of a handler: replace it by your own, and keep its shape."""

import logging

from app.greetings.models import Greeting

_logger = logging.getLogger(__name__)


async def on_greeting(body: bytes) -> None:
    """Hear of a greeting."""
    greeting = Greeting.model_validate_json(body)
    _logger.info("Heard of a greeting", extra={"greeting": str(greeting.id)})
