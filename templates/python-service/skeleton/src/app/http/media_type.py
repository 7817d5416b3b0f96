"""What a route accepts as a body."""

from fastapi import Request, status

from app.http.problem import HttpProblem
from app.http.text import has_unstorable_text


async def require_json(request: Request) -> None:
    """Reject a body of another type, and text that no database stores."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HttpProblem(status.HTTP_415_UNSUPPORTED_MEDIA_TYPE, "The body must be JSON.")
    try:
        body = await request.json()
    except ValueError:
        return  # Validation says so.
    if has_unstorable_text(body):
        raise HttpProblem(
            status.HTTP_400_BAD_REQUEST, "The request has text with NUL or a lone surrogate."
        )
