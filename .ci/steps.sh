# shellcheck shell=bash
# Runs steps one after the other, says how long each took, and keeps the sum of all tests.

PASSED=0 FAILED=0 SKIPPED=0

# One line for a step that went well, the end of its log for one that did not.
step() {
  local title=$1 log begun=$SECONDS status=0
  shift
  log=$(mktemp "$SCRATCH/step.XXXXXX")
  ("$@") >"$log" 2>&1 </dev/null || status=$?
  count_tests "$log" "$status"
  if ((status == 0)); then
    printf 'ok      %4d s  %s%s\n' $((SECONDS - begun)) "$title" "$(summary "$log")"
  else
    printf 'FAILED  %4d s  %s (exit status %d)\n' $((SECONDS - begun)) "$title" "$status"
    readable "$log" | tail -n 150 | sed 's/^/    /'
  fi
  proofs "$log" | sed 's/^/    /'
  return "$status"
}

# Without the lines of what went well, which are most of them.
readable() {
  grep -vE '^ +✓|^(CLI|ESM|DTS) |^(proved|skipped)  ' "$1" || true
}

# What the slow suites proved by which program, and what they skipped: a line each.
proofs() {
  grep -E '^(proved|skipped)  ' "$1" || true
}

finish() {
  local skipped=''
  ((SKIPPED == 0)) || skipped=", $SKIPPED skipped"
  printf '%d s in all\n' "$SECONDS"
  printf '%d passed, %d failed%s\n' "$PASSED" "$FAILED" "$skipped"
  exit $((FAILED > 0))
}

# A step that fails without a failing test, such as a compiler, counts as one failure.
count_tests() {
  local line failed
  line=$(test_line "$1")
  failed=$(number failed "$line")
  (($2 != 0 && failed == 0)) && failed=1
  PASSED=$((PASSED + $(number passed "$line")))
  FAILED=$((FAILED + failed))
  SKIPPED=$((SKIPPED + $(number skipped "$line")))
}

# Vitest closes with a line such as `Tests  1 failed | 30 passed | 2 skipped (33)`.
test_line() {
  grep -E '^ +Tests +[0-9]' "$1" | tail -n 1
}

number() {
  local found
  found=$(grep -oE "[0-9]+ $1" <<<"$2") && echo "${found%% *}" || echo 0
}

summary() {
  local line
  line=$(test_line "$1")
  [[ -z $line ]] || printf ': %s' "$(sed -E 's/^ +Tests +//; s/ \([0-9]+\)$//' <<<"$line")"
}
