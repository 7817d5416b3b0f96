package dockerfile_test

test_add_of_an_address_is_refused if {
	messages := denied([line("add", 0, ["https://example.org/tool.tar.gz", "/opt/"])])
	messages == {concat("; ", [
		"Dockerfile: ADD fetches https://example.org/tool.tar.gz",
		"take it from a package or from an image with a digest, and COPY it",
	])}
}

test_add_of_a_file_is_accepted if denied([line("add", 0, ["tool.tar.gz", "/opt/"])]) == set()
