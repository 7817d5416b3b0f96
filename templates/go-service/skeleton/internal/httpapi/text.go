package httpapi

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// rejectUnstorableText returns a problem for a body with text that no database stores: PostgreSQL has no NUL,
// and UTF-8 no half of a surrogate pair, which the decoder would replace without an error.
func rejectUnstorableText(r *http.Request) error {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	if hasUnstorableText(body) {
		return NewProblem(http.StatusBadRequest, "The request has text with NUL or a lone surrogate.")
	}
	return nil
}

// hasUnstorableText looks at the escapes of valid JSON.
func hasUnstorableText(body []byte) bool {
	for i := 0; i+1 < len(body); i++ {
		if body[i] != '\\' {
			continue
		}
		unit, ok := escapedUnit(body[i:])
		i++
		if !ok {
			continue
		}
		if unit == 0 {
			return true
		}
		if utf16.IsSurrogate(unit) {
			second, _ := escapedUnit(body[i+5:])
			if utf16.DecodeRune(unit, second) == utf8.RuneError {
				return true
			}
			i += 6
		}
	}
	return !utf8.Valid(body)
}

// escapedUnit returns the code unit of an escape such as \u0041, if the text begins with one.
func escapedUnit(text []byte) (rune, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(text[2:6]), 16, 32)
	return rune(unit), err == nil //nolint:gosec // four digits fit
}
