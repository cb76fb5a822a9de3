package main

import (
	"net/http"
	"os"

	"github.com/getsentry/sentry-go"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	log "github.com/sirupsen/logrus"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
)

func main() {
	log.SetFormatter(&log.JSONFormatter{})
	if err := sentry.Init(sentry.ClientOptions{Dsn: os.Getenv("SENTRY_DSN")}); err != nil {
		log.WithError(err).Warn("errors are not tracked")
	}
	http.Handle("/metrics", promhttp.Handler())
	http.Handle("/prices", otelhttp.NewHandler(prices(), "prices"))
	log.Fatal(http.ListenAndServe(":8080", nil))
}
