package kubernetes_test

import data.lib.settings

test_tag_latest_is_refused if {
	image := sprintf("%s/ledger:latest", [settings.registry])
	in_container({"op": "replace", "path": "/image", "value": image}) == without_version(image)
}

test_no_tag_is_refused if {
	image := sprintf("%s/ledger", [settings.registry])
	in_container({"op": "replace", "path": "/image", "value": image}) == without_version(image)
}

test_digest_cut_short_is_refused if {
	image := sprintf("%s/ledger@sha256:1f", [settings.registry])
	in_container({"op": "replace", "path": "/image", "value": image}) == without_version(image)
}

test_image_from_elsewhere_is_refused if {
	text := sprintf("image docker.io/ledger:1.4.2 is not from %s; push it there first", [settings.registry])
	in_container({"op": "replace", "path": "/image", "value": "docker.io/ledger:1.4.2"}) == of_container(text)
}

test_init_container_without_version_is_refused if {
	image := sprintf("%s/migrate", [settings.registry])
	container := object.union(deployment.spec.template.spec.containers[0], {"name": "migrate", "image": image})
	in_pod({"op": "add", "path": "/initContainers", "value": [container]}) == {sprintf(
		"Deployment/ledger, container migrate: image %s has no fixed version; use a tag other than latest, or a digest",
		[image],
	)}
}

test_a_digest_is_accepted if {
	image := sprintf("%s/ledger@sha256:%s", [settings.registry, crypto.sha256("ledger")])
	in_container({"op": "replace", "path": "/image", "value": image}) == set()
}

without_version(image) := of_container(sprintf(
	"image %s has no fixed version; use a tag other than latest, or a digest",
	[image],
))
