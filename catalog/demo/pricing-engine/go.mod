module harbourline.dev/pricing-engine

go 1.25

require (
	github.com/getsentry/sentry-go v0.35.0
	github.com/go-playground/validator/v10 v10.27.0
	github.com/jackc/pgx/v5 v5.7.5
	github.com/pressly/goose/v3 v3.25.0
	github.com/prometheus/client_golang v1.23.0
	github.com/redis/go-redis/v9 v9.12.0
	github.com/sirupsen/logrus v1.9.3
	github.com/testcontainers/testcontainers-go v0.38.0
	go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp v0.63.0
	go.opentelemetry.io/otel v1.38.0
)
