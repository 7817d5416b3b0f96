# A process that is root in its container is one kernel defect away from being root on the node.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some entry in kubernetes.containers
	not runs_as_user(entry)
	message := sprintf(
		"%s: may run as root; set securityContext.runAsNonRoot to true, and runAsUser not to 0",
		[kubernetes.place(entry)],
	)
}

runs_as_user(entry) if {
	kubernetes.security(entry, "runAsNonRoot", false) == true
	kubernetes.security(entry, "runAsUser", 65532) != 0
}
