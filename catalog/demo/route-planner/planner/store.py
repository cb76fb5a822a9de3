"""The database, behind a bounded pool."""

from sqlalchemy import create_engine

from planner.settings import Settings

engine = create_engine(Settings().database_url, pool_size=10, max_overflow=5, pool_timeout=3, pool_pre_ping=True)
