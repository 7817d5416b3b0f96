package kubernetes_test

test_privilege_escalation_is_refused if {
	in_container({"op": "remove", "path": "/securityContext/allowPrivilegeEscalation"}) == may_gain_privileges
}

test_privileged_container_is_refused if {
	in_container({"op": "add", "path": "/securityContext/privileged", "value": true}) == may_gain_privileges
}

may_gain_privileges := of_container(concat("; ", [
	"may gain privileges",
	"set securityContext.allowPrivilegeEscalation and privileged to false",
]))
