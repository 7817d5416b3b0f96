package httpapi

import "testing"

func TestTextThatNoDatabaseStoresIsFound(t *testing.T) {
	cases := []struct {
		body string
		want bool
	}{
		{`{"name":"Ada"}`, false},
		{`{"name":"Zo\u00eb \ud83d\ude00 \"\\u0000\""}`, false},
		{`{"name":"a\u0000b"}`, true},
		{`{"a\u0000":1}`, true},
		{`{"name":"\ud800"}`, true},
		{`{"name":"\ud800\u0041"}`, true},
		{`{"name":"\udc00"}`, true},
		{`{"name":"\\\ud83d\ude00\ud800"}`, true},
		{"{\"name\":\"\xff\"}", true},
		{`"\`, false},
		{"", false},
	}
	for _, c := range cases {
		if got := hasUnstorableText([]byte(c.body)); got != c.want {
			t.Errorf("%q: got %v; want %v", c.body, got, c.want)
		}
	}
}
