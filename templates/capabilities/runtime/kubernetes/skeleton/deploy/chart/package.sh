#!/bin/sh
# Makes the chart of a version out of deploy/overlays, by kustomize and helm: package.sh VERSION
set -eu
version=${1:?which version? package.sh VERSION}
cd "$(dirname "$0")"
mkdir -p objects
for environment in development production; do
  kustomize build "../overlays/$environment" >"objects/$environment.yaml"
done
helm lint --strict .
helm package . --version "$version" --app-version "$version"
