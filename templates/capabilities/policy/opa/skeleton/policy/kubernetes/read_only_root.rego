# What an intruder cannot write, an intruder cannot run.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some entry in kubernetes.containers
	object.get(entry.container, ["securityContext", "readOnlyRootFilesystem"], false) != true
	message := sprintf(
		"%s: may write to its image; set securityContext.readOnlyRootFilesystem, mount an emptyDir on /tmp",
		[kubernetes.place(entry)],
	)
}
