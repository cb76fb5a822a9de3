from fastapi.testclient import TestClient

from planner.api import app


def test_a_stranger_is_unauthorized():
    assert TestClient(app).get("/depots/D03/tours").status_code == 401


def test_a_reader_is_forbidden_to_plan(reader_token):
    answer = TestClient(app).post("/tours/3f0c0e5e-0000-4000-8000-000000000001/replan", headers=reader_token)
    assert answer.status_code == 403
