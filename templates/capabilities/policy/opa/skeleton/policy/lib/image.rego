# Whether an image has a fixed version.
package lib.image

# A tag that moves is not a version: what runs might not be what was tested.
versioned(image) if regex.match(`@sha256:[0-9a-f]{64}$`, image)

versioned(image) if {
	not contains(image, "@")
	parts := split(regex.replace(image, `^.*/`, ""), ":")
	count(parts) == 2
	not parts[1] in {"", "latest"}
}
