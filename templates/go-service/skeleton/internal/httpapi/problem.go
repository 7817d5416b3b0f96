// Package httpapi is the code shared by all routes: the contract, errors, limits and the request log.
package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
)

const problemType = "application/problem+json"

// Problem is an error response: problem details for HTTP APIs, RFC 9457. A handler
// returns one as its error, and its detail is shown to the client.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
	// Errors lists every validation error.
	Errors []Violation `json:"errors,omitempty"`
}

// Violation is one error in a request.
type Violation struct {
	// Pointer is the location in the request, as a JSON pointer.
	Pointer string `json:"pointer"`
	Detail  string `json:"detail"`
}

// NewProblem returns the problem of an HTTP status.
func NewProblem(status int, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: titleOf(status), Status: status, Detail: detail}
}

// titleOf is the title of RFC 9110; net/http has an older name for two of them.
func titleOf(status int) string {
	switch status {
	case http.StatusRequestEntityTooLarge:
		return "Content Too Large"
	case http.StatusUnprocessableEntity:
		return "Unprocessable Content"
	default:
		return http.StatusText(status)
	}
}

func (p *Problem) Error() string {
	return fmt.Sprintf("%d %s: %s", p.Status, p.Title, p.Detail)
}

// WriteJSON answers with a value.
func WriteJSON(w http.ResponseWriter, status int, body any) error {
	return write(w, status, "application/json", body)
}

func writeProblem(w http.ResponseWriter, problem *Problem) error {
	return write(w, problem.Status, problemType, problem)
}

func write(w http.ResponseWriter, status int, contentType string, body any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("encode: %w", err)
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	// When the client is gone, there is nobody to report to.
	_, _ = w.Write(text)
	return nil
}
