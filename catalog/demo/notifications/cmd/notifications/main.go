package main

import (
	"log/slog"
	"net/http"
	"os"

	"github.com/getsentry/sentry-go"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"

	"harbourline.dev/notifications/internal/config"
)

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, nil)))
	settings, err := config.Load("config/" + os.Getenv("ENVIRONMENT") + ".yaml")
	if err != nil {
		slog.Error("the configuration is wrong, so nothing is started", "error", err)
		os.Exit(1)
	}
	if err := sentry.Init(sentry.ClientOptions{Dsn: os.Getenv("SENTRY_DSN")}); err != nil {
		slog.Warn("errors are not tracked", "error", err)
	}
	routes := http.NewServeMux()
	routes.Handle("/metrics", promhttp.Handler())
	routes.Handle("POST /messages", otelhttp.NewHandler(messages(settings), "messages"))
	if err := http.ListenAndServe(":8080", routes); err != nil {
		slog.Error("stopped", "error", err)
	}
}
