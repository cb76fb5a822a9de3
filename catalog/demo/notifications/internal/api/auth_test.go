package api

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestACallerWithoutATokenIsTurnedAway(t *testing.T) {
	answer := httptest.NewRecorder()
	Authenticated("messages.send", testKeys, http.NotFoundHandler()).ServeHTTP(answer, httptest.NewRequest("POST", "/messages", nil))
	assert.Equal(t, http.StatusUnauthorized, answer.Code)
}

func TestACallerWithTheWrongScopeIsForbidden(t *testing.T) {
	request := httptest.NewRequest("POST", "/messages", nil)
	request.Header.Set("Authorization", "Bearer "+testKeys.Sign("messages.read"))
	answer := httptest.NewRecorder()
	Authenticated("messages.send", testKeys, http.NotFoundHandler()).ServeHTTP(answer, request)
	assert.Equal(t, http.StatusForbidden, answer.Code)
}
