import schemathesis

schema = schemathesis.openapi.from_path("openapi.yaml")


@schema.parametrize()
def test_the_api_does_what_its_document_says(case):
    case.call_and_validate()
