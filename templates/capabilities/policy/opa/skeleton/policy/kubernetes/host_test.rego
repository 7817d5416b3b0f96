package kubernetes_test

test_network_of_the_node_is_refused if {
	messages := in_pod({"op": "add", "path": "/hostNetwork", "value": true})
	messages == of_deployment("uses hostNetwork; remove it")
}

test_processes_of_the_node_is_refused if {
	in_pod({"op": "add", "path": "/hostPID", "value": true}) == of_deployment("uses hostPID; remove it")
}

test_folder_of_the_node_is_refused if {
	messages := in_pod({"op": "add", "path": "/volumes/-", "value": {"name": "socket", "hostPath": {"path": "/run"}}})
	messages == of_deployment("volume \"socket\" uses hostPath; use an emptyDir or a PersistentVolumeClaim")
}
