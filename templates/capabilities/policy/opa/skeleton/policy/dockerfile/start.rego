# A shell in front of the process swallows the signal that asks it to end its requests.
package dockerfile

import data.lib.dockerfile

deny contains message if {
	some command in ["entrypoint", "cmd"]
	some instruction in dockerfile.in_image(command)
	instruction.JSON == false
	message := sprintf(
		"Dockerfile: %s starts a shell, which swallows SIGTERM; write it as a list: [\"program\", \"argument\"]",
		[upper(command)],
	)
}
