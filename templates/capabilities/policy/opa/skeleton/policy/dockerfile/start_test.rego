package dockerfile_test

test_command_in_a_shell_is_refused if {
	messages := denied([shell_line("cmd", "node dist/main.js")])
	messages == {concat("; ", [
		"Dockerfile: CMD starts a shell, which swallows SIGTERM",
		"write it as a list: [\"program\", \"argument\"]",
	])}
}

test_entrypoint_in_a_shell_is_refused if {
	messages := denied([shell_line("entrypoint", "node dist/main.js")])
	messages == {concat("; ", [
		"Dockerfile: ENTRYPOINT starts a shell, which swallows SIGTERM",
		"write it as a list: [\"program\", \"argument\"]",
	])}
}
