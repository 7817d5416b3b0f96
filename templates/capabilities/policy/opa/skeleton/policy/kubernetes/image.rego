# What runs is what was built, scanned and signed, and can be named afterwards.
package kubernetes

import data.lib.image
import data.lib.kubernetes
import data.lib.settings

deny contains message if {
	some entry in kubernetes.containers
	not startswith(entry.container.image, sprintf("%s/", [settings.registry]))
	message := sprintf(
		"%s: image %s is not from %s; push it there first",
		[kubernetes.place(entry), entry.container.image, settings.registry],
	)
}

deny contains message if {
	some entry in kubernetes.containers
	not image.versioned(entry.container.image)
	message := sprintf(
		"%s: image %s has no fixed version; use a tag other than latest, or a digest",
		[kubernetes.place(entry), entry.container.image],
	)
}
