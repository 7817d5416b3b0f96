// Command vault is Vault itself, as far as the suites need it: its core, its HTTP interface, the key/value store and
// the login of Kubernetes, in memory and without a plugin more. The `vault` program brings the clients of every
// cloud and database along, and takes many times as long to build.
//
// It serves on a free port of the loopback, prints its address and the token of its first operator as JSON, and
// lives until it is ended.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"slices"

	"github.com/hashicorp/go-hclog"
	kubernetes "github.com/hashicorp/vault-plugin-auth-kubernetes"
	kv "github.com/hashicorp/vault-plugin-secrets-kv"
	vaulthttp "github.com/hashicorp/vault/http"
	"github.com/hashicorp/vault/internalshared/configutil"
	"github.com/hashicorp/vault/sdk/helper/consts"
	"github.com/hashicorp/vault/sdk/logical"
	"github.com/hashicorp/vault/sdk/physical/inmem"
	"github.com/hashicorp/vault/vault"
)

var (
	secrets = map[string]logical.Factory{"kv": kv.Factory}
	logins  = map[string]logical.Factory{"kubernetes": kubernetes.Factory}
)

func main() {
	if err := serve(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(ctx context.Context) error {
	core, token, err := open(ctx)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	started := map[string]string{"address": "http://" + listener.Addr().String(), "token": token}
	if err := json.NewEncoder(os.Stdout).Encode(started); err != nil {
		return err
	}
	properties := vault.HandlerProperties{Core: core, ListenerConfig: &configutil.Listener{}}
	return http.Serve(listener, vaulthttp.Handler.Handler(&properties))
}

// open gives a core that is unsealed, and its root token.
func open(ctx context.Context) (*vault.Core, string, error) {
	logger := hclog.New(&hclog.LoggerOptions{Level: hclog.Warn, Output: os.Stderr})
	storage, err := inmem.NewInmem(nil, logger)
	if err != nil {
		return nil, "", err
	}
	core, err := vault.NewCore(&vault.CoreConfig{
		Physical:           storage,
		BuiltinRegistry:    plugins{},
		LogicalBackends:    secrets,
		CredentialBackends: logins,
		DisableMlock:       true,
		Logger:             logger,
	})
	if err != nil {
		return nil, "", err
	}
	one := &vault.SealConfig{SecretShares: 1, SecretThreshold: 1}
	made, err := core.Initialize(ctx, &vault.InitParams{BarrierConfig: one, RecoveryConfig: &vault.SealConfig{}})
	if err != nil {
		return nil, "", err
	}
	if open, err := core.Unseal(made.SecretShares[0]); err != nil || !open {
		return nil, "", fmt.Errorf("still sealed: %w", err)
	}
	return core, made.RootToken, nil
}

// plugins tells the core which plugins it was built with.
type plugins struct{}

func (plugins) of(kind consts.PluginType) map[string]logical.Factory {
	switch kind {
	case consts.PluginTypeSecrets:
		return secrets
	case consts.PluginTypeCredential:
		return logins
	default:
		return nil
	}
}

func (p plugins) Contains(name string, kind consts.PluginType) bool {
	_, found := p.of(kind)[name]
	return found
}

func (p plugins) Get(name string, kind consts.PluginType) (func() (any, error), bool) {
	factory, found := p.of(kind)[name]
	return func() (any, error) { return factory, nil }, found
}

func (p plugins) Keys(kind consts.PluginType) []string {
	return slices.Collect(maps.Keys(p.of(kind)))
}

func (p plugins) DeprecationStatus(name string, kind consts.PluginType) (consts.DeprecationStatus, bool) {
	return consts.Supported, p.Contains(name, kind)
}

func (plugins) IsBuiltinEntPlugin(string, consts.PluginType) bool {
	return false
}
