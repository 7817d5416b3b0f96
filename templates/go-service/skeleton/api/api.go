// Package api holds the contract of the service.
package api

import _ "embed"

// OpenAPI is the document from which routes are generated and requests are validated.
//
//go:embed openapi.yaml
var OpenAPI []byte
