package kubernetes_test

test_no_network_policy_is_refused if {
	denied_without("NetworkPolicy") == reached_by_everybody
}

test_egress_left_open_is_refused if {
	messages := denied("NetworkPolicy", [{"op": "replace", "path": "/spec/policyTypes", "value": ["Ingress"]}])
	messages == reached_by_everybody
}

test_rule_open_to_all_is_refused if {
	change := {"op": "replace", "path": "/spec/ingress", "value": [{"ports": [{"port": "http"}]}]}
	messages := denied("NetworkPolicy", [change])
	messages == {"NetworkPolicy/ledger: a rule under ingress allows every peer; restrict it with from"}
}

reached_by_everybody := of_deployment("no NetworkPolicy for both Ingress and Egress selects its pods; add one")
