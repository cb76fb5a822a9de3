package send

import "testing"

func TestAMissedDeliveryNamesTheNeighbour(t *testing.T) {
	got := Render("missed", "en", map[string]string{"neighbour": "Mrs Okafor, no. 14"})
	if want := "We left your parcel with Mrs Okafor, no. 14."; got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
}
