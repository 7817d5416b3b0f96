import httpx
import pytest
from opentelemetry import trace
from opentelemetry.instrumentation.httpx import AsyncOpenTelemetryTransport
from opentelemetry.sdk.trace import TracerProvider

from app.telemetry.exporters import create_span_exporter, is_exported

COLLECTOR = "http://collector:4318"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OTEL_TRACES_EXPORTER", "OTEL_EXPORTER_OTLP_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": COLLECTOR}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": COLLECTOR}, True),
        ({"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": COLLECTOR}, False),
        ({"OTEL_TRACES_EXPORTER": "otlp"}, True),
        ({"OTEL_TRACES_EXPORTER": "none", "OTEL_EXPORTER_OTLP_ENDPOINT": COLLECTOR}, False),
    ],
)
def test_traces_are_exported_where_the_standard_variables_ask_for_it(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], *, expected: bool
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert is_exported("TRACES") is expected


def test_an_unknown_protocol_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")
    with pytest.raises(ValueError, match='must be grpc or http/protobuf, but is "http/json"'):
        create_span_exporter()


@pytest.mark.anyio
async def test_calls_carry_the_trace_on() -> None:
    seen: list[str] = []

    async def other(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["traceparent"])
        return httpx.Response(200)

    transport = AsyncOpenTelemetryTransport(httpx.MockTransport(other))
    tracer = TracerProvider().get_tracer("test")
    with tracer.start_as_current_span("caller") as span:
        async with httpx.AsyncClient(transport=transport) as client:
            await client.get("http://other/")
        trace_id = trace.format_trace_id(span.get_span_context().trace_id)
    assert seen[0].split("-")[1] == trace_id
