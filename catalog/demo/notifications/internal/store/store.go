package store

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Open connects with a bounded pool.
func Open(ctx context.Context, url string, max int32) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	config.MaxConns = max
	return pgxpool.NewWithConfig(ctx, config)
}
