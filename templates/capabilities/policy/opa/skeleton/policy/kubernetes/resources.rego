# The scheduler places a pod by its requests; without a limit on memory one leak takes a whole node.
package kubernetes

import data.lib.kubernetes

deny contains message if {
	some entry in kubernetes.containers
	some path in [["requests", "cpu"], ["requests", "memory"], ["limits", "memory"]]
	object.get(entry.container, array.concat(["resources"], path), null) == null
	message := sprintf("%s: does not set resources.%s; add it", [kubernetes.place(entry), concat(".", path)])
}
