package telemetry

import "testing"

func TestSignalsAreExportedWhereTheStandardVariablesAskForIt(t *testing.T) {
	cases := []struct {
		name      string
		variables map[string]string
		want      bool
	}{
		{"nothing is set", nil, false},
		{"an endpoint for all", map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}, true},
		{"an endpoint for traces", map[string]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://collector:4318"}, true},
		{"an endpoint for metrics", map[string]string{"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": "http://collector:4318"}, false},
		{"an exporter", map[string]string{"OTEL_TRACES_EXPORTER": "otlp"}, true},
		{"none, whatever the endpoint", map[string]string{
			"OTEL_TRACES_EXPORTER":        "none",
			"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318",
		}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			getenv := func(name string) string { return c.variables[name] }
			if got := isExported("TRACES", getenv); got != c.want {
				t.Errorf("got %v; want %v", got, c.want)
			}
		})
	}
}

func TestAnUnknownProtocolIsRefused(t *testing.T) {
	getenv := func(string) string { return "http/json" }
	_, err := newSpanExporter(t.Context(), getenv)
	want := `the OTLP protocol must be grpc or http/protobuf, but is "http/json"`
	if err == nil || err.Error() != want {
		t.Errorf("got %v; want %s", err, want)
	}
}
