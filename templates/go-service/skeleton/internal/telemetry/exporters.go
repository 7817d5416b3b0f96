package telemetry

import (
	"context"
	"fmt"

	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetricgrpc"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/trace"
)

// isExported reports whether a signal is exported, according to the standard variables. Without one of
// them the exporters would send to localhost by default, and log an error for every batch.
func isExported(signal string, getenv func(string) string) bool {
	if exporter := getenv("OTEL_" + signal + "_EXPORTER"); exporter != "" {
		return exporter != "none"
	}
	return getenv("OTEL_EXPORTER_OTLP_"+signal+"_ENDPOINT") != "" || getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != ""
}

// The exporters read the other variables, such as the endpoint, by themselves.
func newSpanExporter(ctx context.Context, getenv func(string) string) (trace.SpanExporter, error) {
	switch protocol := protocolOf("TRACES", getenv); protocol {
	case "grpc":
		return otlptracegrpc.New(ctx)
	case "", "http/protobuf":
		return otlptracehttp.New(ctx)
	default:
		return nil, unknownProtocol(protocol)
	}
}

func newMetricExporter(ctx context.Context, getenv func(string) string) (metric.Exporter, error) {
	switch protocol := protocolOf("METRICS", getenv); protocol {
	case "grpc":
		return otlpmetricgrpc.New(ctx)
	case "", "http/protobuf":
		return otlpmetrichttp.New(ctx)
	default:
		return nil, unknownProtocol(protocol)
	}
}

func protocolOf(signal string, getenv func(string) string) string {
	if protocol := getenv("OTEL_EXPORTER_OTLP_" + signal + "_PROTOCOL"); protocol != "" {
		return protocol
	}
	return getenv("OTEL_EXPORTER_OTLP_PROTOCOL")
}

func unknownProtocol(protocol string) error {
	return fmt.Errorf("the OTLP protocol must be grpc or http/protobuf, but is %q", protocol)
}
