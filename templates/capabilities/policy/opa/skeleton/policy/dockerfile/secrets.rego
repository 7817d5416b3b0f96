# Arguments and variables of a build stay readable in the image's history.
package dockerfile

import data.lib.dockerfile

deny contains message if {
	some instruction in dockerfile.instructions
	some name in variables(instruction)
	regex.match(`(?i)(password|passwd|secret|token|api_?key|credential)`, name)
	message := sprintf(
		"Dockerfile: %s stays readable in the image; use RUN --mount=type=secret, and rotate its value",
		[name],
	)
}

variables(instruction) := {split(word, "=")[0] | some word in instruction.Value} if instruction.Cmd == "arg"

# The name, the value and what stands between them follow each other.
variables(instruction) := {word | some i, word in instruction.Value; i % 3 == 0} if instruction.Cmd == "env"
