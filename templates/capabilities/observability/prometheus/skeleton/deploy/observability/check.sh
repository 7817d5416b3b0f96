#!/bin/sh
# Tests the alert rules: their syntax, and with the tests beside it that they fire when they should and
# only then. `check.sh --print` prints the rules as a plain file for Prometheus' rule_files.
set -eu
cd "$(dirname "$0")"

rules() {
  sed '1,/^spec:/d; s/^  //' prometheusrule.yaml
}

if [ "${1:-}" = --print ]; then
  rules
  exit
fi

if ! command -v promtool >/dev/null; then
  echo 'check.sh: promtool is missing; it comes with Prometheus: https://prometheus.io/download' >&2
  exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rules >"$work/rules.yaml"
cp -- *.test.yaml "$work"
cd "$work"
promtool check rules --lint=all --lint-fatal rules.yaml
promtool test rules -- *.test.yaml
