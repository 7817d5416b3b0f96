# What is in git is read by everybody who reads git, for ever.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some secret in kubernetes.of_kind("Secret")
	some field in ["data", "stringData"]
	count(object.get(secret, field, {})) > 0
	message := sprintf(
		"%s: carries its values in git; move them to the secret store, and change them",
		[kubernetes.name(secret)],
	)
}

deny contains message if {
	some entry in kubernetes.containers
	some variable in object.get(entry.container, "env", [])
	regex.match(`(?i)(password|passwd|secret|token|api_?key|credential)`, variable.name)
	object.get(variable, "value", "") != ""
	message := sprintf(
		"%s: the value of %s is in git; take it by valueFrom.secretKeyRef, and change it",
		[kubernetes.place(entry), variable.name],
	)
}
