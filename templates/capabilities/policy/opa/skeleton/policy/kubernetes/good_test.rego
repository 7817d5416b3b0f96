# A service that follows every policy. Each test breaks one thing in it, and expects the message
# about that one thing alone.
package kubernetes_test

import data.kubernetes
import data.lib.settings

test_a_good_service_is_accepted if kubernetes.deny == set() with input as good

good := [{"path": "good.yaml", "contents": resource} | some resource in [
	deployment,
	service_account,
	autoscaler,
	budget,
	network_policy,
]]

# What is denied once these changes (JSON Patch) are made to the object of this kind.
denied(kind, changes) := messages if {
	messages := kubernetes.deny with input as [changed(entry, kind, changes) | some entry in good]
}

# The same for the pod of the Deployment and for its container; the path begins there.
in_pod(change) := denied("Deployment", [within("/spec/template/spec", change)])

in_container(change) := denied("Deployment", [within("/spec/template/spec/containers/0", change)])

within(place, change) := object.union(change, {"path": concat("", [place, change.path])})

denied_without(kind) := messages if {
	messages := kubernetes.deny with input as [entry | some entry in good; entry.contents.kind != kind]
}

denied_with(resource) := messages if {
	messages := kubernetes.deny with input as array.concat(good, [{"path": "more.yaml", "contents": resource}])
}

changed(entry, kind, changes) := {"path": entry.path, "contents": json.patch(entry.contents, changes)} if {
	entry.contents.kind == kind
} else := entry

# The one message that is expected.
of_deployment(text) := {sprintf("Deployment/ledger: %s", [text])}

of_container(text) := {sprintf("Deployment/ledger, container ledger: %s", [text])}

metadata := {"name": "ledger", "labels": labels}

labels := {label: "ledger" | some label in settings.labels}

image := sprintf("%s/ledger:1.4.2", [settings.registry])

deployment := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": metadata,
	"spec": {"template": {
		"metadata": {"labels": labels},
		"spec": {
			"automountServiceAccountToken": false,
			"securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
			"containers": [{
				"name": "ledger",
				"image": image,
				"env": [{"name": "PORT", "value": "8080"}],
				"startupProbe": {"httpGet": {"path": "/livez", "port": "http"}},
				"readinessProbe": {"httpGet": {"path": "/readyz", "port": "http"}},
				"livenessProbe": {"httpGet": {"path": "/livez", "port": "http"}},
				"resources": {"requests": {"cpu": "100m", "memory": "256Mi"}, "limits": {"memory": "256Mi"}},
				"securityContext": {
					"allowPrivilegeEscalation": false,
					"readOnlyRootFilesystem": true,
					"capabilities": {"drop": ["ALL"]},
				},
			}],
			"volumes": [{"name": "tmp", "emptyDir": {}}],
		},
	}},
}

service_account := {
	"apiVersion": "v1",
	"kind": "ServiceAccount",
	"metadata": metadata,
	"automountServiceAccountToken": false,
}

autoscaler := {
	"apiVersion": "autoscaling/v2",
	"kind": "HorizontalPodAutoscaler",
	"metadata": metadata,
	"spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "ledger"}},
}

budget := {
	"apiVersion": "policy/v1",
	"kind": "PodDisruptionBudget",
	"metadata": metadata,
	"spec": {"maxUnavailable": 1, "selector": {"matchLabels": {"app.kubernetes.io/name": "ledger"}}},
}

network_policy := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": metadata,
	"spec": {
		"podSelector": {"matchLabels": {"app.kubernetes.io/name": "ledger"}},
		"policyTypes": ["Ingress", "Egress"],
		"ingress": [{"from": [{"podSelector": {}}], "ports": [{"port": "http"}]}],
	},
}
