# What ADD fetches from the network is neither pinned nor checked, and may differ tomorrow.
package dockerfile

import data.lib.dockerfile

deny contains message if {
	some instruction in dockerfile.instructions
	instruction.Cmd == "add"
	some source in instruction.Value
	regex.match(`^([a-z]+://|git@)`, source)
	message := sprintf(
		"Dockerfile: ADD fetches %s; take it from a package or from an image with a digest, and COPY it",
		[source],
	)
}
