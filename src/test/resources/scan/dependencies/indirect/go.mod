module shop

require (
	github.com/prometheus/client_golang v1.24.1
	github.com/go-openapi/swag v0.26.0 // indirect
	go.opentelemetry.io/otel v1.30.0 // indirect
)
