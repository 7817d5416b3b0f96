package kubernetes_test

test_object_without_label_is_refused if {
	messages := denied("ServiceAccount", [{"op": "remove", "path": "/metadata/labels/app.kubernetes.io~1part-of"}])
	messages == {"ServiceAccount/ledger: has no label app.kubernetes.io/part-of; add it in deploy/base/kustomization.yaml"}
}

test_empty_label_is_refused if {
	change := {"op": "replace", "path": "/metadata/labels/app.kubernetes.io~1part-of", "value": ""}
	messages := denied("ServiceAccount", [change])
	messages == {"ServiceAccount/ledger: has no label app.kubernetes.io/part-of; add it in deploy/base/kustomization.yaml"}
}

test_pods_without_label_is_refused if {
	change := {"op": "remove", "path": "/spec/template/metadata/labels/app.kubernetes.io~1part-of"}
	messages := denied("Deployment", [change])
	messages == of_deployment("its pods have no label app.kubernetes.io/part-of; add it in deploy/base/kustomization.yaml")
}
