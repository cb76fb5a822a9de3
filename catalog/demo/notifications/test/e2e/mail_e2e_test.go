//go:build e2e

package e2e

import "testing"

func TestABookingEndsAsAMailInTheRecipientsLanguage(t *testing.T) {
	mail := book(t, "HL000000007").waitForMail()
	mail.hasSubject("Din pakke er booket")
}
