"""Propagates the trace across the broker."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from opentelemetry import propagate, trace
from opentelemetry.context import Context

from app import service


def trace_headers() -> dict[str, str]:
    """Return what carries the current trace to the receiver of the message."""
    headers: dict[str, str] = {}
    propagate.inject(headers)
    return headers


def sent_context(headers: Mapping[str, str] | None) -> Context:
    """Return the trace in which a message was sent."""
    return propagate.extract({name.lower(): value for name, value in (headers or {}).items()})


@contextmanager
def traced(kind: trace.SpanKind, subject: str, within: Context | None = None) -> Iterator[None]:
    """Record a step as a span."""
    operation = "send" if kind is trace.SpanKind.PRODUCER else "process"
    attributes = {
        "messaging.system": "nats",
        "messaging.destination.name": subject,
        "messaging.operation.type": operation,
    }
    tracer = trace.get_tracer(service.NAME)
    with tracer.start_as_current_span(
        f"{operation} {subject}", within, kind=kind, attributes=attributes
    ):
        yield
