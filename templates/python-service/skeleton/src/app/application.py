"""The application, without a port: tests call it directly, main makes it listen."""

from typing import Any

from fastapi import FastAPI
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor

from app import service
from app.greetings.routes import greeting_routes
from app.greetings.store import GreetingStore
from app.health import Readiness, health_routes
from app.http.errors import answer_errors
from app.http.head import Head
from app.http.limits import Limits
from app.http.problem import Problem
from app.http.request_log import PROBES, RequestLog


class Application(FastAPI):
    """Adds the schema of problems, to which every operation refers, to the document."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document."""
        document = super().openapi()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        document["components"]["schemas"] |= {**schema.pop("$defs"), "Problem": schema}
        return document


def create_app(readiness: Readiness, greetings: GreetingStore) -> FastAPI:
    """Combine the routes and the code that they share."""
    app = Application(
        title=service.NAME,
        version=service.VERSION,
        description=service.DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    answer_errors(app)
    app.include_router(health_routes(readiness))
    app.include_router(greeting_routes(greetings))
    # The last one is the outermost.
    app.add_middleware(Head)
    app.add_middleware(Limits)
    app.add_middleware(RequestLog, readiness=readiness)
    # Probes would flood the traces and distort the error rate.
    probes = ",".join(f"{path}$" for path in sorted(PROBES))
    FastAPIInstrumentor.instrument_app(app, excluded_urls=probes, exclude_spans=["receive", "send"])
    return app
