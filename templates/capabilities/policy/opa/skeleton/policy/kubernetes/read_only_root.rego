# What an intruder cannot write, an intruder cannot run.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some entry in kubernetes.containers
	object.get(entry.container, ["securityContext", "readOnlyRootFilesystem"], false) != true
	message := sprintf(
		"%s: has a writable root filesystem; set readOnlyRootFilesystem to true and mount an emptyDir on /tmp",
		[kubernetes.place(entry)],
	)
}
