#!/bin/sh
# Runs the tests of the policies, then checks what is deployed against them: the objects of every
# overlay, and the Dockerfile.
set -eu
cd "$(dirname "$0")/.."

need() {
  if ! command -v "$1" >/dev/null; then
    echo "policy/check.sh: $1 is missing; $2" >&2
    exit 2
  fi
}

need conftest 'see https://www.conftest.dev/install'
if command -v kustomize >/dev/null; then
  build='kustomize build'
else
  need kubectl 'it, or kustomize, builds the overlays: https://kubectl.docs.kubernetes.io/installation/kustomize'
  build='kubectl kustomize'
fi

conftest verify --policy policy

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

for overlay in deploy/overlays/*/; do
  echo "$overlay"
  $build "$overlay" >"$work/objects.yaml"
  conftest test --combine --policy policy --namespace kubernetes "$work/objects.yaml" || failed=1
done

echo Dockerfile
conftest test --combine --policy policy --namespace dockerfile Dockerfile || failed=1

exit "$failed"
