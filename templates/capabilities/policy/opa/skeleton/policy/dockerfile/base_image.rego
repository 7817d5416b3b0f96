# An image built from a moving base is another image tomorrow.
package dockerfile

import data.lib.dockerfile
import data.lib.image

deny contains message if {
	some instruction in dockerfile.instructions
	instruction.Cmd == "from"
	base := instruction.Value[0]
	not base in (stages | {"scratch"})
	not image.versioned(base)
	message := sprintf(
		"Dockerfile: base image %s has no fixed version; use a tag other than latest, or a digest",
		[base],
	)
}

stages contains instruction.Value[2] if {
	some instruction in dockerfile.instructions
	instruction.Cmd == "from"
	lower(instruction.Value[1]) == "as"
}
