import pytest
from testcontainers.postgres import PostgresContainer


@pytest.fixture(scope="session")
def database():
    with PostgresContainer("postgis/postgis:16-3.4") as container:
        yield container.get_connection_url()


def test_the_nearest_van_is_found_by_the_index(database):
    assert "position_near" in explain(database, near="POINT(12.59 55.68)")
