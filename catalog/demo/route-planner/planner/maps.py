"""Travel times, from the map of last night."""

from cachetools import TTLCache, cached
from prometheus_client import Gauge

age = Gauge("map_age_seconds", "How old the map is")


@cached(TTLCache(maxsize=200_000, ttl=3600))
def minutes(start: str, end: str) -> float:
    """Half of all pairs are asked for again within the hour."""
    return _shortest(start, end)


def _shortest(start: str, end: str) -> float:
    raise NotImplementedError("left out of the sketch")
