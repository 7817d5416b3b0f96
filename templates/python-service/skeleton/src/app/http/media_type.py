"""The media type that a route accepts."""

from fastapi import Request, status

from app.http.problem import HttpProblem


async def require_json(request: Request) -> None:
    """Reject a body of another type before it is parsed."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HttpProblem(status.HTTP_415_UNSUPPORTED_MEDIA_TYPE, "The body must be JSON.")
