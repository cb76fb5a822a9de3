def test_turns_strangers_away(client):
    assert client.get("/documents").status_code == 401
