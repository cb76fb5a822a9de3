package api

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"github.com/go-playground/validator/v10"
	"golang.org/x/time/rate"
)

var validate = validator.New(validator.WithRequiredStructEnabled())

// Message is what a caller wants to tell somebody.
type Message struct {
	ID       string            `json:"id" validate:"required,uuid"`
	To       string            `json:"to" validate:"required,max=64"`
	Template string            `json:"template" validate:"required,oneof=booked out-for-delivery delivered missed receipt sign-in"`
	Values   map[string]string `json:"values" validate:"max=20,dive,max=400"`
}

// Send takes a message and answers before it is sent.
func Send(queue Queue, limiter *rate.Limiter, audit *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		caller := CallerOf(r.Context())
		if !limiter.Allow() {
			w.Header().Set("Retry-After", "1")
			http.Error(w, "over your limit; try again in a second", http.StatusTooManyRequests)
			return
		}
		var m Message
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 16<<10)).Decode(&m); err != nil || validate.Struct(m) != nil {
			http.Error(w, "this is not a message; see /openapi.yaml", http.StatusUnprocessableEntity)
			return
		}
		if err := queue.Put(r.Context(), m); err != nil {
			http.Error(w, "not taken; send the same id again", http.StatusServiceUnavailable)
			return
		}
		audit.Info("audit", "what", "message taken", "caller", caller, "id", m.ID)
		w.WriteHeader(http.StatusAccepted)
	}
}
