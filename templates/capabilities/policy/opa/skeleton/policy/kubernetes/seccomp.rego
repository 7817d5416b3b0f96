# The system calls that no service needs are where kernels break.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some entry in kubernetes.containers
	profile := kubernetes.security(entry, "seccompProfile", {})
	not object.get(profile, "type", "Unconfined") in {"RuntimeDefault", "Localhost"}
	message := sprintf(
		"%s: may make any system call; set securityContext.seccompProfile.type to RuntimeDefault",
		[kubernetes.place(entry)],
	)
}
