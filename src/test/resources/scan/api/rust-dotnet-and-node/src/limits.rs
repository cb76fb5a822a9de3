static LIMITER: Lazy<Limiter> = Lazy::new(|| RateLimiter::keyed(Quota::with_period(SECONDS)));
