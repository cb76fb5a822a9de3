"""Positions, with an index that finds what is near."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("CREATE TABLE position (tour uuid NOT NULL, at timestamptz NOT NULL, point geography(point) NOT NULL)")
    op.execute("CREATE INDEX position_near ON position USING gist (point)")
    op.create_index("position_tour_at", "position", ["tour", "at"])


def downgrade() -> None:
    op.execute("DROP TABLE position")
