# Helpers of the policies for the manifests. The input is what `conftest --combine` parses: one entry for
# each object of an overlay, so that a policy can look at several objects together.
package lib.kubernetes

objects contains entry.contents if some entry in input

of_kind(kind) := {resource | some resource in objects; resource.kind == kind}

# The objects that run pods, each with the pod that it makes.
workloads contains {"object": resource, "pod": pod(resource)} if some resource in objects

deployments := {workload | some workload in workloads; workload.object.kind == "Deployment"}

# Every container of every pod, those that only prepare it (`main` is false) too.
containers contains {"workload": workload, "container": container, "main": list == "containers"} if {
	some workload in workloads
	some list in ["containers", "initContainers", "ephemeralContainers"]
	some container in workload.pod.spec[list]
}

pod(resource) := resource if resource.kind == "Pod"

pod(resource) := resource.spec.template if {
	resource.kind in {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job"}
}

pod(resource) := resource.spec.jobTemplate.spec.template if resource.kind == "CronJob"

labels(of) := object.get(of, ["metadata", "labels"], {})

# A setting of the container's security context, or else of its pod's.
security(entry, setting, default_value) := object.get(
	entry.container,
	["securityContext", setting],
	object.get(entry.workload.pod, ["spec", "securityContext", setting], default_value),
)

# How a message names an object, and a container in it.
name(of) := sprintf("%s/%s", [of.kind, object.get(of, ["metadata", "name"], "(no name)")])

place(entry) := sprintf("%s, container %s", [
	name(entry.workload.object),
	object.get(entry.container, "name", "(no name)"),
])

# Whether a label selector picks these labels. Only matchLabels counts: an expression here would
# have to be understood before it could be trusted.
selects(selector, of) if {
	not selector.matchExpressions
	every key, value in object.get(selector, "matchLabels", {}) {
		of[key] == value
	}
}
