"""What kind of body a route takes."""

from fastapi import Request, status

from app.http.problem import HttpProblem


async def require_json(request: Request) -> None:
    """Refuse a body of another type before anybody tries to understand it."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HttpProblem(status.HTTP_415_UNSUPPORTED_MEDIA_TYPE, "The body must be JSON.")
