"""Tours and stops."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "tour",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("depot", sa.String(3), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("plan", sa.JSON, nullable=False),
    )
    op.create_index("tour_depot_day", "tour", ["depot", "day"])


def downgrade() -> None:
    op.drop_table("tour")
