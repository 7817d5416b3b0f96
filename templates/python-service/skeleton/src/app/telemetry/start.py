"""Starts OpenTelemetry before the application, and ends it after everything else."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from opentelemetry import metrics, trace
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.instrumentation.system_metrics import SystemMetricsInstrumentor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.metrics.view import DropAggregation, View
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from prometheus_client import CollectorRegistry

from app import service
from app.telemetry.exporters import create_metric_exporter, create_span_exporter, is_exported

# Seconds; long enough for one export to a collector that answers.
_FLUSH_LIMIT = 5

# Metrics of the process.
_PROCESS_METRICS: dict[str, list[str] | None] = {
    "process.cpu.time": ["user", "system"],
    "process.memory.usage": None,
    "process.thread.count": None,
    "cpython.gc.collections": None,
    "cpython.gc.collected_objects": None,
}

# Only the labels that rules and dashboards use. Others would let a client create any number of
# series: the address of the server is whatever its Host header says.
_VIEWS = [
    View(
        instrument_name="http.server.request.duration",
        attribute_keys={
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "url.scheme",
        },
    ),
    View(instrument_name="http.server.*.body.size", aggregation=DropAggregation()),
    View(instrument_name="http.server.active_requests", aggregation=DropAggregation()),
]


@dataclass(frozen=True)
class Telemetry:
    """The running telemetry: metrics for Prometheus, and how to send what is still buffered."""

    registry: CollectorRegistry

    flush: Callable[[], None]


def start_telemetry() -> Telemetry:
    """Set the global providers, which libraries find by themselves."""
    # Without this some names predate the stable semantic conventions.
    os.environ.setdefault("OTEL_SEMCONV_STABILITY_OPT_IN", "http")
    resource = Resource.create(
        {
            "service.name": service.NAME,
            "service.version": service.VERSION,
            "service.instance.id": str(uuid4()),
        }
    ).merge(OTELResourceDetector().detect())
    traces = TracerProvider(resource=resource, shutdown_on_exit=False)
    # Without an exporter spans go nowhere but still exist, so that the lines of one request share a
    # trace id in the logs.
    if is_exported("TRACES"):
        traces.add_span_processor(BatchSpanProcessor(create_span_exporter()))
    registry = CollectorRegistry()
    readers: list[MetricReader] = [
        PrometheusMetricReader(scope_info_enabled=False, registry=registry)
    ]
    if is_exported("METRICS"):
        readers.append(PeriodicExportingMetricReader(create_metric_exporter()))
    meters = MeterProvider(
        metric_readers=readers, resource=resource, views=_VIEWS, shutdown_on_exit=False
    )
    trace.set_tracer_provider(traces)
    metrics.set_meter_provider(meters)
    SystemMetricsInstrumentor(config=_PROCESS_METRICS).instrument()
    HTTPXClientInstrumentor().instrument()
    return Telemetry(registry, flush=lambda: _flush(traces, meters))


def _flush(traces: TracerProvider, meters: MeterProvider) -> None:
    """Send what is still buffered; a collector that does not answer must not delay shutdown."""

    def send() -> None:
        traces.shutdown()
        meters.shutdown()

    sending = threading.Thread(target=send, daemon=True)
    sending.start()
    sending.join(_FLUSH_LIMIT)
