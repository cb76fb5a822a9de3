package price

import "testing"

func TestAnIslandCostsTheFerry(t *testing.T) {
	got := Of(Tariff{Cents: 690}, Parcel{To: "3790"}, []Surcharge{Island})
	if got.Cents != 690+Island.Cents {
		t.Errorf("got %d cents", got.Cents)
	}
}

func BenchmarkOf(b *testing.B) {
	for b.Loop() {
		Of(Tariff{Cents: 690}, Parcel{To: "3790"}, all)
	}
}
