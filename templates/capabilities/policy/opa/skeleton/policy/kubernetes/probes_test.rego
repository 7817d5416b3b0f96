package kubernetes_test

test_no_startup_probe_is_refused if {
	messages := in_container({"op": "remove", "path": "/startupProbe"})
	messages == of_container("has no startupProbe; add one, on /readyz for readiness and on /livez for the others")
}

test_no_readiness_probe_is_refused if {
	messages := in_container({"op": "remove", "path": "/readinessProbe"})
	messages == of_container("has no readinessProbe; add one, on /readyz for readiness and on /livez for the others")
}

test_no_liveness_probe_is_refused if {
	messages := in_container({"op": "remove", "path": "/livenessProbe"})
	messages == of_container("has no livenessProbe; add one, on /readyz for readiness and on /livez for the others")
}
