package kubernetes_test

test_writable_root_is_refused if {
	messages := in_container({"op": "replace", "path": "/securityContext/readOnlyRootFilesystem", "value": false})
	messages == may_write_to_its_image
}

test_nothing_said_about_the_root_filesystem_is_refused if {
	in_container({"op": "remove", "path": "/securityContext/readOnlyRootFilesystem"}) == may_write_to_its_image
}

may_write_to_its_image := of_container(concat("; ", [
	"has a writable root filesystem",
	"set readOnlyRootFilesystem to true and mount an emptyDir on /tmp",
]))
