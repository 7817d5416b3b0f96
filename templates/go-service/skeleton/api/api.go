// Package api holds what the service promises to its callers.
package api

import _ "embed"

// OpenAPI is the document that routes are made from and requests are held against.
//
//go:embed openapi.yaml
var OpenAPI []byte
