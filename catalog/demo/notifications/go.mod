module harbourline.dev/notifications

go 1.25

require (
	github.com/getsentry/sentry-go v0.35.0
	github.com/go-playground/validator/v10 v10.27.0
	github.com/golang-migrate/migrate/v4 v4.19.0
	github.com/jackc/pgx/v5 v5.7.5
	github.com/prometheus/client_golang v1.23.0
	github.com/stretchr/testify v1.11.0
	github.com/testcontainers/testcontainers-go v0.38.0
	github.com/twmb/franz-go v1.19.5
	go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp v0.63.0
	go.opentelemetry.io/otel v1.38.0
	golang.org/x/time v0.12.0
	gopkg.in/yaml.v3 v3.0.1
)
