def test_an_order_comes_back(endpoint):
    assert requests.get(endpoint).status_code == 200
