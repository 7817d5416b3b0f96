#!/bin/sh
# Checks the format, and runs the tests that need neither a provider nor an account. TOFU=terraform works as well.
set -eu
cd "$(dirname "$0")"
tofu=${TOFU:-tofu}
"$tofu" fmt -check -diff -recursive .
for tests in */*/*.tftest.hcl; do
  folder=$(dirname "$tests")
  "$tofu" -chdir="$folder" init -input=false >/dev/null
  "$tofu" -chdir="$folder" test
done
