# The number of pods follows the load, and has one owner.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some workload in kubernetes.deployments
	not is_scaled(workload.object)
	message := sprintf(
		"%s: no HorizontalPodAutoscaler scales it; add one",
		[kubernetes.name(workload.object)],
	)
}

deny contains message if {
	some workload in kubernetes.deployments
	is_number(workload.object.spec.replicas)
	message := sprintf(
		"%s: sets replicas, which overrides the autoscaler at every deployment; remove it",
		[kubernetes.name(workload.object)],
	)
}

is_scaled(deployment) if {
	some autoscaler in kubernetes.of_kind("HorizontalPodAutoscaler")
	some owner in owners(deployment)
	autoscaler.spec.scaleTargetRef.kind == owner.kind
	autoscaler.spec.scaleTargetRef.name == owner.metadata.name
}

# What makes the pods of a deployment: itself, or the rollout that takes them over from it.
owners(deployment) := {deployment} | {rollout |
	some rollout in kubernetes.of_kind("Rollout")
	rollout.spec.workloadRef.kind == deployment.kind
	rollout.spec.workloadRef.name == deployment.metadata.name
}
