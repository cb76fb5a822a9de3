package price

// Quote is the price of one parcel, and how it comes about.
type Quote struct {
	Cents int    `json:"cents"`
	Lines []Line `json:"lines"`
}

// Line is one reason for a part of a price.
type Line struct {
	Code  string `json:"code"`
	Cents int    `json:"cents"`
}

// Of prices a parcel: the zone's tariff, then the surcharges in the order of their codes.
func Of(t Tariff, p Parcel, surcharges []Surcharge) Quote {
	q := Quote{Cents: t.Cents, Lines: []Line{{"tariff", t.Cents}}}
	for _, s := range surcharges {
		if s.Applies(p) {
			q.Cents += s.Cents
			q.Lines = append(q.Lines, Line{s.Code, s.Cents})
		}
	}
	return q
}
