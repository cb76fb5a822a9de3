"""Settings, checked at start: a planner without a map must not come up."""

from pydantic import Field, HttpUrl
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    environment: str = Field(pattern="^(staging|production)$")
    database_url: str
    map_url: HttpUrl
    planning_seconds: int = Field(default=20, ge=1, le=60)
