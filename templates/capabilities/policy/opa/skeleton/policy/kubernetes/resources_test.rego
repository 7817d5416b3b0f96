package kubernetes_test

test_no_request_for_cpu_is_refused if {
	messages := in_container({"op": "remove", "path": "/resources/requests/cpu"})
	messages == of_container("does not set resources.requests.cpu; add it")
}

test_no_request_for_memory_is_refused if {
	messages := in_container({"op": "remove", "path": "/resources/requests/memory"})
	messages == of_container("does not set resources.requests.memory; add it")
}

test_no_limit_on_memory_is_refused if {
	messages := in_container({"op": "remove", "path": "/resources/limits/memory"})
	messages == of_container("does not set resources.limits.memory; add it")
}
