"""Every error is returned as problem+json; internal details stay in the log."""

from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request, Response, status
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from app.http.problem import HttpProblem, Violation, problem_response

if TYPE_CHECKING:
    from collections.abc import Sequence


def answer_errors(app: FastAPI) -> None:
    """Replace the plain responses of the framework."""

    @app.exception_handler(HttpProblem)
    async def chosen(_request: Request, error: HttpProblem) -> Response:
        return problem_response(error.status, error.detail)

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> Response:
        return problem_response(
            status.HTTP_400_BAD_REQUEST,
            "The request is not valid.",
            errors=[Violation(pointer=_pointer(one), detail=one["msg"]) for one in error.errors()],
        )

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        methods = _methods(app, request.url.path) if "Allow" in headers else []
        if methods:
            headers["Allow"] = ", ".join(methods)
        nowhere = error.status_code in {
            status.HTTP_404_NOT_FOUND,
            status.HTTP_405_METHOD_NOT_ALLOWED,
        }
        detail = f"Nothing at {request.method} {request.url.path}." if nowhere else error.detail
        return problem_response(error.status_code, detail, headers=headers)


def _methods(app: FastAPI, path: str) -> list[str]:
    """Return the methods of a path; the framework lists only those of its first route."""
    return sorted(
        method.upper()
        for template, operations in app.openapi()["paths"].items()
        if compile_path(template)[0].match(path)
        for method in operations
    )


def _pointer(error: dict[str, Any]) -> str:
    """Return the location in the body, or the part of the request and the name in it."""
    place: Sequence[str | int] = error["loc"]
    steps = place[1:] if place[0] == "body" else place
    if error["type"] == "json_invalid":
        steps = []
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
