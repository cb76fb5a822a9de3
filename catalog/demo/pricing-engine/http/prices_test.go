package http

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestAnUnauthorizedCallerSeesNoPrices(t *testing.T) {
	w := httptest.NewRecorder()
	Prices(nil, nil, refuseAll)(w, httptest.NewRequest("GET", "/prices", nil))
	if w.Code != http.StatusUnauthorized {
		t.Fatalf("got %d", w.Code)
	}
}
