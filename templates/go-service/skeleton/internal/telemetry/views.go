package telemetry

import (
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/metric"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
)

// views keep to the labels that rules and dashboards read. The others would let a client make as many
// series as it cares to: server.address is whatever its Host header says.
var views = []metric.View{
	metric.NewView(
		metric.Instrument{Name: "http.server.request.duration"},
		metric.Stream{AttributeFilter: attribute.NewAllowKeysFilter(
			semconv.HTTPRequestMethodKey,
			semconv.HTTPResponseStatusCodeKey,
			semconv.HTTPRouteKey,
			semconv.URLSchemeKey,
		)},
	),
	metric.NewView(
		metric.Instrument{Name: "http.server.*.body.size"},
		metric.Stream{Aggregation: metric.AggregationDrop{}},
	),
}
