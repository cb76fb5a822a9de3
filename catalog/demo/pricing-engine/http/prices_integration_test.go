//go:build integration

package http

import (
	"testing"

	"github.com/testcontainers/testcontainers-go/modules/redis"
)

func TestAQuoteIsTakenFromTheCacheForTenMinutes(t *testing.T) {
	cache, err := redis.Run(t.Context(), "redis:7")
	if err != nil {
		t.Fatal(err)
	}
	first, second := ask(t, cache), ask(t, cache)
	if first != second {
		t.Fatal("the price changed within its ten minutes")
	}
}
