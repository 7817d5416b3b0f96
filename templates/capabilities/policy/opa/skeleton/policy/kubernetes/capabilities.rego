# A service that listens above port 1024 needs no capability of the kernel.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some entry in kubernetes.containers
	not drops_capabilities(entry.container)
	message := sprintf(
		"%s: has kernel capabilities; set securityContext.capabilities to drop: [ALL] and add none",
		[kubernetes.place(entry)],
	)
}

drops_capabilities(container) if {
	"ALL" in container.securityContext.capabilities.drop
	count(object.get(container, ["securityContext", "capabilities", "add"], [])) == 0
}
