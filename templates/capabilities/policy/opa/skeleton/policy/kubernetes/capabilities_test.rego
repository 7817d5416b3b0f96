package kubernetes_test

test_capabilities_kept_is_refused if {
	in_container({"op": "remove", "path": "/securityContext/capabilities"}) == holds_capabilities
}

test_capabilities_added_is_refused if {
	messages := in_container({"op": "add", "path": "/securityContext/capabilities/add", "value": ["NET_ADMIN"]})
	messages == holds_capabilities
}

holds_capabilities := of_container(concat("; ", [
	"has kernel capabilities",
	"set securityContext.capabilities to drop: [ALL] and add none",
]))
