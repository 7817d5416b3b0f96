package dockerfile_test

import data.dockerfile

test_root_is_refused if denied([line("user", 1, ["root"])]) == runs_as_root

test_user_0_is_refused if denied([line("user", 1, ["0:0"])]) == runs_as_root

test_user_from_a_variable_is_refused if denied([line("user", 1, ["$SOMEBODY"])]) == runs_as_root

test_only_the_last_stage_counts if denied([line("user", 0, ["root"])]) == set()

test_no_user_is_refused if {
	lines := [entry | some entry in good; entry.Cmd != "user"]
	messages := dockerfile.deny with input as [{"path": "Dockerfile", "contents": lines}]
	messages == runs_as_root
}

runs_as_root := {"Dockerfile: the image runs as root; end its last stage with USER and a number other than 0"}
