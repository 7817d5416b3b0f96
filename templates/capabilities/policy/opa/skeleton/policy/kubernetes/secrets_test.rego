package kubernetes_test

test_password_in_the_environment_is_refused if {
	messages := in_container({"op": "add", "path": "/env/-", "value": {"name": "DATABASE_PASSWORD", "value": "example"}})
	messages == of_container("the value of DATABASE_PASSWORD is in git; take it by valueFrom.secretKeyRef, and change it")
}

test_secret_in_git_is_refused if {
	secret := {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": {"password": "example"}}
	messages := denied_with(secret)
	messages == {"Secret/ledger: carries its values in git; move them to the secret store, and change them"}
}
