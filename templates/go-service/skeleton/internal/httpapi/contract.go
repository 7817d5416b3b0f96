package httpapi

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/google/uuid"
)

// Contract is the OpenAPI document: routes are generated from it, and every request is validated against
// it before its handler runs. So the two cannot drift apart.
type Contract struct {
	document *openapi3.T
}

// ReadContract reads a document, and sets its version to the one that runs.
func ReadContract(text []byte, version string) (*Contract, error) {
	document, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	document.Info.Version = version
	if err := document.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	return &Contract{document: document}, nil
}

// Register adds a route for every operation of the document, and the document itself. An operation
// without a handler is an error, and so is a handler without an operation.
func (c *Contract) Register(mux *http.ServeMux, logger *slog.Logger, handlers map[string]Handler) error {
	missing := make(map[string]bool, len(handlers))
	for id := range handlers {
		missing[id] = true
	}
	for path, item := range c.document.Paths.Map() {
		for method, operation := range item.Operations() {
			handler, ok := handlers[operation.OperationID]
			if !ok {
				return fmt.Errorf("%s %s: no handler for the operation %q", method, path, operation.OperationID)
			}
			delete(missing, operation.OperationID)
			route := &routers.Route{Spec: c.document, Path: path, PathItem: item, Method: method, Operation: operation}
			mux.Handle(method+" "+path, serve(logger, validated(route, handler)))
		}
	}
	for id := range missing {
		return fmt.Errorf("the OpenAPI document has no operation %q", id)
	}
	text, err := json.Marshal(c.document)
	if err != nil {
		return fmt.Errorf("openapi: %w", err)
	}
	mux.HandleFunc("GET /openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(text)
	})
	return nil
}

// The formats of the document that are validated, besides those that the library knows.
var formats = []openapi3.SchemaValidationOption{
	openapi3.EnableFormatValidation(),
	openapi3.WithStringFormatValidator("uuid", openapi3.NewCallbackValidator(uuid.Validate)),
}

func validated(route *routers.Route, handler Handler) Handler {
	names := parametersIn(route.Path)
	return func(w http.ResponseWriter, r *http.Request) error {
		if r.ContentLength > maxBody {
			return &http.MaxBytesError{Limit: maxBody}
		}
		if !takes(route.Operation, r) {
			return NewProblem(http.StatusUnsupportedMediaType, "The body must be JSON.")
		}
		input := &openapi3filter.RequestValidationInput{
			Request:    r,
			PathParams: make(map[string]string, len(names)),
			Route:      route,
			Options: &openapi3filter.Options{
				MultiError:              true,
				SchemaValidationOptions: formats,
			},
		}
		for _, name := range names {
			input.PathParams[name] = r.PathValue(name)
		}
		if err := openapi3filter.ValidateRequest(r.Context(), input); err != nil {
			return explain(err)
		}
		if err := rejectUnstorableText(r); err != nil {
			return err
		}
		return handler(w, r)
	}
}

// takes reports whether an operation accepts the media type of a body. A request without one has none.
func takes(operation *openapi3.Operation, r *http.Request) bool {
	if operation.RequestBody == nil || r.ContentLength == 0 {
		return true
	}
	return operation.RequestBody.Value.Content.Get(r.Header.Get("Content-Type")) != nil
}

func parametersIn(path string) []string {
	var names []string
	for segment := range strings.SplitSeq(path, "/") {
		if name, ok := strings.CutPrefix(segment, "{"); ok {
			names = append(names, strings.TrimSuffix(name, "}"))
		}
	}
	return names
}
