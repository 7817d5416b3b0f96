"""OpenTelemetry: traces, and metrics for Prometheus and for a collector."""
