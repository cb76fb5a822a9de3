var api = app.NewVersionedApi("Catalog");
