"""Problem details for HTTP APIs, RFC 9457."""

from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

PROBLEM_TYPE = "application/problem+json"


class Violation(BaseModel):
    """One error in a request."""

    pointer: str = Field(description="Location in the request, as a JSON pointer.")
    detail: str


class Problem(BaseModel):
    """An error response; `errors` lists every validation error."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    errors: list[Violation] | None = None


class HttpProblem(Exception):  # noqa: N818 (it is an answer)
    """Raised by a handler to return an error response, with a detail for the client."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


# For the OpenAPI document: every operation may return a problem.
PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "Problem details, RFC 9457.",
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}


# Python 3.13 has the titles of RFC 9110, older versions have older names for two of them.
TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}


def problem_response(
    status: int,
    detail: str | None = None,
    *,
    errors: list[Violation] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Return the problem response of a status."""
    title = TITLES.get(status, HTTPStatus(status).phrase)
    problem = Problem(title=title, status=status, detail=detail, errors=errors)
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        status_code=status,
        headers=headers,
        media_type=PROBLEM_TYPE,
    )
