package kubernetes_test

test_no_budget_is_refused if {
	denied_without("PodDisruptionBudget") == no_budget_at_all
}

test_budget_for_other_pods_is_refused if {
	change := {"op": "replace", "path": "/spec/selector/matchLabels/app.kubernetes.io~1name", "value": "invoices"}
	messages := denied("PodDisruptionBudget", [change])
	messages == no_budget_at_all
}

test_budget_that_lets_no_pod_go_is_refused if {
	denied("PodDisruptionBudget", [{"op": "replace", "path": "/spec/maxUnavailable", "value": 0}]) == lets_no_pod_go
}

test_budget_without_maximum_is_refused if {
	messages := denied("PodDisruptionBudget", [
		{"op": "remove", "path": "/spec/maxUnavailable"},
		{"op": "add", "path": "/spec/minAvailable", "value": 1},
	])
	messages == lets_no_pod_go
}

no_budget_at_all := of_deployment("no PodDisruptionBudget selects its pods; add one with maxUnavailable 1")

lets_no_pod_go := {"PodDisruptionBudget/ledger: allows no eviction, so no node can be drained; set maxUnavailable to 1"}
