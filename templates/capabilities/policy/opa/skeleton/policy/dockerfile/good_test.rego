# A Dockerfile that follows every policy, as conftest reads it. Each test breaks one line.
package dockerfile_test

import data.dockerfile

test_a_good_dockerfile_is_accepted if denied([]) == set()

# What is denied once these lines are added at the end.
denied(lines) := messages if {
	messages := dockerfile.deny with input as [{"path": "Dockerfile", "contents": array.concat(good, lines)}]
}

# The same with this base for the last stage.
denied_on(base) := messages if {
	lines := [changed(line, base) | some line in good]
	messages := dockerfile.deny with input as [{"path": "Dockerfile", "contents": lines}]
}

changed(line, base) := object.union(line, {"Value": [base]}) if {
	line.Cmd == "from"
	line.Stage == 1
} else := line

line(command, stage, words) := {"Cmd": command, "Stage": stage, "Value": words, "Flags": [], "JSON": true}

shell_line(command, text) := object.union(line(command, 1, [text]), {"JSON": false})

good := [
	line("from", 0, ["node:24-trixie-slim", "AS", "build"]),
	line("user", 0, ["root"]),
	line("run", 0, ["npm ci"]),
	line("from", 1, ["gcr.io/distroless/nodejs24-debian13:nonroot"]),
	line("env", 1, ["NODE_ENV", "production", "="]),
	line("copy", 1, ["/app", "/app"]),
	line("user", 1, ["65532:65532"]),
	line("cmd", 1, ["dist/main.js"]),
]
