package http

import (
	"net/http"

	"github.com/go-playground/validator/v10"
	"github.com/redis/go-redis/v9"
)

type query struct {
	From  string `validate:"required,len=3"`
	To    string `validate:"required,numeric,min=4,max=5"`
	Grams int    `validate:"required,min=1,max=31500"`
}

// Prices answers from the cache where it can; a quote is valid for ten minutes.
func Prices(cache *redis.Client, check *validator.Validate, verify Verifier) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := verify(r.Header.Get("Authorization")); err != nil {
			http.Error(w, "sign in first", http.StatusUnauthorized)
			return
		}
		q := read(r)
		if err := check.Struct(q); err != nil {
			http.Error(w, "from, to and grams are needed; grams are 1 to 31500", http.StatusUnprocessableEntity)
			return
		}
		answer(w, cache, q)
	}
}
