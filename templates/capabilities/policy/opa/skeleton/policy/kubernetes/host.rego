# A pod that shares the node's network, processes or files sees those of every other pod.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some workload in kubernetes.workloads
	some sharing in ["hostNetwork", "hostPID", "hostIPC"]
	object.get(workload.pod, ["spec", sharing], false) != false
	message := sprintf("%s: uses %s; remove it", [kubernetes.name(workload.object), sharing])
}

deny contains message if {
	some workload in kubernetes.workloads
	some volume in object.get(workload.pod, ["spec", "volumes"], [])
	volume.hostPath
	message := sprintf(
		"%s: volume \"%s\" uses hostPath; use an emptyDir or a PersistentVolumeClaim",
		[kubernetes.name(workload.object), volume.name],
	)
}
