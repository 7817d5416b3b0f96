package kubernetes_test

test_no_seccomp_profile_is_refused if {
	in_pod({"op": "remove", "path": "/securityContext/seccompProfile"}) == may_make_any_call
}

test_unconfined_container_is_refused if {
	messages := in_container({"op": "add", "path": "/securityContext/seccompProfile", "value": {"type": "Unconfined"}})
	messages == may_make_any_call
}

may_make_any_call := of_container("may make any system call; set securityContext.seccompProfile.type to RuntimeDefault")
