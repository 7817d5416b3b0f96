# The image itself must not run as root: not every place that runs it enforces that.
package dockerfile

import data.lib.dockerfile

deny contains message if {
	not ends_as_user
	message := "Dockerfile: the image runs as root; end its last stage with USER and a number other than 0"
}

# Without a numeric id, or the nonroot of distroless, nobody can tell which user that is.
ends_as_user if {
	users := [instruction.Value[0] |
		some entry in input
		some instruction in entry.contents
		instruction.Cmd == "user"
		instruction.Stage == dockerfile.last_stage
	]
	regex.match(`^([1-9][0-9]*|nonroot)(:[a-z0-9]+)?$`, users[count(users) - 1])
}
