package dockerfile_test

test_secret_argument_is_refused if denied([line("arg", 0, ["NPM_TOKEN=example"])]) == stays_readable("NPM_TOKEN")

test_secret_variable_is_refused if {
	messages := denied([line("env", 1, ["LEVEL", "info", "=", "DATABASE_PASSWORD", "example", "="])])
	messages == stays_readable("DATABASE_PASSWORD")
}

test_value_that_sounds_secret_is_accepted if denied([line("env", 1, ["GREETING", "token", "="])]) == set()

stays_readable(name) := {sprintf(
	"Dockerfile: %s stays readable in the image; use RUN --mount=type=secret, and rotate its value",
	[name],
)}
