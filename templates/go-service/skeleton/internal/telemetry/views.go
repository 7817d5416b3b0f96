package telemetry

import (
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/metric"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
)

// views keep only the labels that rules and dashboards use. Others would let a client create any number
// of series: server.address is whatever its Host header says.
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
