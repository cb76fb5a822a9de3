package api

// go:generate is not used here
