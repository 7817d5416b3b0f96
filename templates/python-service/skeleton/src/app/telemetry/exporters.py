"""Exporters of traces and metrics, according to the standard variables."""

import os
from typing import Literal

from opentelemetry.exporter.otlp.proto.grpc import metric_exporter as grpc_metrics
from opentelemetry.exporter.otlp.proto.grpc import trace_exporter as grpc_traces
from opentelemetry.exporter.otlp.proto.http import metric_exporter as http_metrics
from opentelemetry.exporter.otlp.proto.http import trace_exporter as http_traces
from opentelemetry.sdk.metrics.export import MetricExporter
from opentelemetry.sdk.trace.export import SpanExporter

Signal = Literal["TRACES", "METRICS"]


def is_exported(signal: Signal) -> bool:
    """Whether a signal is exported.

    Without one of the variables the exporters would send to localhost by default, and log an error
    for every batch.
    """
    if exporter := os.environ.get(f"OTEL_{signal}_EXPORTER"):
        return exporter != "none"
    return any(
        os.environ.get(name)
        for name in (f"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
    )


def create_span_exporter() -> SpanExporter:
    """Create an exporter, which reads the other variables, such as the endpoint, by itself."""
    if _is_grpc("TRACES"):
        return grpc_traces.OTLPSpanExporter()
    return http_traces.OTLPSpanExporter()


def create_metric_exporter() -> MetricExporter:
    """Create an exporter, which reads the other variables, such as the endpoint, by itself."""
    if _is_grpc("METRICS"):
        return grpc_metrics.OTLPMetricExporter()
    return http_metrics.OTLPMetricExporter()


def _is_grpc(signal: Signal) -> bool:
    protocol = (
        os.environ.get(f"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL")
        or os.environ.get("OTEL_EXPORTER_OTLP_PROTOCOL")
        or "http/protobuf"
    )
    if protocol not in {"grpc", "http/protobuf"}:
        raise ValueError(f'the OTLP protocol must be grpc or http/protobuf, but is "{protocol}"')
    return protocol == "grpc"
