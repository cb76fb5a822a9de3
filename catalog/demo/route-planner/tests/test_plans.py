from planner.plans import plan


def test_a_van_does_not_cross_the_bridge_twice():
    tour = plan(depot="D03", stops=["2100", "1432", "2150"])
    assert tour.crossings("langebro") <= 1


def test_a_stop_with_a_time_window_comes_in_time():
    tour = plan(depot="D03", stops=["2100", ("1432", "09:00-10:00")])
    assert tour.arrival("1432").hour == 9
