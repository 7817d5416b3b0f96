package kubernetes_test

test_token_in_the_pod_is_refused if {
	messages := in_pod({"op": "remove", "path": "/automountServiceAccountToken"})
	messages == of_deployment("its pods mount a service account token; set automountServiceAccountToken to false")
}

test_token_by_the_account_is_refused if {
	messages := denied("ServiceAccount", [{"op": "remove", "path": "/automountServiceAccountToken"}])
	messages == {"ServiceAccount/ledger: mounts a token into every pod; set automountServiceAccountToken to false"}
}
