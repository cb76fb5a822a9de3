let pool = PgPoolOptions::new().connect_lazy_with(settings.connect_options());
