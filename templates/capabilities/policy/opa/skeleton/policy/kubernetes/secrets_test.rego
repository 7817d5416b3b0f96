package kubernetes_test

test_password_in_the_environment_is_refused if {
	messages := in_container({"op": "add", "path": "/env/-", "value": {"name": "DATABASE_PASSWORD", "value": "example"}})
	messages == of_container("the value of DATABASE_PASSWORD is committed to git; use secretKeyRef and rotate it")
}

test_secret_in_git_is_refused if {
	secret := {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": {"password": "example"}}
	messages := denied_with(secret)
	messages == {"Secret/ledger: contains values committed to git; move them to the secret store and rotate them"}
}
