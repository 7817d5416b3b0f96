package kubernetes_test

test_no_autoscaler_is_refused if {
	denied_without("HorizontalPodAutoscaler") == of_deployment("no HorizontalPodAutoscaler scales it; add one")
}

test_autoscaler_of_another_is_refused if {
	change := {"op": "replace", "path": "/spec/scaleTargetRef/name", "value": "invoices"}
	messages := denied("HorizontalPodAutoscaler", [change])
	messages == of_deployment("no HorizontalPodAutoscaler scales it; add one")
}

test_number_of_replicas_is_refused if {
	messages := denied("Deployment", [{"op": "add", "path": "/spec/replicas", "value": 3}])
	messages == of_deployment("sets replicas, which undoes the autoscaler at every deployment; remove it")
}
