//go:build integration

package integration

import (
	"testing"

	"github.com/testcontainers/testcontainers-go/modules/kafka"
)

func TestTheSameIDIsSentOnce(t *testing.T) {
	broker, err := kafka.Run(t.Context(), "confluentinc/confluent-local:7.9.0")
	if err != nil {
		t.Fatal(err)
	}
	sent := runWith(t, broker, message("a"), message("a"), message("b"))
	if sent != 2 {
		t.Fatalf("sent %d messages, want 2", sent)
	}
}
