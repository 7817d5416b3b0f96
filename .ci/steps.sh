# shellcheck shell=bash
# Runs steps one after the other, says how long each took, and keeps the sum of all tests. The whole log of each
# step stays in a file of the folder $LOGS, which the caller made.

PASSED=0 FAILED=0 SKIPPED=0 STEP=0

# One line for a step that went well; for one that did not, the first lines of each failure.
step() {
  local title=$1 log begun=$SECONDS status=0
  shift
  STEP=$((STEP + 1))
  log=$LOGS/$(printf '%02d' "$STEP")-$(slug "$title").log
  ("$@") >"$log" 2>&1 </dev/null || status=$?
  count_tests "$log" "$status"
  if ((status == 0)); then
    printf 'ok      %4d s  %s%s\n' $((SECONDS - begun)) "$title" "$(summary "$log")"
  else
    printf 'FAILED  %4d s  %s (exit status %d)\n' $((SECONDS - begun)) "$title" "$status"
    failures "$log" | sed 's/^/    /'
  fi
  notes "$log" | sed 's/^/    /'
  return "$status"
}

slug() {
  tr '[:upper:]' '[:lower:]' <<<"$1" | sed -E 's/[^a-z0-9]+/-/g; s/^-|-$//g'
}

# What test/report says of each failing test. A program that runs no tests, or fell over before it could say so,
# tells its error at the beginning or the end: both are shown, without the lines of what went well.
failures() {
  local told
  told=$(awk '/^failed   / { on = 1 } on && !/^(failed   |         )/ { on = 0 } on' "$1")
  if [[ -n $told ]]; then printf '%s\n' "$told"; else ends "$1"; fi
}

ends() {
  local lines
  lines=$(grep -vE '^ +✓|^(CLI|ESM|DTS) |^(proved|skipped|stale|counted)  ' "$1" || true)
  if (($(wc -l <<<"$lines") <= 120)); then
    printf '%s\n' "$lines"
  else
    head -n 40 <<<"$lines"
    echo '…'
    tail -n 80 <<<"$lines"
  fi
}

# What the slow suites proved by which program, what they skipped, and what has become old: a line each.
notes() {
  grep -E '^(proved|skipped|stale)  ' "$1" || true
}

finish() {
  local skipped='' log
  ((SKIPPED == 0)) || skipped=", $SKIPPED skipped"
  printf '%d s in all\n' "$SECONDS"
  for log in "$LOGS"/*.log; do printf 'log     %s\n' "$log"; done
  printf '%d passed, %d failed%s\n' "$PASSED" "$FAILED" "$skipped"
  exit $((FAILED > 0))
}

# A step that fails without a failing test, such as a compiler, counts as one failure.
count_tests() {
  local line failed
  line=$(sums "$1")
  failed=$(number failed "$line")
  (($2 != 0 && failed == 0)) && failed=1
  PASSED=$((PASSED + $(number passed "$line")))
  FAILED=$((FAILED + failed))
  SKIPPED=$((SKIPPED + $(number skipped "$line")))
}

# The last line of test/report, such as `counted  30 passed, 1 failed, 2 skipped`.
sums() {
  grep -E '^counted  ' "$1" | tail -n 1
}

number() {
  local found
  found=$(grep -oE "[0-9]+ $1" <<<"$2") && echo "${found%% *}" || echo 0
}

summary() {
  local line
  line=$(sums "$1")
  [[ -z $line ]] || printf ': %s' "$(sed -E 's/^counted +//; s/, 0 (failed|skipped)//g' <<<"$line")"
}
