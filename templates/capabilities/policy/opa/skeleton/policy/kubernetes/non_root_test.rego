package kubernetes_test

test_nothing_said_about_root_is_refused if {
	in_pod({"op": "remove", "path": "/securityContext/runAsNonRoot"}) == may_run_as_root
}

test_user_0_is_refused if {
	in_pod({"op": "add", "path": "/securityContext/runAsUser", "value": 0}) == may_run_as_root
}

test_container_that_undoes_its_pod_is_refused if {
	in_container({"op": "add", "path": "/securityContext/runAsNonRoot", "value": false}) == may_run_as_root
}

may_run_as_root := of_container("may run as root; set securityContext.runAsNonRoot to true, and runAsUser not to 0")
