package dockerfile_test

test_base_without_tag_is_refused if denied_on("node") == without_version("node")

test_base_latest_is_refused if denied_on("node:latest") == without_version("node:latest")

test_base_from_a_variable_is_refused if denied_on("${BASE}") == without_version("${BASE}")

test_registry_with_a_port_is_no_version if {
	denied_on("registry.example:5000/node") == without_version("registry.example:5000/node")
}

test_earlier_stage_is_accepted if denied_on("build") == set()

test_digest_is_accepted if denied_on(sprintf("node@sha256:%s", [crypto.sha256("node")])) == set()

without_version(image) := {sprintf(
	"Dockerfile: base image %s has no fixed version; use a tag other than latest, or a digest",
	[image],
)}
