package store

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"
	log "github.com/sirupsen/logrus"
)

func init() { log.SetFormatter(&log.JSONFormatter{}) }

// Open connects with at most twelve connections.
func Open(ctx context.Context, url string) (*pgxpool.Pool, error) {
	c, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	c.MaxConns = 12
	return pgxpool.NewWithConfig(ctx, c)
}
