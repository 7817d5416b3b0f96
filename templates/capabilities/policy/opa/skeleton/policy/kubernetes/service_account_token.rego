# A service that does not call the Kubernetes API has no use for a token that could be stolen.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some workload in kubernetes.workloads
	object.get(workload.pod, ["spec", "automountServiceAccountToken"], true) != false
	message := sprintf(
		"%s: its pods mount a service account token; set automountServiceAccountToken to false",
		[kubernetes.name(workload.object)],
	)
}

deny contains message if {
	some account in kubernetes.of_kind("ServiceAccount")
	object.get(account, "automountServiceAccountToken", true) != false
	message := sprintf(
		"%s: mounts a token into every pod; set automountServiceAccountToken to false",
		[kubernetes.name(account)],
	)
}
