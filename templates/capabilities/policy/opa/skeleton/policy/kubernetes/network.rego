# A pod connects only to its intended peers, in both directions.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some workload in kubernetes.workloads
	not denies_by_default(workload)
	message := sprintf(
		"%s: no NetworkPolicy for both Ingress and Egress selects its pods; add one",
		[kubernetes.name(workload.object)],
	)
}

deny contains message if {
	some policy in kubernetes.of_kind("NetworkPolicy")
	some rules, peers in {"ingress": "from", "egress": "to"}
	some rule in object.get(policy.spec, rules, [])
	count(object.get(rule, peers, [])) == 0
	message := sprintf(
		"%s: a rule under %s allows every peer; restrict it with %s",
		[kubernetes.name(policy), rules, peers],
	)
}

denies_by_default(workload) if {
	some policy in kubernetes.of_kind("NetworkPolicy")
	{"Ingress", "Egress"} == {direction | some direction in policy.spec.policyTypes}
	kubernetes.selects(policy.spec.podSelector, kubernetes.labels(workload.pod))
}
