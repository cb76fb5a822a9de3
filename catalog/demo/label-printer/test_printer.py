import printer


def test_render_draws_four_lines(tmp_path):
    printer.render({"name": "A. Jensen", "street": "Havnegade 1", "zip": "1058", "city": "Copenhagen"})
