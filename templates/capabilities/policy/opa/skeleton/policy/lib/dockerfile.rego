# Helpers of the policies for the Dockerfile, as `conftest --combine` parses it.
package lib.dockerfile

instructions contains instruction if {
	some entry in input
	some instruction in entry.contents
}

# Only the last stage becomes the image.
last_stage := max({instruction.Stage | some instruction in instructions})

in_image(command) := {instruction |
	some instruction in instructions
	instruction.Cmd == command
	instruction.Stage == last_stage
}
