#!/bin/sh
# Builds the chart of a version from deploy/overlays, with kustomize and helm: package.sh VERSION
set -eu
version=${1:?which version? package.sh VERSION}
cd "$(dirname "$0")"
mkdir -p objects
for environment in development production; do
  kustomize build "../overlays/$environment" >"objects/$environment.yaml"
done
helm lint --strict .
helm package . --version "$version" --app-version "$version"
