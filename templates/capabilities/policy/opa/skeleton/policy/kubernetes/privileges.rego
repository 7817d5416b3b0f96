# A process must not be able to gain more than it started with, by a setuid program for one.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some entry in kubernetes.containers
	not keeps_its_privileges(entry)
	message := sprintf(
		"%s: may gain privileges; set securityContext.allowPrivilegeEscalation and privileged to false",
		[kubernetes.place(entry)],
	)
}

keeps_its_privileges(entry) if {
	object.get(entry.container, ["securityContext", "allowPrivilegeEscalation"], true) == false
	object.get(entry.container, ["securityContext", "privileged"], false) == false
}
