"""Problem details for HTTP APIs, RFC 9457."""

from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

PROBLEM_TYPE = "application/problem+json"


class Violation(BaseModel):
    """One thing that is wrong with a request."""

    pointer: str = Field(description="Where in the request, as a JSON pointer.")
    detail: str


class Problem(BaseModel):
    """An answer that is not a success; `errors` lists what a validation found, all of it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    errors: list[Violation] | None = None


class HttpProblem(Exception):  # noqa: N818 (it is an answer)
    """Raised by a handler for an answer that is not a success, with a detail for the client."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


# For the OpenAPI document: every operation may answer by a problem.
PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "What went wrong, RFC 9457.",
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}


def problem_response(
    status: int,
    detail: str | None = None,
    *,
    errors: list[Violation] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Answer with the problem of a status."""
    problem = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors)
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        status_code=status,
        headers=headers,
        media_type=PROBLEM_TYPE,
    )
