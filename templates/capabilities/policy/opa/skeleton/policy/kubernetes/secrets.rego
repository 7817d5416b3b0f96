# What is committed to git can be read by everybody who reads git, forever.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some secret in kubernetes.of_kind("Secret")
	some field in ["data", "stringData"]
	count(object.get(secret, field, {})) > 0
	message := sprintf(
		"%s: contains values committed to git; move them to the secret store and rotate them",
		[kubernetes.name(secret)],
	)
}

deny contains message if {
	some entry in kubernetes.containers
	some variable in object.get(entry.container, "env", [])
	regex.match(`(?i)(password|passwd|secret|token|api_?key|credential)`, variable.name)
	object.get(variable, "value", "") != ""
	message := sprintf(
		"%s: the value of %s is committed to git; use secretKeyRef and rotate it",
		[kubernetes.place(entry), variable.name],
	)
}
