package store
func open() { db.SetMaxOpenConns(20) }
