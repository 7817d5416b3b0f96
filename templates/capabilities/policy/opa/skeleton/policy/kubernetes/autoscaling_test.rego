package kubernetes_test

import data.kubernetes

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
	messages == of_deployment("sets replicas, which overrides the autoscaler at every deployment; remove it")
}

test_autoscaler_of_the_rollout_that_takes_the_pods_over_is_accepted if {
	kubernetes.deny == set() with input as array.concat(
		[of_the_rollout(entry) | some entry in good],
		[{"path": "rollout.yaml", "contents": rollout}],
	)
}

test_autoscaler_of_a_rollout_of_another_is_refused if {
	messages := denied("HorizontalPodAutoscaler", [{"op": "replace", "path": "/spec/scaleTargetRef/kind", "value": "Rollout"}])
	messages == of_deployment("no HorizontalPodAutoscaler scales it; add one")
}

of_the_rollout(entry) := changed(
	entry,
	"HorizontalPodAutoscaler",
	[{"op": "replace", "path": "/spec/scaleTargetRef/kind", "value": "Rollout"}],
)

rollout := {
	"apiVersion": "argoproj.io/v1alpha1",
	"kind": "Rollout",
	"metadata": metadata,
	"spec": {"workloadRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "ledger"}},
}
