# In an incident everyone must be able to see who owns an object.
package kubernetes

import data.lib.kubernetes
import data.lib.settings

deny contains message if {
	some resource in kubernetes.objects
	some label in settings.labels
	not labelled(resource, label)
	message := sprintf(
		"%s: has no label %s; add it in deploy/base/kustomization.yaml",
		[kubernetes.name(resource), label],
	)
}

deny contains message if {
	some workload in kubernetes.workloads
	some label in settings.labels
	not labelled(workload.pod, label)
	message := sprintf(
		"%s: its pods have no label %s; add it in deploy/base/kustomization.yaml",
		[kubernetes.name(workload.object), label],
	)
}

labelled(of, label) if object.get(kubernetes.labels(of), label, "") != ""
