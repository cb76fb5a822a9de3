//go:build integration

package contract

import (
	"testing"

	"github.com/pact-foundation/pact-go/v2/message"
)

func TestReadsTheEventsThatBookingSends(t *testing.T) {
	pact := message.NewSynchronousPact("notifications", "booking-api")
	pact.Verify(t, readBooked)
}
