# Nodes are drained every week: a drain must never evict all pods at once, and never be blocked.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some workload in kubernetes.deployments
	not has_budget(workload)
	message := sprintf(
		"%s: no PodDisruptionBudget selects its pods; add one with maxUnavailable 1",
		[kubernetes.name(workload.object)],
	)
}

deny contains message if {
	some budget in kubernetes.of_kind("PodDisruptionBudget")
	not lets_go(budget.spec)
	message := sprintf(
		"%s: allows no eviction, so no node can be drained; set maxUnavailable to 1",
		[kubernetes.name(budget)],
	)
}

has_budget(workload) if {
	some budget in kubernetes.of_kind("PodDisruptionBudget")
	kubernetes.selects(budget.spec.selector, kubernetes.labels(workload.pod))
}

lets_go(spec) if not spec.maxUnavailable in {null, 0, "0%"}
