# Without probes Kubernetes sends requests to a pod that cannot answer, and keeps one that hangs.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some entry in kubernetes.containers
	entry.main
	entry.workload.object.kind in {"Deployment", "StatefulSet", "DaemonSet"}
	some probe in ["startupProbe", "readinessProbe", "livenessProbe"]
	not entry.container[probe]
	message := sprintf(
		"%s: has no %s; add one, on /readyz for readiness and on /livez for the others",
		[kubernetes.place(entry), probe],
	)
}
