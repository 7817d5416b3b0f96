// Package telemetry starts OpenTelemetry: traces and metrics over OTLP where the standard variables
// ask for it, and metrics for Prometheus.
package telemetry

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.opentelemetry.io/contrib/instrumentation/runtime"
	"go.opentelemetry.io/otel"
	otelprometheus "go.opentelemetry.io/otel/exporters/prometheus"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
)

// Telemetry is the running telemetry.
type Telemetry struct {
	// Metrics serves all metrics in the Prometheus text format.
	Metrics http.Handler

	flush []func(context.Context) error
}

// Start sets the global providers, which libraries find by themselves.
func Start(ctx context.Context, logger *slog.Logger, getenv func(string) string) (*Telemetry, error) {
	// Without this an unreachable collector would go unnoticed.
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) {
		logger.WarnContext(context.WithoutCancel(ctx), "Telemetry failed", "component", "opentelemetry", "err", err.Error())
	}))
	otel.SetTextMapPropagator(propagation.NewCompositeTextMapPropagator(
		propagation.TraceContext{}, propagation.Baggage{},
	))
	identity, err := newResource(ctx)
	if err != nil {
		return nil, fmt.Errorf("telemetry: %w", err)
	}
	traces, err := newTracerProvider(ctx, identity, getenv)
	if err != nil {
		return nil, fmt.Errorf("telemetry: %w", err)
	}
	otel.SetTracerProvider(traces)
	metrics, scrape, err := newMeterProvider(ctx, identity, getenv)
	if err != nil {
		return nil, fmt.Errorf("telemetry: %w", err)
	}
	otel.SetMeterProvider(metrics)
	if err := runtime.Start(); err != nil {
		return nil, fmt.Errorf("telemetry: %w", err)
	}
	if err := measureProcess(otel.Meter("process")); err != nil {
		return nil, fmt.Errorf("telemetry: %w", err)
	}
	return &Telemetry{
		Metrics: scrape,
		flush:   []func(context.Context) error{traces.Shutdown, metrics.Shutdown},
	}, nil
}

// Flush sends what is still buffered, and shuts down.
func (t *Telemetry) Flush(ctx context.Context) error {
	var errs []error
	for _, flush := range t.flush {
		errs = append(errs, flush(ctx))
	}
	return errors.Join(errs...)
}

// Without an exporter spans go nowhere but still exist, so that the lines of one request share a
// trace id in the logs.
func newTracerProvider(
	ctx context.Context, identity *resource.Resource, getenv func(string) string,
) (*trace.TracerProvider, error) {
	options := []trace.TracerProviderOption{trace.WithResource(identity)}
	if isExported("TRACES", getenv) {
		exporter, err := newSpanExporter(ctx, getenv)
		if err != nil {
			return nil, err
		}
		options = append(options, trace.WithBatcher(exporter))
	}
	return trace.NewTracerProvider(options...), nil
}

func newMeterProvider(
	ctx context.Context, identity *resource.Resource, getenv func(string) string,
) (*metric.MeterProvider, http.Handler, error) {
	registry := prometheus.NewRegistry()
	pulled, err := otelprometheus.New(
		otelprometheus.WithRegisterer(registry),
		otelprometheus.WithoutScopeInfo(),
		otelprometheus.WithProducer(runtime.NewProducer()),
	)
	if err != nil {
		return nil, nil, err
	}
	options := []metric.Option{
		metric.WithResource(identity), metric.WithReader(pulled), metric.WithView(views...),
	}
	if isExported("METRICS", getenv) {
		exporter, err := newMetricExporter(ctx, getenv)
		if err != nil {
			return nil, nil, err
		}
		options = append(options, metric.WithReader(metric.NewPeriodicReader(exporter)))
	}
	return metric.NewMeterProvider(options...), promhttp.HandlerFor(registry, promhttp.HandlerOpts{}), nil
}
