package metadata

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestReportsWhatTheHostSays(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
	}))
	defer server.Close()
}
